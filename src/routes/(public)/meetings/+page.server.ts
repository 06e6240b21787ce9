import { listMeetingPlaces, listMeetings } from '#lib/profiles/server/meetings.ts';
import { countryName } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { meetsAt } from '../people/[id=uuid]/profile-view.ts';
import { foreign } from '../words.ts';
import { placeIn } from './asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { context, locale } }) => {
	const { db, now } = context;
	const place = placeIn(url.searchParams);
	const [meetings, places] = await Promise.all([listMeetings(db, now, place), listMeetingPlaces(db)]);
	const chosen = place.region ?? place.country ?? '';
	return {
		chosen,
		places: places.map(({ country, region, name }) => ({
			value: region ?? country,
			words: name === null ? countryName(country, locale) : `${name}, ${countryName(country, locale)}`
		})),
		file: href(`/meetings/meetings.ics${chosen === '' ? '' : `?place=${chosen}`}`, locale),
		meetings: meetings.map((meeting) => ({
			...{ id: meeting.id, name: meeting.name, text: meeting.text, example: meeting.example },
			lang: foreign(meeting.language, locale),
			href: href(`/people/${meeting.id}`, locale),
			when: meetsAt({ meetingAt: meeting.at, meetingZone: meeting.zone }, locale, now)
		}))
	};
};
