import { aTeam, daysAgo } from '../../../../tests/support/desk.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aPerson } from '../../../../tests/support/offices.ts';
import { aNeed, anOffice, aProfile } from '../../../../tests/support/people.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { replaceNeedPostings, replaceProfilePostings } from '../../postings/server/commands.ts';
import { openDesk } from './desks.ts';
import { putForward, shortlist, takeOffShortlist } from './forward.ts';
import { listDeskMatches, listShortlists } from './need-at-desk.ts';
import { listNotes, removeNote, writeNote } from './notes.ts';
import { suggestAcross } from './suggestions.ts';
import { dropTemplate, listTemplates, wordTemplate } from './templates.ts';

const inLyon = { country: 'FR', subdivision: 'FR-ARA', city: 2996944 };

async function aPublishedNeed(db: Db, ...skills: string[]) {
	const office_id = await anOffice(db, { ...inLyon, verified_until: '2027-11-01' });
	const id = await aNeed(db, { ...inLyon, office_id, skills, published_at: daysAgo(9) });
	await replaceNeedPostings(db, [id]);
	return id;
}

/** Somebody in Lyon who answers for their own profile. */
async function aDeveloper(db: Db, skills: string[], more: { capacity_limit?: number; name?: string } = {}) {
	const id = await aProfile(db, { person_id: await aPerson(db), skills, places: [inLyon], ...more });
	await replaceProfilePostings(db, [id]);
	return id;
}

async function theDesk(context: Context) {
	return (await openDesk(context)).desk;
}

const wish = { words: 'You fit each other.', how: 'ask', together: false, override: '' } as const;

describe('putting somebody forward', () => {
	test('asks both sides in the name of the team; several as one team share a group', async ({ db }) => {
		const team = await aTeam(db, ['FR']);
		const needId = await aPublishedNeed(db, 'qgis');
		const profileIds = [await aDeveloper(db, ['qgis']), await aDeveloper(db, ['qgis'])];
		const broker = await team.broker('write');
		await putForward(broker, team.id, { ...wish, needId, profileIds, together: true });
		const rows = await db
			.selectFrom('introduction')
			.select(['status', 'asked_by', 'broker_team_id', 'group_id'])
			.execute();
		expect(rows).toHaveLength(2);
		expect(new Set(rows.map(({ group_id }) => group_id)).size).toBe(1);
		expect(rows[0]).toMatchObject({ status: 'asked', asked_by: 'broker', broker_team_id: team.id });
		expect(rows[0]?.group_id).not.toBeNull();
	});

	test('somebody the match would not have takes a reason, which stays with the match; all or nobody', async ({
		db
	}) => {
		const team = await aTeam(db, ['FR']);
		const needId = await aPublishedNeed(db, 'qgis', 'training');
		const fits = await aDeveloper(db, ['qgis', 'training']);
		const lacks = await aDeveloper(db, ['qgis']);
		const broker = await team.broker('write');
		const both = { ...wish, needId, profileIds: [fits, lacks] };
		await expect(putForward(broker, team.id, both)).rejects.toMatchObject({
			messageKey: 'introductions_override_needed'
		});
		expect(await db.selectFrom('introduction').select('id').execute()).toEqual([]);
		await putForward(broker, team.id, { ...both, override: 'Learns on the way' });
		const snapshots = await db.selectFrom('introduction').select(['profile_id', 'snapshot']).execute();
		expect(snapshots.find(({ profile_id }) => profile_id === lacks)?.snapshot).toMatchObject({
			override: 'Learns on the way'
		});
	});

	test('is for who may write in the team of the place', async ({ db }) => {
		const [team, elsewhere] = [await aTeam(db, ['FR']), await aTeam(db, ['BR'])];
		const whole = {
			...wish,
			needId: await aPublishedNeed(db, 'qgis'),
			profileIds: [await aDeveloper(db, ['qgis'])]
		};
		await expect(putForward(await team.broker('read'), team.id, whole)).rejects.toMatchObject({
			code: 'not_allowed'
		});
		const other = await elsewhere.broker('manage');
		await expect(putForward(other, elsewhere.id, whole)).rejects.toMatchObject({ code: 'not_found' });
		await expect(putForward(other, team.id, whole)).rejects.toMatchObject({ code: 'not_found' });
	});
});

describe('suggestions across open needs', () => {
	test('put the scarcest need first and leave out who was asked, is full, or has nobody to answer', async ({
		db
	}) => {
		const team = await aTeam(db, ['FR']);
		const wide = await aPublishedNeed(db, 'qgis');
		const rare = await aPublishedNeed(db, 'training');
		const both = await aDeveloper(db, ['qgis', 'training'], { capacity_limit: 1 });
		const asked = await aDeveloper(db, ['qgis']);
		const free = await aDeveloper(db, ['qgis']);
		const nobody = await aProfile(db, { skills: ['qgis'], places: [inLyon] });
		await replaceProfilePostings(db, [nobody]);
		const broker = await team.broker('write');
		await putForward(broker, team.id, { ...wish, needId: wide, profileIds: [asked] });
		const { rows, complete } = await suggestAcross(broker, await theDesk(broker), 'en');
		expect(complete).toBe(true);
		expect(rows.map(({ id, suggested }) => [id, suggested.map(({ profileId }) => profileId)])).toEqual([
			[rare, [both]],
			[wide, [free]]
		]);
		expect(rows[1]).toMatchObject({ open: 1 });
	});
});

describe('a shortlist', () => {
	test('is seen by its team only, with the reason, also of somebody the match ranks nowhere', async ({
		db
	}) => {
		const [team, other] = [await aTeam(db, ['FR']), await aTeam(db, ['FR'])];
		const needId = await aPublishedNeed(db, 'qgis');
		const profileId = await aDeveloper(db, ['training']);
		const [broker, stranger] = [await team.broker('write'), await other.broker('write')];
		await shortlist(broker, team.id, needId, { profileId, reason: 'Taught our neighbours' });
		await shortlist(broker, team.id, needId, { profileId, reason: 'Taught our neighbours well' });
		const listed = { locale: 'en', named: [] };
		expect(await listDeskMatches(broker, await theDesk(broker), needId, listed)).toMatchObject([
			{ profileId, listed: 'Taught our neighbours well', group: 'excluded' }
		]);
		expect(await listShortlists(broker, await theDesk(broker))).toMatchObject([
			{ profileId, introduced: null }
		]);
		expect(await listShortlists(stranger, await theDesk(stranger))).toEqual([]);
		expect(await listDeskMatches(stranger, await theDesk(stranger), needId, listed)).toEqual([]);
		await takeOffShortlist(broker, team.id, needId, profileId);
		expect(await listShortlists(broker, await theDesk(broker))).toEqual([]);
	});

	test('holds nobody whom the broker may not read', async ({ db }) => {
		const team = await aTeam(db, ['FR']);
		const needId = await aPublishedNeed(db, 'qgis');
		const hidden = await aProfile(db, { visibility: 'introduction' });
		await expect(
			shortlist(await team.broker('write'), team.id, needId, { profileId: hidden, reason: 'I know them' })
		).rejects.toMatchObject({ code: 'not_found' });
	});
});

describe('notes', () => {
	test('are read by their team only and taken away by who wrote them or manages', async ({ db }) => {
		const [team, other] = [await aTeam(db, ['FR']), await aTeam(db, ['FR'])];
		const profileId = await aDeveloper(db, ['qgis']);
		const [author, colleague] = [await team.broker('write'), await team.broker('write')];
		const [manager, stranger] = [await team.broker('manage'), await other.broker('manage')];
		const note = { about: 'profile', id: profileId, words: 'Prefers mornings' } as const;
		const id = await writeNote(author, team.id, note);
		expect(await listNotes(colleague, await theDesk(colleague))).toMatchObject([{ id, words: note.words }]);
		expect(await listNotes(stranger, await theDesk(stranger))).toEqual([]);
		for (const context of [colleague, stranger])
			await expect(removeNote(context, context === stranger ? other.id : team.id, id)).rejects.toMatchObject({
				code: 'not_found'
			});
		await removeNote(manager, team.id, id);
		expect(await listNotes(author, await theDesk(author))).toEqual([]);
	});

	test('are about what lies on the desk', async ({ db }) => {
		const team = await aTeam(db, ['FR']);
		const broker = await team.broker('write');
		const elsewhere = await aNeed(db, { country: 'BR' });
		const words = 'A note';
		await expect(writeNote(broker, team.id, { about: 'need', id: elsewhere, words })).rejects.toMatchObject({
			code: 'not_found'
		});
		const draft = await aNeed(db, { ...inLyon, status: 'draft' });
		await expect(writeNote(broker, team.id, { about: 'need', id: draft, words })).rejects.toMatchObject({
			code: 'not_found'
		});
	});
});

describe('messages of a team', () => {
	test('are its own in one language, and go back to those of the site', async ({ db }) => {
		const team = await aTeam(db, ['FR']);
		const broker = await team.broker('write');
		const own = { kind: 'reminder', locale: 'fr' } as const;
		await wordTemplate(broker, team.id, { ...own, words: 'Bonjour {office}' });
		const worded = async (locale: 'fr' | 'en') =>
			(await listTemplates(broker, await theDesk(broker), locale)).find(({ kind }) => kind === 'reminder');
		expect(await worded('fr')).toEqual({ kind: 'reminder', words: 'Bonjour {office}', own: true });
		expect(await worded('en')).toMatchObject({ own: false });
		await expect(wordTemplate(broker, team.id, { ...own, words: 'Bonjour {bureau}' })).rejects.toMatchObject({
			code: 'invalid',
			params: { word: '{bureau}' }
		});
		await expect(
			wordTemplate(await team.broker('read'), team.id, { ...own, words: 'Bonjour' })
		).rejects.toMatchObject({ code: 'not_allowed' });
		await dropTemplate(broker, team.id, own);
		expect(await worded('fr')).toMatchObject({ own: false });
	});
});
