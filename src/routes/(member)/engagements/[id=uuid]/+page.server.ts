import { z } from 'zod';
import * as schema from '#lib/engagements/schema.ts';
import { takeStep } from '#lib/engagements/server/commands.ts';
import { answerEnding, reportEnding } from '#lib/engagements/server/endings.ts';
import { addParty, confirmEngagement, dropParty } from '#lib/engagements/server/parties.ts';
import * as progress from '#lib/engagements/server/progress.ts';
import { prose } from '#lib/platform/text.ts';
import { onWork } from '../act.ts';
import { afterTheEnd } from './telling.ts';
import { creditOf, giveCreditHere, GiveCredit } from './credit.ts';
import { listInvitable } from './invitable.ts';
import { readWork } from './work-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context, locale }, params }) => {
	const work = await readWork(context, params.id, locale);
	return {
		...{ work, locale },
		credit: await creditOf(context, work, locale),
		invitable: await listInvitable(context, work),
		after: await afterTheEnd(context, work)
	};
};

const Nothing = z.strictObject({});
const OfMilestone = z.strictObject({ milestone: z.uuid({ error: 'platform_choose' }) });
const OfIntroduction = z.strictObject({ introduction: z.uuid({ error: 'platform_choose' }) });
const OfParty = z.strictObject({ party: z.uuid({ error: 'platform_choose' }) });
const OfNote = z.strictObject({ note: z.uuid({ error: 'platform_choose' }), reason: prose(400, 3) });

export const actions = {
	confirm: onWork(Nothing, confirmEngagement, '#next'),
	invite: onWork(OfIntroduction, (on, id, { introduction }) => addParty(on, id, introduction), '#parties'),
	drop: onWork(OfParty, (on, id, { party }) => dropParty(on, id, party), '#parties'),
	step: onWork(schema.StepForm, (on, id, { step, reason }) => takeStep(on, id, step, reason), '#next'),
	end: onWork(schema.EndingReport, reportEnding, '#ending'),
	answer: onWork(schema.EndingReply, answerEnding, '#ending'),
	milestone: onWork(schema.Milestone, progress.addMilestone, '#progress'),
	reach: onWork(
		OfMilestone,
		(on, id, { milestone }) => progress.reachMilestone(on, id, milestone),
		'#progress'
	),
	note: onWork(schema.ProgressNote, progress.writeNote, '#progress'),
	hide: onWork(OfNote, (on, id, { note, reason }) => progress.hideNote(on, id, note, reason), '#progress'),
	link: onWork(schema.Delivery, progress.linkDelivery, '#deliveries'),
	credit: onWork(GiveCredit, giveCreditHere, '#credit')
} satisfies Actions;
