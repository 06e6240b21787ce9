import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import { exposure, smallestCount } from '../weights.ts';

/** One group of profiles: its share of everybody who fitted a list, and of the places in lists. */
export interface ExposureRow {
	group: string;
	profiles: number;
	impressions: number;
}

export interface FairnessFigures {
	/** YYYY-MM-DD, the first and the last day counted. */
	from: string;
	to: string;
	impressions: number;
	/** Public profiles there are, and how many of them stood in a list at least once. */
	profiles: number;
	shown: number;
	/** Impressions of newcomers. */
	newcomers: number;
	/** 0 when everybody public was shown as often, 1 when one took it all. */
	gini: number;
	byCountry: readonly ExposureRow[];
	byKind: readonly ExposureRow[];
}

/**
 * Who was shown how often in the weeks before `today` (YYYY-MM-DD), over public profiles that are no examples.
 * Groups of fewer profiles than may be counted are summed up under the name ''.
 */
export async function readFairness(db: Db, today: string): Promise<FairnessFigures> {
	const { rows } = await sql<{
		kind: string;
		country: string | null;
		impressions: number;
		newcomers: number;
	}>`
		select profile.kind,
			(select min(place.country) from profile_place as place where place.profile_id = profile.id) as country,
			count(impression.day)::int as impressions,
			(count(*) filter (where impression.newcomer))::int as newcomers
		from profile
		left join impression on impression.profile_id = profile.id
			and impression.day < ${today}::date and impression.day >= ${today}::date - ${exposure.days}::int
		where profile.status = 'published' and profile.visibility = 'public' and not profile.example
		group by profile.id`.execute(db);
	const day = (back: number) => new Date(Date.parse(today) - back * 86_400_000).toISOString().slice(0, 10);
	const sum = (key: 'impressions' | 'newcomers') => rows.reduce((total, row) => total + row[key], 0);
	return {
		from: day(exposure.days),
		to: day(1),
		impressions: sum('impressions'),
		profiles: rows.length,
		shown: rows.filter(({ impressions }) => impressions > 0).length,
		newcomers: sum('newcomers'),
		gini: gini(rows.map(({ impressions }) => impressions)),
		byCountry: grouped(rows.map(({ country, impressions }) => ({ group: country ?? '', impressions }))),
		byKind: grouped(rows.map(({ kind, impressions }) => ({ group: kind, impressions })))
	};
}

/** Largest groups first; what is too small to be counted by itself comes last, together. */
function grouped(rows: readonly { group: string; impressions: number }[]): ExposureRow[] {
	const groups = new Map<string, ExposureRow>();
	for (const { group, impressions } of rows) {
		const known = groups.get(group) ?? { group, profiles: 0, impressions: 0 };
		known.profiles += 1;
		known.impressions += impressions;
		groups.set(group, known);
	}
	const all = [...groups.values()].sort((a, b) => b.profiles - a.profiles || (a.group < b.group ? -1 : 1));
	const open = all.filter(({ profiles, group }) => profiles >= smallestCount && group !== '');
	const rest = all.filter((row) => !open.includes(row));
	if (rest.length === 0) return open;
	const add = (key: 'profiles' | 'impressions') => rest.reduce((total, row) => total + row[key], 0);
	return [...open, { group: '', profiles: add('profiles'), impressions: add('impressions') }];
}

/** How unevenly something is spread, from 0 to 1. */
export function gini(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const total = sorted.reduce((sum, value) => sum + value, 0);
	if (total === 0) return 0;
	const weighted = sorted.reduce((sum, value, at) => sum + (at + 1) * value, 0);
	return (2 * weighted) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}
