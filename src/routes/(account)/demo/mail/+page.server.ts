import { listCaughtMails } from '#lib/accounts/server/queries.ts';
import { mailIsCaught, requireExamples } from '../../post.ts';
import type { PageServerLoad } from './$types';

const links = /(https?:\/\/[^\s<>"]+)/;

export const load: PageServerLoad = async ({ locals: { context, locale }, url }) => {
	requireExamples(mailIsCaught);
	const mails = await listCaughtMails(context.db);
	const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
	return {
		mails: mails.map(({ id, recipient, subject, body, caughtAt }) => ({
			...{ id, recipient, subject, caught: time.format(caughtAt) },
			// Only links into this instance are made into links.
			parts: body.split(links).map((text) => ({ text, own: text.startsWith(`${url.origin}/`) }))
		}))
	};
};
