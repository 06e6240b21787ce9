/** What is done on the page of an introduction; each form goes back to it. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import * as schema from '#lib/introductions/schema.ts';
import { acceptIntroduction } from '#lib/introductions/server/accepting.ts';
import { blockOtherSide, declareConflictIn, reportIntroduction } from '#lib/introductions/server/apart.ts';
import { askSuggested } from '#lib/introductions/server/asking.ts';
import {
	declineIntroduction,
	endIntroduction,
	recordMeeting,
	takeOverIntroduction,
	withdrawIntroduction
} from '#lib/introductions/server/commands.ts';
import { giveAgain, revokeContact } from '#lib/introductions/server/contact.ts';
import { hideMessage, writeMessage } from '#lib/introductions/server/conversation.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';

/** Runs a command and leads back: to the page, to a part of it, or to the list where the page is closed now. */
function take<Schema extends z.ZodObject>(
	fields: Schema,
	run: (context: Context, id: string, typed: z.output<Schema>) => Promise<unknown>,
	where: string | ((result: unknown) => string) = ''
) {
	return formAction(fields, async (typed, { locals, params }: RequestEvent) => {
		const id = params['id'] ?? '';
		const result = await run(locals.context, id, typed);
		const to = typeof where === 'string' ? where : where(result);
		redirect(303, href(to.startsWith('/') ? to : `/introductions/${id}${to}`, locals.locale));
	});
}

const noteOf = ({ reason_code, reason, would_change }: z.output<typeof schema.End>) => ({
	...{ reasonCode: reason_code, reason, wouldChange: would_change }
});

const hiddenIn = (said: unknown) =>
	typeof said === 'object' && said !== null && 'hidden' in said && Number(said.hidden) > 0
		? `?hidden=${String(said.hidden)}#talk`
		: '#talk';

export const steps = {
	accept: take(schema.Accept, acceptIntroduction),
	ask: take(schema.AskSuggested, (context, id, { words, address, telephone }) =>
		askSuggested(context, id, { words, ...(address !== undefined && { contact: { address, telephone } }) })
	),
	decline: take(schema.End, (context, id, typed) => declineIntroduction(context, id, noteOf(typed))),
	withdraw: take(schema.End, (context, id, typed) => withdrawIntroduction(context, id, noteOf(typed))),
	end: take(schema.End, (context, id, typed) => endIntroduction(context, id, noteOf(typed))),
	meet: take(schema.Nothing, recordMeeting),
	revoke: take(schema.Nothing, revokeContact, '#contacts'),
	give: take(schema.Accept, giveAgain, '#contacts'),
	take_over: take(schema.Accept, takeOverIntroduction, '#contacts'),
	message: take(schema.Message, (context, id, { words }) => writeMessage(context, id, words), hiddenIn),
	hide: take(
		schema.Hide,
		(context, id, { message, reason }) => hideMessage(context, id, message, reason),
		'#talk'
	),
	block: take(schema.Nothing, blockOtherSide, '/introductions?done=blocked'),
	report: take(
		schema.Words,
		(context, id, { words }) => reportIntroduction(context, id, words),
		'/introductions?done=report'
	),
	conflict: take(
		schema.Words,
		(context, id, { words }) => declareConflictIn(context, id, words),
		'/introductions?done=conflict'
	)
};
