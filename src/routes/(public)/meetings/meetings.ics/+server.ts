import { m } from '#lib/paraglide/messages.js';
import { meetingsFile } from '#lib/profiles/calendar.ts';
import { listMeetings } from '#lib/profiles/server/meetings.ts';
import { href } from '#lib/ui/href.ts';
import { placeIn } from '../asked.ts';
import type { RequestHandler } from './$types';

/** The next meetings of communities of a place, as a calendar to subscribe to. */
export const GET: RequestHandler = async ({ url, locals: { context, locale } }) => {
	const meetings = await listMeetings(context.db, context.now, placeIn(url.searchParams));
	const file = meetingsFile(
		m.meetings_title({}, { locale }),
		meetings.map(({ id, name, text, at, changedAt }) => ({
			...{ profileId: id, title: name, description: text, startsAt: at, changedAt },
			url: new URL(href(`/people/${id}`, locale), url).href
		}))
	);
	return new Response(file, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'inline; filename="meetings.ics"'
		}
	});
};
