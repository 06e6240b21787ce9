import { sql } from 'kysely';
import type { Db } from '#lib/platform/server/db.ts';
import type { Basis } from '#lib/matching/ask.ts';
import type { Question } from '#lib/matching/server/candidates.ts';

/**
 * What matching would be without postings: profiles joined with their skills and places, grouped, sorted. It is
 * kinder than the real thing: the same relations of skills, but no gates, no groups, no counts by group, no reasons.
 */
export function normalisedJoin(
	db: Db,
	{ need, ask, concepts, reach }: Pick<Question, 'need' | 'ask' | 'reach'> & { concepts: Basis['concepts'] },
	size: number
) {
	const asked = ask.skills.flatMap(({ skill, share, level = 1 }) => [
		...[skill, ...concepts.descendants(skill)].map((held) => ({
			skill: held,
			asked: skill,
			share,
			level,
			relation: 1
		})),
		...concepts.parents(skill).map((held) => ({
			skill: held,
			asked: skill,
			share,
			level,
			relation: 0.5
		})),
		...standingBeside(skill, concepts).map((held) => ({
			skill: held,
			asked: skill,
			share,
			level,
			relation: 0.35
		}))
	]);
	const [place] = need.places;
	const here =
		reach === 'anywhere' || !place
			? sql`true`
			: sql`exists (select from profile_place as served where served.profile_id = profile.id
				and served.country = ${place.country} and (${reach} = 'country' or served.subdivision = ${place.subdivision ?? null}))`;
	return sql`
		with best as (
			select held.profile_id, asked.asked, max(asked.share * asked.relation * least(1, held.level::float8 / asked.level)
				* case held.evidence when 'claimed' then 0.6 when 'evidenced' then 0.8 else 1 end) as points
			from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb)
				as asked (skill text, asked text, share int4, level int4, relation float8)
			join profile_skill as held on held.skill = asked.skill
			join profile on profile.id = held.profile_id
			where profile.status = 'published' and profile.visibility = 'public' and not profile.paused and ${here}
			group by held.profile_id, asked.asked)
		select profile_id, sum(points) as points, count(*) over () as total
		from best group by profile_id order by points desc, profile_id limit ${size}`.execute(db);
}

/** Everything below the concepts above it, headings left out: what the score counts as a sibling. */
function standingBeside(skill: string, concepts: Basis['concepts']): string[] {
	const open = concepts.parents(skill).filter((parent) => concepts.byId(parent)?.heading !== true);
	const own = new Set([skill, ...concepts.descendants(skill), ...concepts.parents(skill)]);
	return [...new Set(open.flatMap((parent) => concepts.descendants(parent)))].filter((id) => !own.has(id));
}
