import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { OneNotice } from '#lib/notifications/schema.ts';
import { listInbox, openNotice, readAll } from '#lib/notifications/server/inbox.ts';
import { findOwnSuppression } from '#lib/notifications/server/suppression.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../signed-in.ts';
import { noticeView } from './inbox-view.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const size = 30;

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const before = z.uuid().safeParse(event.url.searchParams.get('before')).data;
	const [{ notices, last, more }, returned] = await Promise.all([
		listInbox(context, locale, { before, size }),
		findOwnSuppression(context)
	]);
	return {
		notices: notices.map((notice) => noticeView(notice, locale)),
		returned: returned?.reason,
		newest: notices[0]?.id,
		first: before === undefined,
		older: more ? `${href('/inbox', locale)}?before=${last ?? ''}` : undefined
	};
};

function again({ locals }: RequestEvent): never {
	redirect(303, href('/inbox', locals.locale));
}

export const actions = {
	open: formAction(OneNotice, async ({ notice }, event: RequestEvent) => {
		signedIn(event);
		const { context, locale } = event.locals;
		const path = await openNotice(context, notice, locale);
		redirect(303, href(path ?? '/inbox', locale));
	}),
	read: formAction(OneNotice, async ({ notice }, event: RequestEvent) => {
		signedIn(event);
		await openNotice(event.locals.context, notice, event.locals.locale);
		again(event);
	}),
	all: formAction(OneNotice, async ({ notice }, event: RequestEvent) => {
		signedIn(event);
		await readAll(event.locals.context, notice);
		again(event);
	})
} satisfies Actions;
