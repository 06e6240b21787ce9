import type { MeetingPlace } from '#lib/profiles/server/meetings.ts';

/** The place an address asks for; what is no code asks for everywhere. */
export function placeIn(query: URLSearchParams): MeetingPlace {
	const code = query.get('place') ?? '';
	if (/^[A-Z]{2}$/.test(code)) return { country: code };
	return /^[A-Z]{2}[-.][A-Z0-9-]{1,10}$/.test(code) ? { region: code } : {};
}
