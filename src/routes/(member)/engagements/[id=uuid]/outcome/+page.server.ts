import { z } from 'zod';
import { sides } from '#lib/engagements/lifecycle.ts';
import { Account, CheckIn, PublicationForm } from '#lib/outcomes/schema.ts';
import * as accounts from '#lib/outcomes/server/accounts.ts';
import { answerCheckIn } from '#lib/outcomes/server/check-ins.ts';
import { choiceOf } from '#lib/platform/filters.ts';
import { prose } from '#lib/platform/text.ts';
import { onWork } from '../../act.ts';
import { mayDraw } from '../telling.ts';
import { readWork } from '../work-view.ts';
import { readOutcomeView } from './outcome-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context, locale }, params }) => {
	const work = await readWork(context, params.id, locale);
	return {
		...{ work, locale },
		outcome: await readOutcomeView(context, params.id, work, locale),
		mayDraw: await mayDraw(context, work)
	};
};

const Reply = z.strictObject({ reply: prose(4_000, 3) });
const Moderation = z.strictObject({
	side: choiceOf(sides),
	step: choiceOf(['taken_down', 'put_back']),
	reason: prose(1_000, 3)
});
const shown = '/outcome#accounts';

export const actions = {
	write: onWork(Account, accounts.writeAccount, shown),
	publish: onWork(
		PublicationForm,
		(on, id, { publication }) => accounts.decidePublication(on, id, publication),
		shown
	),
	reply: onWork(Reply, (on, id, { reply }) => accounts.replyToAccount(on, id, reply), shown),
	moderate: onWork(Moderation, accounts.moderateAccount, shown),
	check: onWork(CheckIn, answerCheckIn, '/outcome#check-ins')
} satisfies Actions;
