/** An account that has left something everywhere, with a value in every column the map of personal data names. */
import { NeedFields } from '#lib/needs/fields.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { worksAtADesk } from './desk.ts';
import { keepsAProduct } from './implements.ts';
import { wasIntroduced } from './introduced.ts';
import { standsInLists } from './matching.ts';
import { aListing, aMember, aNeed, anOffice, aProfile, skills, someTowns } from './people.ts';
import { savedSearch } from './saved.ts';
import { wasTold } from './told.ts';
import { hasWorked } from './worked.ts';

export const now = new Date('2026-11-22T10:00:00Z');
const day = 24 * 60 * 60_000;
const later = new Date(now.getTime() + day);
export const hash = Buffer.alloc(32, 7);
const noReport = {
	...{ rows: 0, good: 0, encoding: 'UTF-8', delimiter: ',' },
	...{ ignored: [], problems: [], similar: [], unknown: [] }
};
export const address = 'Canary.Address@recife.example';
const key = address.toLowerCase();

/** Everything an account can leave behind, with a value in every column. */
export async function aFullAccount(db: Db): Promise<{ context: Context; organisationId: string }> {
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
		context: { db, now, actor: { ...aMember([]), personId: id } },
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
	await hasWorked(db, person_id, { need_id, profile_id, organisation_id, skill: 'qgis' }, now);
	await keepsAProduct(db, person_id, { profile_id, organisation_id }, now);
	await worksAtADesk(db, person_id, { need_id, profile_id, organisation_id });
	await db.insertInto('follow').values({ person_id, kind: 'need', subject: need_id, since: now }).execute();
	await savedSearch(db, person_id, need_id, now);
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
export async function works(db: Db, id: string, address: string): Promise<string> {
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
