import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { Refusal } from '#lib/platform/refusal.ts';
import { countUse, household } from '#lib/platform/server/limits.ts';
import { href } from '#lib/ui/href.ts';
import { Box } from '../(home)/read-asked.ts';
import { keep, keptAs } from '../../kept.ts';
import type { RequestHandler } from './$types';

const limit = { name: 'kept_text', most: 20, seconds: 3_600 };
const pages = { need: '/needs/new', profile: '/profile/new' } as const;
const Keep = z.strictObject({ need: Box.shape.need, for: z.enum(keptAs) });

/** Keeps what a visitor typed for a day, as the button said, and goes on to signing in. */
export const POST: RequestHandler = async (event) => {
	const { getClientAddress, locals, request } = event;
	const form = await request.formData().catch(() => {
		throw new Refusal('bad_request', 'platform_broken_form');
	});
	const sent = Keep.safeParse(Object.fromEntries(form));
	if (!sent.success) throw new Refusal('invalid', 'platform_not_understood');
	const { context, locale } = locals;
	await countUse(context.db, limit, household(getClientAddress()), context.now);
	await keep(event, sent.data.for, sent.data.need);
	const page = href(pages[sent.data.for], locale);
	redirect(303, locals.session ? page : `${href('/sign-in', locale)}?next=${encodeURIComponent(page)}`);
};
