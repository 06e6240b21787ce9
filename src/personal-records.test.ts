import { sql } from 'kysely';
import { eraseOwnAccount, exportOwnRecords } from '#lib/accounts/server/erasure.ts';
import { NeedFields } from '#lib/needs/fields.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { readDataMap } from '../tests/gates/data-map.ts';
import { standsInLists } from '../tests/support/matching.ts';
import { describe, expect, test } from '../tests/support/database.ts';
import { worksAtADesk } from '../tests/support/desk.ts';
import { aListing, aMember, aNeed, anOffice, aProfile, skills, someTowns } from '../tests/support/people.ts';
import { wasIntroduced } from '../tests/support/introduced.ts';
import { wasTold } from '../tests/support/told.ts';
import { personalRecords } from './personal-records.ts';

const now = new Date('2026-11-22T10:00:00Z');
const day = 24 * 60 * 60_000;
const later = new Date(now.getTime() + day);
const hash = Buffer.alloc(32, 7);
const noReport = {
	...{ rows: 0, good: 0, encoding: 'UTF-8', delimiter: ',' },
	...{ ignored: [], problems: [], similar: [], unknown: [] }
};
const address = 'Canary.Address@recife.example';
const key = address.toLowerCase();

/** Everything an account can leave behind, with a value in every column. */
async function aFullAccount(db: Db): Promise<{ context: Context; organisationId: string }> {
	const { id } = await db
		.insertInto('person')
		.values({ name: 'Canary Name', locale: 'pt-BR', seed_key: 'canary-seed', created_at: now })
		.returning('id')
		.executeTakeFirstOrThrow();
	const of = { person_id: id };
	await db
		.insertInto('person_contact')
		.values({ ...of, address, address_key: key, verified_at: now })
		.execute();
	await db
		.insertInto('person_password')
		.values({ ...of, phc: 'canary-phc', set_at: now })
		.execute();
	const times = { created_at: now, expires_at: later };
	await db
		.insertInto('session')
		.values({ ...of, id: 'canary-session', secret_hash: hash, how: 'password', renewed_at: now, ...times })
		.execute();
	const token = { ...of, id: 'canary-token', secret_hash: hash, name: 'Canary Token', ...times };
	await db
		.insertInto('personal_token')
		.values({ ...token, scopes: ['needs:read'], last_used_on: '2026-11-21' })
		.execute();
	const link = {
		...of,
		secret_hash: hash,
		unsent_secret: 'canary-unsent',
		address,
		locale: 'pt-BR' as const
	};
	await db
		.insertInto('one_time_link')
		.values([
			{ ...link, ...times, id: 'canary-link', purpose: 'change_address', subject: id, used_at: now },
			{
				...link,
				...times,
				person_id: null,
				id: 'canary-sign-in',
				purpose: 'sign_in',
				subject: null,
				used_at: now
			}
		])
		.execute();
	await db
		.insertInto('demo_mail')
		.values({ recipient: address, subject: 'Canary Subject', body: 'Canary Body', caught_at: now })
		.execute();
	const organisationId = await works(db, id, address);
	await showsThemselves(db, id, organisationId);
	await wasTold(db, id, address, now);
	return {
		context: { db, now, actor: { ...aMember([]), personId: id } as Context['actor'] },
		organisationId
	};
}

/** Has a profile with everything in it, follows and hides, and asked about an entry. */
async function showsThemselves(db: Db, person_id: string, organisation_id: string) {
	const { recife } = await someTowns(db);
	const text = 'Canary Words';
	const profile_id = await aProfile(db, {
		...{ person_id, name: text, headline: text, about: text, url: 'https://canary.example' },
		...{ seed_key: 'canary-profile', hours_per_week: 9, free_from: '2026-12-01', published_at: now },
		...{ meeting_text: text, say_hello: text, meeting_at: now, meeting_zone: 'America/Recife' },
		...{ contracts_through: organisation_id, contracts_accepted_at: now, verified_only: ['about'] },
		...{ calendar_url: 'https://canary.example/dates.ics', gates: { can_invoice: true } }
	});
	await skills(db, 'qgis');
	const of = { profile_id, skill: 'qgis' };
	await db
		.insertInto('profile_skill')
		.values({
			...of,
			level: 2,
			evidence: 'evidenced',
			evidence_url: 'https://canary.example/w',
			last_used: 2025
		})
		.execute();
	await db.insertInto('profile_wish').values(of).execute();
	await db.insertInto('profile_teaching').values(of).execute();
	await db
		.insertInto('profile_place')
		.values({ profile_id, country: 'BR', subdivision: 'BR-PE', city: recife, radius_km: 40 })
		.execute();
	await db.insertInto('profile_view').values({ profile_id, organisation_id, day: '2026-11-20' }).execute();
	await db
		.insertInto('profile_consent')
		.values({
			...{ profile_id, person_id, wording_version: '1', wording: text, locale: 'pt-BR' },
			...{ given_at: now, withdrawn_at: later }
		})
		.execute();
	const need_id = await aNeed(db);
	await standsInLists(db, person_id, { need_id, profile_id, words: text });
	await worksOn(db, person_id, need_id);
	await wasIntroduced(db, person_id, { need_id, profile_id, organisation_id }, now);
	await worksAtADesk(db, person_id, { need_id, profile_id, organisation_id });
	await db.insertInto('follow').values({ person_id, kind: 'need', subject: need_id, since: now }).execute();
	await importsTable(db, person_id);
	await db.insertInto('hidden_need').values({ person_id, need_id, at: now }).execute();
	await db
		.insertInto('listing_request')
		.values({
			...{ listing_id: await aListing(db), what: 'claim', how: 'file', code: 'canary-code', words: text },
			...{ person_id, decided_by: person_id, asked_at: now, decided_at: now, status: 'accepted' },
			reason: 'Looked at the file'
		})
		.execute();
}

/** Brought in a table. */
async function importsTable(db: Db, person_id: string) {
	await db
		.insertInto('data_import')
		.values({
			...{
				person_id,
				kind: 'needs',
				status: 'done',
				file_name: 'Canary File.csv',
				content: null,
				locale: 'en'
			},
			...{ report: noReport, imported: 3, created_at: now, expires_at: later, done_at: now }
		})
		.execute();
}

/** Has a part in a need of an office, and asked about it. */
async function worksOn(db: Db, person_id: string, need_id: string) {
	const of = { need_id, person_id };
	await db
		.insertInto('need_transition')
		.values({
			...of,
			from_status: 'open',
			to_status: 'closed',
			step: 'close',
			ending: 'engaged',
			reason: 'Done',
			at: now
		})
		.execute();
	const changes = { title: { before: 'One', after: 'Two' } };
	await db
		.insertInto('need_amendment')
		.values({ ...of, changes, material: true, reason: 'Clearer', at: now })
		.execute();
	const fields = NeedFields.parse({ title: 'Publish our maps', language: 'en' });
	const { id: change_id } = await db
		.insertInto('need_change')
		.values({ ...of, fields, changes, reason: 'Asked by phone', at: now, decided_at: now })
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('need_change_decision')
		.values({ change_id, person_id, decision: 'refused', reason: 'Say what exactly', at: now })
		.execute();
	const asked = { ...of, language: 'en', asked_at: now, hidden_because: 'Asked twice' };
	await db
		.insertInto('need_question')
		.values([
			{ ...asked, question: 'Canary question?', answer: null, answered_by: null, answered_at: null },
			{ ...asked, question: 'By when?', answer: 'By May.', answered_by: person_id, answered_at: now }
		])
		.execute();
}

/** Runs an organisation, invited to it by mail. */
async function works(db: Db, id: string, address: string): Promise<string> {
	const organisation_id = await anOffice(db);
	const of = { person_id: id, organisation_id };
	await db
		.insertInto('membership')
		.values({ ...of, rights: ['manage'], since: now })
		.execute();
	await db
		.insertInto('invitation')
		.values({
			...{ organisation_id, address, address_key: address.toLowerCase(), rights: ['read'], invited_by: id },
			...{ created_at: now, expires_at: later, ended: 'accepted', ended_at: now }
		})
		.execute();
	await db
		.insertInto('verification')
		.values({ ...of, step: 'verified', words: 'Checked by telephone', valid_until: '2027-11-22', at: now })
		.execute();
	await db
		.insertInto('organisation_event')
		.values({ ...of, step: 'joined', detail: { person: id }, at: now })
		.execute();
	return organisation_id;
}

/** Each `column=value` of an export, however deep. */
function facts(part: unknown, found = new Set<string>()): Set<string> {
	if (Array.isArray(part)) for (const each of part) facts(each, found);
	else if (typeof part === 'object' && part !== null && !(part instanceof Date)) {
		for (const [name, value] of Object.entries(part)) {
			found.add(`${name}=${written(value)}`);
			facts(value, found);
		}
	}
	return found;
}

/** Times in one spelling, whoever wrote them. */
function written(value: unknown): string {
	if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return new Date(value).toISOString();
	return typeof value === 'string' ? value : JSON.stringify(value);
}

async function everyRow(db: Db, table: string): Promise<Record<string, unknown>[]> {
	const { rows } = await sql<{ row: Record<string, unknown> }>`
		select to_jsonb(whole) as row from ${sql.table(table)} as whole`.execute(db);
	return rows.map(({ row }) => row);
}

describe('the export of everything held about a person', () => {
	test('carries each column the map of personal data says it carries', async ({ db }) => {
		const { context } = await aFullAccount(db);
		const file = JSON.parse(JSON.stringify(await exportOwnRecords(context, personalRecords))) as unknown;
		const found = facts(file);
		const missing: string[] = [];
		for (const [column, said] of Object.entries(readDataMap())) {
			const [table = '', name = ''] = column.split('.');
			const values = (await everyRow(db, table)).map((row) => row[name]);
			if (said.export !== true) continue;
			expect(
				values.some((value) => value !== null),
				`${column} holds nothing here`
			).toBe(true);
			for (const value of values) {
				if (value !== null && !found.has(`${name}=${written(value)}`)) missing.push(column);
			}
		}
		expect(missing).toEqual([]);
	});

	test('holds no secret, and nothing of somebody else', async ({ db }) => {
		const { context } = await aFullAccount(db);
		const { id } = await db
			.insertInto('person')
			.values({ name: 'Somebody Else', locale: 'en', created_at: now })
			.returning('id')
			.executeTakeFirstOrThrow();
		const other = await works(db, id, 'somebody@else.example');
		const file = JSON.stringify(await exportOwnRecords(context, personalRecords));
		for (const secret of ['canary-phc', 'canary-unsent', hash.toString('hex'), hash.toString('base64')])
			expect(file).not.toContain(secret);
		expect(file).not.toContain('Somebody Else');
		expect(file).not.toContain(other);
	});
});

describe('erasing an account', () => {
	test('leaves a row without a name, and none of the words anywhere', async ({ db, copy }) => {
		const { context, organisationId } = await aFullAccount(db);
		await eraseOwnAccount(context, personalRecords);
		for (const table of copy.tables.filter((name) => name.startsWith('public.'))) {
			const rows = JSON.stringify(await everyRow(db, table));
			expect(rows.toLowerCase(), table).not.toContain('canary');
		}
		const left = await db.selectFrom('person').select(['name', 'status']).execute();
		expect(left).toEqual([{ name: '', status: 'erased' }]);
		const organisation = await db
			.selectFrom('organisation')
			.select('status')
			.where('id', '=', organisationId)
			.executeTakeFirst();
		expect(organisation).toEqual({ status: 'closed' });
		await expect(eraseOwnAccount(context, personalRecords)).rejects.toMatchObject({ code: 'stale_state' });
	});

	test('waits until an organisation with other members is handed over, and changes nothing before', async ({
		db
	}) => {
		const { context, organisationId: organisation_id } = await aFullAccount(db);
		const { id: person_id } = await db
			.insertInto('person')
			.values({ name: 'Bia', locale: 'en', created_at: now })
			.returning('id')
			.executeTakeFirstOrThrow();
		await db
			.insertInto('membership')
			.values({ organisation_id, person_id, rights: ['read'], since: now })
			.execute();
		await expect(eraseOwnAccount(context, personalRecords)).rejects.toMatchObject({
			messageKey: 'teams_hand_over_first'
		});
		expect(await db.selectFrom('person_contact').select('address').execute()).toEqual([{ address }]);

		await db
			.updateTable('membership')
			.set({ rights: ['manage'] })
			.where('person_id', '=', person_id)
			.execute();
		await eraseOwnAccount(context, personalRecords);
		const members = await db.selectFrom('membership').select('person_id').execute();
		expect(members).toEqual([{ person_id }]);
	});

	test('is not for the made-up people, whom everybody tries', async ({ db }) => {
		const { context } = await aFullAccount(db);
		await db.updateTable('person').set({ example: true }).execute();
		await expect(eraseOwnAccount(context, personalRecords)).rejects.toMatchObject({ code: 'not_allowed' });
	});
});
