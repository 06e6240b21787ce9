/** The next meeting of a community as a calendar file (RFC 5545), so that any calendar takes it over. Pure. */

export interface Meeting {
	/** Id of the profile: the same meeting moved to another day stays the same entry. */
	profileId: string;
	title: string;
	description: string;
	startsAt: Date;
	/** When the profile was changed last. */
	changedAt: Date;
	/** Address of the profile's page. */
	url: string;
}

/** An hour and a half, since communities say when they begin and seldom when they end. */
const lengthMs = 90 * 60_000;

/** One meeting, or the next ones of several communities as a calendar to subscribe to, under the name it is given. */
export function meetingFile(meeting: Meeting): string {
	return calendar(eventOf(meeting));
}

export function meetingsFile(name: string, meetings: readonly Meeting[]): string {
	const head = [`X-WR-CALNAME:${escape(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT12H'];
	return calendar([...head, ...meetings.flatMap(eventOf)]);
}

function calendar(inside: readonly string[]): string {
	const lines = [
		...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Mutirao//Meetings//EN'],
		...inside,
		'END:VCALENDAR'
	];
	return lines.map(fold).join('\r\n') + '\r\n';
}

function eventOf({ profileId, title, description, startsAt, changedAt, url }: Meeting): string[] {
	return [
		'BEGIN:VEVENT',
		`UID:${profileId}@mutirao`,
		`DTSTAMP:${stamp(changedAt)}`,
		`DTSTART:${stamp(startsAt)}`,
		`DTEND:${stamp(new Date(startsAt.getTime() + lengthMs))}`,
		`SUMMARY:${escape(title)}`,
		...(description === '' ? [] : [`DESCRIPTION:${escape(description)}`]),
		`URL:${url}`,
		'END:VEVENT'
	];
}

const stamp = (moment: Date) => `${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const escape = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');

/** Lines end after 75 bytes at most; what goes on begins with a blank. A sign is never cut in two. */
function fold(line: string): string {
	const parts: string[] = [];
	let part = '';
	let bytes = 0;
	for (const sign of line) {
		const size = new TextEncoder().encode(sign).length;
		if (bytes + size > 75) {
			parts.push(part);
			part = ' ';
			bytes = 1;
		}
		part += sign;
		bytes += size;
	}
	return [...parts, part].join('\r\n');
}

/** The moment a clock in a time zone shows a local date and time (`YYYY-MM-DDTHH:MM`). */
export function momentIn(zone: string, local: string): Date {
	const wanted = Date.parse(`${local}:00Z`);
	let guess = wanted;
	for (let round = 0; round < 3; round += 1)
		guess += wanted - Date.parse(`${clockIn(zone, new Date(guess))}:00Z`);
	return new Date(guess);
}

/** What a clock in the time zone shows at a moment: `YYYY-MM-DDTHH:MM`. */
export function clockIn(zone: string, moment: Date): string {
	const parts = new Intl.DateTimeFormat('sv-SE', {
		timeZone: zone,
		dateStyle: 'short',
		timeStyle: 'short'
	}).format(moment);
	return parts.replace(' ', 'T');
}

export function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
