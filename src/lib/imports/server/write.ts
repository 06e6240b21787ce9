/** Putting checked rows in, each kind in its own way; nothing of it is published in anybody's name. */
import { NeedFields } from '../../needs/fields.ts';
import { draftNeed } from '../../needs/server/commands.ts';
import { note } from '../../organisations/server/commands.ts';
import { invite } from '../../organisations/server/members.ts';
import type { Membership } from '../../platform/actor.ts';
import type { Locale } from '../../platform/language.ts';
import type { Atomic } from '../../platform/server/context.ts';
import { startProfile } from '../../profiles/server/commands.ts';
import type { ReadyRow, Where } from './check.ts';

export interface Import {
	id: string;
	/** Language of the mails to those who are invited. */
	locale: Locale;
}

type Of<Kind extends ReadyRow['kind']> = Extract<ReadyRow, { kind: Kind }>;

/** Of the place, what organisations and needs keep of it. */
const placeOf = ({ country, subdivision, city }: Where) => ({ country, subdivision, city });
const batch = 400;

/** Writes all rows in the transaction it is given. */
export async function writeRows(atomic: Atomic, by: Import, rows: readonly ReadyRow[]): Promise<void> {
	const listings: Of<'organisations'>[] = [];
	const archived: Of<'needs'>[] = [];
	for (const row of rows) {
		if (row.kind === 'profiles') await writeProfile(atomic, by, row);
		else if (row.kind === 'needs') {
			if (row.officeId === null) archived.push(row);
			else await writeDraft(atomic, row, row.officeId);
		} else if (row.fields.kind === 'office') await writeOffice(atomic, by, row);
		else listings.push(row);
	}
	for (let at = 0; at < listings.length; at += batch)
		await writeListings(atomic, by, listings.slice(at, at + batch));
	for (let at = 0; at < archived.length; at += batch)
		await writeArchive(atomic, by, archived.slice(at, at + batch));
}

/** Entries nobody has confirmed: shown under places to start asking, with their source. */
async function writeListings({ db, now }: Atomic, by: Import, rows: readonly Of<'organisations'>[]) {
	const today = now.toISOString().slice(0, 10);
	const written = await db
		.insertInto('listing')
		.values(
			rows.flatMap(({ row, fields, where }) => {
				const { kind, name, summary, url = null, languages, source = '', licence = '' } = fields;
				if (kind === 'office') return [];
				return {
					...{ kind, name, summary, url, languages, source, licence, ...where },
					...{ source_key: `import:${by.id}:${String(row)}`, source_date: fields.source_date ?? today }
				};
			})
		)
		.returning(['id', 'source_key'])
		.execute();
	const skillsOf = new Map(rows.map(({ row, skills }) => [`import:${by.id}:${String(row)}`, skills]));
	const skills = written.flatMap(({ id, source_key }) =>
		(skillsOf.get(source_key) ?? []).map((skill) => ({ listing_id: id, skill }))
	);
	if (skills.length > 0) await db.insertInto('listing_skill').values(skills).execute();
}

/** An unverified office, whose first member comes by invitation. */
async function writeOffice(atomic: Atomic, by: Import, { fields, where }: Of<'organisations'>) {
	const { name, summary, url, contact } = fields;
	if (!contact) throw new TypeError('an office without an address was let through');
	const organisationId = await found(atomic, { kind: 'office', name, about: summary, url, where });
	await invite(inNameOf(atomic, 'office', organisationId), organisationId, contact, everything, by.locale);
}

/** The draft of a firm or community, which whoever accepts the invitation reads, changes and publishes. */
async function writeProfile(atomic: Atomic, by: Import, { fields, where, skills }: Of<'profiles'>) {
	const { kind, name, headline, about, url, languages, remote, work, contact } = fields;
	if (kind === 'person') throw new TypeError('a person was let through');
	const organisationId = await found(atomic, { kind, name, about: '', url, where });
	const owner = inNameOf(atomic, kind, organisationId);
	await startProfile(owner, {
		...{ kind, organisationId },
		facts: {
			...{ name, headline, about, url: url ?? null, remote, languages, kinds: work },
			language: languages[0] ?? by.locale.slice(0, 2)
		},
		skills: skills.map((skill) => ({ skill, level: null, lastUsed: null, evidenceUrl: null })),
		places: [{ ...placeOf(where), radiusKm: null }]
	});
	await invite(owner, organisationId, contact, everything, by.locale);
}

/** A draft for its office, which alone edits and publishes it. */
async function writeDraft(atomic: Atomic, { fields, where, skills }: Of<'needs'>, officeId: string) {
	const { title, outcome_wanted, problem, tried, kind, language } = fields;
	const { effort_days, budget_amount, budget_currency } = fields;
	const place = where.city === null ? (where.subdivision ?? where.country) : `city:${String(where.city)}`;
	const wanted = skills.slice(0, 20);
	const text = (value: number | undefined) => (value === undefined ? undefined : String(value));
	await draftNeed(
		inNameOf(atomic, 'office', officeId),
		officeId,
		NeedFields.parse({
			...{ title, outcome_wanted, problem, tried, kind, language, place, budget_currency },
			...{ effort_days: text(effort_days), budget_amount: text(budget_amount), skill: wanted },
			...{ want: wanted.map(() => 'nice'), level: wanted.map(() => '0') }
		})
	);
}

/** Closed elsewhere long ago; how it ended is not recorded. */
async function writeArchive({ db, now }: Atomic, by: Import, rows: readonly Of<'needs'>[]) {
	const written = await db
		.insertInto('need')
		.values(
			rows.map(({ row, fields, where }) => {
				const { title, outcome_wanted, problem, tried, language, kind = null } = fields;
				const { source = '', source_url = '', licence = '', date } = fields;
				const at = date === undefined ? null : new Date(`${date}T00:00:00Z`);
				return {
					...{ title, outcome_wanted, problem, tried, language, kind, languages: [language] },
					...{ origin: 'archive' as const, status: 'closed' as const, ending: 'not_recorded' as const },
					...placeOf(where),
					...{ source, source_url, source_licence: licence, source_key: `import:${by.id}:${String(row)}` },
					...{ published_at: at, created_at: at ?? now }
				};
			})
		)
		.returning(['id', 'source_key as key'])
		.execute();
	const skillsOf = new Map(rows.map(({ row, skills }) => [`import:${by.id}:${String(row)}`, skills]));
	const skills = written.flatMap(({ id, key }) =>
		(skillsOf.get(key ?? '') ?? []).map((skill) => ({ need_id: id, skill, must: false, level: null }))
	);
	if (skills.length > 0) await db.insertInto('need_skill').values(skills).execute();
}

interface Founded {
	kind: 'office' | 'firm' | 'community';
	name: string;
	about: string;
	url: string | undefined;
	where: Where;
}

/** An organisation without members: who imports it does not run it. */
async function found(atomic: Atomic, { kind, name, about, url, where }: Founded): Promise<string> {
	const { id } = await atomic.db
		.insertInto('organisation')
		.values({ kind, name, about, url: url ?? null, ...placeOf(where), created_at: atomic.now })
		.returning('id')
		.executeTakeFirstOrThrow();
	await note(atomic, id, 'founded', { name });
	return id;
}

const everything = ['read', 'write', 'publish', 'manage'] as const;

/** Who imports writes the first lines of an organisation in its place, and only in this transaction. */
function inNameOf(atomic: Atomic, kind: Membership['kind'], organisationId: string): Atomic {
	const { actor } = atomic;
	if (actor.kind !== 'member') throw new TypeError('imports are made by people');
	return { ...atomic, actor: { ...actor, memberships: [{ organisationId, kind, rights: everything }] } };
}
