import { describe, expect, test } from '../../../../tests/support/database.ts';
import { now } from '../../../../tests/support/offices.ts';
import { aListing, anOffice, skills, someTowns } from '../../../../tests/support/people.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import type { ImportKind } from '../lifecycle.ts';
import { confirmImport, discardImport, previewImport, runImport } from './commands.ts';
import { findImport } from './queries.ts';
import { readTable } from './table.ts';

type Member = Extract<Actor, { kind: 'member' }>;

/** An operator, or a broker of some places, with the row their imports point to. */
async function importing(db: Db, more: Partial<Member> = { operator: true }): Promise<Context> {
	const { id: personId } = await db
		.insertInto('person')
		.values({ name: 'Rita', locale: 'en', operator: more.operator ?? false, created_at: now })
		.returning('id')
		.executeTakeFirstOrThrow();
	await someTowns(db);
	await skills(db, 'qgis', 'openstreetmap');
	const actor = {
		kind: 'member' as const,
		personId,
		memberships: [],
		brokerPlaces: [],
		operator: false,
		...more
	};
	return { db, now, actor };
}

function upload(context: Context, kind: ImportKind, text: string | Buffer) {
	return previewImport(context, { kind, fileName: 'list.csv', content: Buffer.from(text), locale: 'en' });
}

async function reportOf(context: Context, id: string) {
	const found = await findImport(context, id);
	if (!found) throw new Error('no such import');
	return found.report;
}

const header = 'name,kind,country,region,city,skills,source,licence,url';
const good =
	'Mapeadores do Recife,community,Brasil,Pernambuco,Recife,QGIS; basket weaving zzqx,Our list,CC0-1.0,';

describe('looking at a file', () => {
	test('reports every bad row with its place, what is wrong and what would be accepted, and imports nothing', async ({
		db
	}) => {
		const context = await importing(db);
		await aListing(db, { name: 'Coletivo de Mapas', country: 'BR' });
		const id = await upload(
			context,
			'organisations',
			[
				`${header},colour`,
				good,
				'x,nonsense,Atlantis,,,,,,ftp://a,red',
				'Coletivo de Mapas,community,BR,,,,Our list,CC0-1.0,',
				'Mapeadores de Recife,community,BR,,,,Our list,CC0-1.0,',
				'Nowhere Group,community,Brazil,Pernambuco,Lyon,,,,',
				'Shifted Group,community,BR,,Recife,QGIS, OpenStreetMap,Our list,CC0-1.0,,red',
				''
			].join('\n')
		);
		const report = await reportOf(context, id);
		expect(report).toMatchObject({
			rows: 6,
			good: 1,
			encoding: 'UTF-8',
			delimiter: ',',
			ignored: ['colour']
		});
		const places = report.problems.map(({ row, column }) => `${String(row)} ${column}`);
		expect(places.toSorted()).toEqual([
			...['3 country', '3 kind', '3 name', '3 url'],
			...['6 city', '6 licence', '6 source', '7 ']
		]);
		for (const { problem, accepted } of report.problems) {
			expect(problem.length).toBeGreaterThan(5);
			expect(accepted.length).toBeGreaterThan(5);
		}
		expect(report.similar).toEqual([
			{ row: 4, name: 'Coletivo de Mapas', like: 'Coletivo de Mapas', likeRow: null },
			{ row: 5, name: 'Mapeadores de Recife', like: 'Mapeadores do Recife', likeRow: 2 }
		]);
		expect(report.unknown).toEqual([{ row: 2, words: ['basket weaving zzqx'] }]);
		expect(await db.selectFrom('listing').select('name').execute()).toEqual([{ name: 'Coletivo de Mapas' }]);
	});

	test.each([
		['a column that is missing', 'name,kind\na,firm', 'imports_columns_missing'],
		['a column that stands there twice', `${header},name\n${good},x`, 'imports_column_twice'],
		['no row', header, 'imports_no_rows'],
		['something that is no text', 'PK\u0003\u0004\0\0', 'imports_no_table'],
		['too many rows', `${header}\n${'a\n'.repeat(10_001)}`, 'imports_too_many'],
		['too many bytes', `${header}\n${'a'.repeat(5 * 1024 * 1024)}`, 'imports_too_large'],
		['a quotation mark that is not closed', `${header}\n"a`, 'imports_broken_table']
	])('refuses %s', (_, text, messageKey) => {
		expect(() => readTable('organisations', Buffer.from(text))).toThrow(
			expect.objectContaining({ messageKey }) as Error
		);
	});

	test('is for brokers within their places, and for operators', async ({ db }) => {
		const stranger = await importing(db, {});
		await expect(upload(stranger, 'organisations', `${header}\n${good}`)).rejects.toMatchObject({
			messageKey: 'imports_not_yours'
		});
		const text = `${header}\n${good}\nLyon Cartes,firm,France,,Lyon,,Our list,CC0-1.0,`;
		const broker = await importing(db, { brokerPlaces: ['BR-PE'] });
		const { problems, good: right } = await reportOf(broker, await upload(broker, 'organisations', text));
		expect(right).toBe(1);
		expect(problems).toMatchObject([{ row: 3, column: 'country' }]);
	});

	test('is seen by nobody else, and by nobody after a day', async ({ db }) => {
		const context = await importing(db);
		const id = await upload(context, 'organisations', `${header}\n${good}`);
		const other = await importing(db);
		expect(await findImport(other, id)).toBeUndefined();
		await expect(confirmImport(other, id, false)).rejects.toMatchObject({ messageKey: 'imports_gone' });
		const later = { ...context, now: new Date(now.getTime() + 24 * 60 * 60_000) };
		expect(await findImport(later, id)).toBeUndefined();
		await expect(confirmImport(later, id, false)).rejects.toMatchObject({ messageKey: 'imports_gone' });
		await discardImport(context, id);
		expect(await findImport(context, id)).toBeUndefined();
	});
});

describe('confirming', () => {
	test('twenty times at once is one import, and the file is gone', async ({ db }) => {
		const context = await importing(db);
		const formula = '"=HYPERLINK(""http://evil.example"")",firm,BR,,Recife,QGIS,Our list,CC0-1.0,';
		const id = await upload(context, 'organisations', `${header}\n${good}\n${formula}\nbad`);
		await Promise.all(Array.from({ length: 20 }, () => confirmImport(context, id, false)));
		await Promise.all(
			Array.from({ length: 20 }, () => runImport({ ...context, actor: { kind: 'system' } }, id))
		);
		const listings = await db
			.selectFrom('listing')
			.leftJoin('listing_skill', 'listing_skill.listing_id', 'listing.id')
			.select(['name', 'kind', 'city', 'subdivision', 'source', 'status', 'skill'])
			.orderBy('name')
			.execute();
		const place = {
			city: 3390760,
			subdivision: 'BR-PE',
			source: 'Our list',
			status: 'unclaimed',
			skill: 'qgis'
		};
		expect(listings).toEqual([
			{ name: '=HYPERLINK("http://evil.example")', kind: 'firm', ...place },
			{ name: 'Mapeadores do Recife', kind: 'community', ...place }
		]);
		const stored = await db.selectFrom('data_import').select(['status', 'content', 'imported']).execute();
		expect(stored).toEqual([{ status: 'done', content: null, imported: 2 }]);
	});

	test('is not for the made-up people, whom anybody may enter as', async ({ db }) => {
		const context = await importing(db, { operator: true, example: true });
		const id = await upload(context, 'organisations', `${header}\n${good}`);
		await expect(confirmImport(context, id, false)).rejects.toMatchObject({
			messageKey: 'imports_example_looks'
		});
	});

	test('leaves look-alikes out unless told', async ({ db }) => {
		const context = await importing(db);
		await aListing(db, { name: 'Mapeadores do Recife', country: 'BR' });
		const text = `${header}\n${good}`;
		const id = await upload(context, 'organisations', text);
		await expect(confirmImport(context, id, false)).rejects.toMatchObject({
			messageKey: 'imports_nothing_good'
		});
		await confirmImport(context, id, true);
		await runImport(context, id);
		expect(await db.selectFrom('listing').select('id').execute()).toHaveLength(2);
	});

	test('makes drafts of firms and communities that whoever is invited publishes, and no row about a person', async ({
		db
	}) => {
		const context = await importing(db);
		const text = [
			'kind;name;headline;country;city;contact;skills;languages;remote;work',
			'firm;Mapas Claros;Maps for cities;BR;Recife;hello@mapas.example;QGIS;pt, en;yes;training',
			'person;Ana Lima;Teaches mapping;BR;Recife;ana@mail.example;QGIS;pt;;'
		].join('\r\n');
		const id = await upload(context, 'profiles', Buffer.from(text, 'latin1'));
		expect((await reportOf(context, id)).problems).toMatchObject([{ row: 3, column: 'kind' }]);
		await confirmImport(context, id, false);
		await runImport(context, id);

		const profiles = await db
			.selectFrom('profile')
			.innerJoin('organisation', 'organisation.id', 'profile.organisation_id')
			.select(['profile.name', 'profile.status', 'profile.person_id', 'organisation.verified_until'])
			.execute();
		expect(profiles).toEqual([
			{ name: 'Mapas Claros', status: 'draft', person_id: null, verified_until: null }
		]);
		const invited = await db.selectFrom('invitation').select(['address', 'ended']).execute();
		expect(invited).toEqual([{ address: 'hello@mapas.example', ended: null }]);
		expect(await db.selectFrom('membership').select('person_id').execute()).toEqual([]);
	});

	test('makes drafts for the office that is named, and an archive with its source', async ({ db }) => {
		const context = await importing(db);
		const officeId = await anOffice(db, { name: 'Prefeitura do Recife', country: 'BR' });
		const text = [
			'as,office,title,outcome_wanted,country,language,skills,source,source_url,licence,date,effort_days',
			'draft,prefeitura do recife,Maps for everybody,Residents find every plan.,BR,pt,QGIS,,,,,20',
			'archive,,An old need of maps,Residents found every plan.,BR,en,QGIS,Old list,https://old.example/1,CC0-1.0,2020-05-01,',
			'draft,Nobody,Another need here,Residents find something.,BR,pt,,,,,,',
			'archive,,Without any source,Residents find something.,BR,pt,,,,,,'
		].join('\n');
		const id = await upload(context, 'needs', text);
		const { problems } = await reportOf(context, id);
		expect(problems.map(({ row, column }) => `${String(row)} ${column}`)).toEqual([
			'4 office',
			'5 source',
			'5 source_url',
			'5 licence'
		]);
		await confirmImport(context, id, false);
		await runImport(context, id);
		const needs = await db
			.selectFrom('need')
			.select(['office_id', 'origin', 'status', 'ending', 'title', 'effort_days', 'source'])
			.orderBy('title')
			.execute();
		expect(needs).toEqual([
			{
				...{ office_id: null, origin: 'archive', status: 'closed', ending: 'not_recorded' },
				...{ title: 'An old need of maps', effort_days: null, source: 'Old list' }
			},
			{
				...{ office_id: officeId, origin: 'own', status: 'draft', ending: null },
				...{ title: 'Maps for everybody', effort_days: 20, source: null }
			}
		]);
	});

	test('makes an unverified office whose first member comes by invitation', async ({ db }) => {
		const context = await importing(db);
		const text =
			'name,kind,country,contact\nPrefeitura de Olinda,office,BR,gab@olinda.example\nNo contact,office,BR,';
		const id = await upload(context, 'organisations', text);
		expect((await reportOf(context, id)).problems).toMatchObject([{ row: 3, column: 'contact' }]);
		await confirmImport(context, id, false);
		await runImport(context, id);
		const offices = await db.selectFrom('organisation').select(['kind', 'name', 'verified_until']).execute();
		expect(offices).toEqual([{ kind: 'office', name: 'Prefeitura de Olinda', verified_until: null }]);
		expect(await db.selectFrom('invitation').select('address').execute()).toEqual([
			{ address: 'gab@olinda.example' }
		]);
	});
});
