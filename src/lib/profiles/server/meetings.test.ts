import { describe, expect, test } from '../../../../tests/support/database.ts';
import { now } from '../../../../tests/support/offices.ts';
import { aProfile, someTowns } from '../../../../tests/support/people.ts';
import type { Db } from '../../platform/server/db.ts';
import { meetingsFile } from '../calendar.ts';
import { listMeetings } from './meetings.ts';

const lyon = { country: 'FR', subdivision: 'FR-ARA', city: 2996944 };
const soon = new Date(now.getTime() + 5 * 86_400_000);

type Row = NonNullable<Parameters<typeof aProfile>[1]>;

function aCommunity(db: Db, more: Row = {}) {
	return aProfile(db, {
		...{ kind: 'community', name: 'Map Tuesdays', places: [lyon], meeting_at: soon },
		...{
			meeting_zone: 'Europe/Paris',
			meeting_text: 'Back room; ask for Amandine, Zoé or Luc\nBring a laptop'
		},
		...more
	});
}

describe('the next meetings', () => {
	test('are those to come, of communities that keep them from nobody', async ({ db }) => {
		await someTowns(db);
		const shown = await aCommunity(db);
		await aCommunity(db, { meeting_at: new Date(now.getTime() - 1) });
		await aCommunity(db, { verified_only: ['meeting'] });
		await aCommunity(db, { visibility: 'verified' });
		await aCommunity(db, { paused: true });
		await aCommunity(db, { status: 'withdrawn' });
		await aCommunity(db, { kind: 'firm' });
		expect((await listMeetings(db, now, {})).map(({ id }) => id)).toEqual([shown]);
	});

	test('are of a region where the community works there, or in its whole country', async ({ db }) => {
		await someTowns(db);
		const here = await aCommunity(db);
		const country = await aCommunity(db, { places: [{ country: 'FR' }] });
		await aCommunity(db, { places: [{ country: 'KE', subdivision: 'KE-30' }] });
		const ids = async (place: Parameters<typeof listMeetings>[2]) =>
			(await listMeetings(db, now, place)).map(({ id }) => id).sort();
		expect(await ids({ region: 'FR-ARA' })).toEqual([here, country].sort());
		expect(await ids({ country: 'FR' })).toEqual([here, country].sort());
		expect(await ids({ region: 'BR-PE' })).toEqual([]);
	});

	test('go out as a calendar every program reads', async ({ db }) => {
		await someTowns(db);
		await aCommunity(db);
		await aCommunity(db, { name: 'Сообщество карт и открытых данных большого города, встреча для всех' });
		const rows = await listMeetings(db, now, {});
		const file = meetingsFile(
			'Next meetings',
			rows.map(({ id, name, text, at, changedAt }) => ({
				...{ profileId: id, title: name, description: text, startsAt: at, changedAt },
				url: `https://mutirao.example/people/${id}`
			}))
		);
		expect(problemsOf(file)).toEqual([]);
		expect(file.match(/^BEGIN:VEVENT/gm)).toHaveLength(2);
		expect(file.replaceAll('\r\n ', '')).toContain(
			'DESCRIPTION:Back room\\; ask for Amandine\\, Zoé or Luc\\nBring a laptop'
		);
	});
});

/** What RFC 5545 asks of such a file and this one lacks. */
function problemsOf(file: string): string[] {
	const problems: string[] = [];
	if (!file.endsWith('\r\n') || /[^\r]\n|\r[^\n]/.test(file)) problems.push('lines end with CRLF');
	const lines = file.split('\r\n').slice(0, -1);
	if (lines.some((line) => new TextEncoder().encode(line).length > 75)) problems.push('a line is too long');
	const unfolded = file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
	if (unfolded.some((line) => !/^[A-Z][A-Z0-9-]*(;[^:]+)?:/.test(line))) problems.push('a line has no name');
	const open: string[] = [];
	let event: string[] = [];
	for (const line of unfolded) {
		const name = line.split(/[;:]/)[0] ?? '';
		const value = line.slice(line.indexOf(':') + 1);
		if (name === 'BEGIN') open.push(value);
		else if (name === 'END' && open.pop() !== value) problems.push(`${value} is not open`);
		if (name === 'BEGIN' && value === 'VEVENT') event = [];
		else event.push(name);
		if (name === 'END' && value === 'VEVENT')
			for (const needed of ['UID', 'DTSTAMP', 'DTSTART'])
				if (event.filter((each) => each === needed).length !== 1) problems.push(`an event has no ${needed}`);
		if (name.startsWith('DT') && !/^\d{8}T\d{6}Z$/.test(value)) problems.push(`${name} is no moment`);
	}
	if (open.length > 0) problems.push('something stays open');
	if (!unfolded.includes('VERSION:2.0') || !unfolded.some((line) => line.startsWith('PRODID:')))
		problems.push('no version or maker');
	return problems;
}
