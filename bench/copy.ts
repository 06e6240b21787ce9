/** Streams made-up profiles with their postings into Postgres by COPY: a hundred thousand in seconds. */
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import postgres from 'postgres';
import type { ProfileFacts } from '#lib/matching/facts.ts';
import { readAddress } from '#lib/platform/server/address.ts';
import { incomingProfile } from '#lib/postings/server/commands.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';

const columns = {
	profile: [
		...['id', 'kind', 'status', 'visibility', 'name', 'headline', 'language', 'remote', 'languages', 'kinds'],
		...['gates', 'capacity_limit', 'open_introductions', 'free_from', 'paused', 'published_at']
	],
	profile_skill: ['profile_id', 'skill', 'level', 'evidence', 'last_used'],
	profile_place: ['profile_id', 'country', 'subdivision', 'city'],
	match_facts: ['profile_id', 'facts'],
	match_posting: [
		...['area', 'term', 'profile_id', 'level', 'impact_1', 'impact_2', 'impact_3', 'impact_4', 'audience'],
		...['paused', 'at_limit', 'free_from', 'profile_kind', 'remote', 'kinds', 'gates_passed', 'gates_failed'],
		...['languages', 'country', 'subdivision', 'city', 'several', 'lot']
	]
} as const;
type Table = keyof typeof columns;
const tables = Object.keys(columns) as Table[];

type Value = string | number | boolean | null | readonly string[];

/** None of the made-up values holds a character that must be escaped. */
function field(value: Value): string {
	if (value === null) return '\\N';
	if (typeof value === 'boolean') return value ? 't' : 'f';
	return typeof value === 'object' ? `{${value.join(',')}}` : String(value);
}

const line = (values: readonly Value[]) => `${values.map(field).join('\t')}\n`;

class Copy {
	readonly #into: Writable;
	#waiting: string[] = [];
	#size = 0;
	constructor(into: Writable) {
		this.#into = into;
	}
	async write(text: string): Promise<void> {
		this.#waiting.push(text);
		this.#size += text.length;
		if (this.#size > 1 << 18) await this.flush();
	}
	async flush(): Promise<void> {
		const goesOn = this.#into.write(this.#waiting.join(''));
		this.#waiting = [];
		this.#size = 0;
		if (!goesOn) await once(this.#into, 'drain');
	}
	async end(): Promise<void> {
		await this.flush();
		this.#into.end();
		await finished(this.#into);
	}
}

/** Loads without triggers and foreign keys, and builds the indexes of the postings afterwards. Says how many. */
export async function copyProfiles(url: string, profiles: Iterable<ProfileFacts>): Promise<number> {
	const sql = postgres({ ...readAddress(url), max: tables.length + 1, onnotice: () => undefined });
	try {
		await sql`alter table match_posting drop constraint match_posting_pkey`;
		const indexes = await sql<{ name: string; definition: string }[]>`
			select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
			from pg_index where indrelid = 'match_posting'::regclass`;
		for (const { name } of indexes) await sql`drop index ${sql(name)}`;
		const count = await stream(sql, profiles);
		await sql.begin(async (tx) => {
			await tx`set local maintenance_work_mem = '512MB'`;
			await tx`alter table match_posting add constraint match_posting_pkey primary key (profile_id, area, term)`;
			for (const { definition } of indexes) await tx.unsafe(definition);
		});
		return count;
	} finally {
		await sql.end();
	}
}

async function stream(sql: postgres.Sql, profiles: Iterable<ProfileFacts>): Promise<number> {
	const reserved = await Promise.all(tables.map(() => sql.reserve()));
	const copies = await Promise.all(
		reserved.map(async (connection, at) => {
			await connection`set session_replication_role = replica`;
			const table = tables[at] ?? 'profile';
			return new Copy(
				await connection`copy ${sql(table)} (${sql([...columns[table]])}) from stdin`.writable()
			);
		})
	);
	let count = 0;
	for (const profile of profiles) {
		count += 1;
		for (const [at, rows] of rowsOf(profile).entries()) if (rows !== '') await copies[at]?.write(rows);
	}
	for (const copy of copies) await copy.end();
	for (const connection of reserved) {
		await connection`reset session_replication_role`;
		connection.release();
	}
	return count;
}

/** The lines of one profile for each table. */
function rowsOf(profile: ProfileFacts): string[] {
	const { id, kind, remote, languages, kinds, gates, capacity, freeFrom = null, paused } = profile;
	const own = [id, kind, 'published', 'public', 'Profile', 'Made up', 'en', remote, languages, kinds];
	const more = [JSON.stringify(gates), capacity.limit, capacity.open, freeFrom, paused, '2026-11-01'];
	const { areas, terms, profile_id, facts, ...filters } = incomingProfile(
		{ ...profile, audience: 'public', example: false },
		loadConcepts()
	);
	const shared = line(columns.match_posting.slice(8).map((name) => filters[name as keyof typeof filters]));
	return [
		line([...own, ...more]),
		profile.skills
			.map(({ skill, level = null, evidence, lastUsed = null }) =>
				line([id, skill, level, evidence, lastUsed])
			)
			.join(''),
		profile.places
			.map(({ country, subdivision = null, city = null }) => line([id, country, subdivision, city]))
			.join(''),
		line([id, JSON.stringify(facts)]),
		areas
			.flatMap((area) =>
				terms.map(
					(each) =>
						`${area}\t${each.term}\t${profile_id}\t${each.level}\t${each.impact_1}\t${each.impact_2}\t${each.impact_3}\t${each.impact_4}\t${shared}`
				)
			)
			.join('')
	];
}
