import { isGroup } from '#lib/notifications/groups.ts';
import { groupTitle } from '#lib/notifications/group-words.ts';
import { OneClick } from '#lib/notifications/schema.ts';
import { readStopToken, savedIn, stopMails } from '#lib/notifications/server/unsubscribing.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

function tokenIn({ url }: Pick<RequestEvent, 'url'>): string {
	return url.searchParams.get('token') ?? '';
}

export const load: PageServerLoad = async ({ locals: { context, locale }, url }) => {
	const token = tokenIn({ url });
	const read = await readStopToken(context.db, token);
	if (!read) throw new Refusal('not_found', 'notify_stop_unknown');
	const saved = savedIn(read.stop) !== undefined;
	return { token, saved, group: isGroup(read.stop) ? groupTitle(read.stop, locale) : undefined };
};

export const actions = {
	// No redirect: the mail programs that press this button follow none.
	default: formAction(OneClick, async (_, event: RequestEvent) => {
		await stopMails(event.locals.context, tokenIn(event));
		return { stopped: true };
	})
} satisfies Actions;
