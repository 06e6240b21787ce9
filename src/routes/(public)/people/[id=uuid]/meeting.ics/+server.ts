import { Refusal } from '#lib/platform/refusal.ts';
import { refusalResponse } from '#lib/platform/server/problem-document.ts';
import { meetingFile } from '#lib/profiles/calendar.ts';
import { findProfile } from '#lib/profiles/server/queries.ts';
import { href } from '#lib/ui/href.ts';
import type { RequestHandler } from './$types';

/** The next meeting, for a calendar. */
export const GET: RequestHandler = async ({ params, url, locals: { context, locale } }) => {
	const profile = await findProfile(context.db, context.actor, params.id);
	if (!profile?.meetingAt) return refusalResponse(new Refusal('not_found', 'people_not_found'), locale);
	const file = meetingFile({
		profileId: profile.id,
		title: profile.name,
		description: profile.meetingText,
		startsAt: profile.meetingAt,
		changedAt: profile.updatedAt,
		url: new URL(href(`/people/${profile.id}`, locale), url).href
	});
	return new Response(file, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'attachment; filename="meeting.ics"'
		}
	});
};
