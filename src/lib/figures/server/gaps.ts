import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Context } from '../../platform/server/context.ts';
import type { Gap, GapLine } from '../gaps.ts';
import { hasOnlyExamples } from './board.ts';

/** How far back demand that nobody met still says something about today. */
const years = 2;

interface Which {
	example: boolean;
	now: Date;
	country: string | undefined;
}

/** Needs that say today that a skill is wanted: open ones, and those that ended without anybody not long ago. */
function isCounted({ example, now, country }: Which): RawBuilder<SqlBool> {
	const since = new Date(now);
	since.setUTCFullYear(since.getUTCFullYear() - years);
	return sql`need.origin = ${example ? 'example' : 'own'} and need.country is not null
		and need.published_at is not null and (${country ?? null}::text is null or need.country = ${country ?? null})
		and (need.status in ('open', 'paused') or need.ending in ('nobody_fitted', 'nobody_answered')
			and exists (select from need_transition as step
				where step.need_id = need.id and step.to_status = 'closed' and step.at >= ${since}))`;
}

/** The rows behind the map: each must-have of each need that is counted. */
export async function readGapLines({ db, now }: Pick<Context, 'db' | 'now'>, country?: string) {
	const example = await hasOnlyExamples(db);
	const { rows } = await sql<GapLine>`
		select need_skill.skill, need.country, need.subdivision, need.id, need.title, office.name as office,
			case need.status when 'closed' then 'unmet' else 'open' end as counted
		from need join need_skill on need_skill.need_id = need.id and need_skill.must
		left join organisation as office on office.id = need.office_id
		where ${isCounted({ example, now, country })}
		order by need_skill.skill, need.country, need.subdivision, need.id`.execute(db);
	return rows;
}

/**
 * Must-haves of open needs, and of needs that ended without anybody, by region, beside the profiles that work there.
 * A profile counts for a skill it has, or a narrower one. Remote needs without a place are not part of it.
 */
export async function readGaps({ db, now }: Pick<Context, 'db' | 'now'>, country?: string) {
	const example = await hasOnlyExamples(db);
	const { rows } = await sql<Gap>`
		with wanted as (
			select need_skill.skill, need.country, need.subdivision,
				count(*) filter (where need.status in ('open', 'paused'))::int as open,
				count(*) filter (where need.status = 'closed')::int as unmet,
				max((select count(*) from need_skill as other where other.need_id = need.id and other.must))::int
					as "mostMusts"
			from need join need_skill on need_skill.need_id = need.id and need_skill.must
			where ${isCounted({ example, now, country })}
			group by need_skill.skill, need.country, need.subdivision)
		select wanted.*, subdivision.name as region, present.*,
			(select count(*)::int from listing join listing_skill on listing_skill.listing_id = listing.id
				where listing.status = 'unclaimed' and listing.country = wanted.country
					and listing_skill.skill = wanted.skill) as listings,
			(select jsonb_build_object('lat', city.lat, 'lng', city.lng) from city
				where city.country = wanted.country
					and (wanted.subdivision is null or city.subdivision = wanted.subdivision)
				order by city.population desc limit 1) as point
		from wanted join skill on skill.id = wanted.skill
		left join subdivision on subdivision.code = wanted.subdivision
		cross join lateral (
			select
				count(distinct posting.profile_id) filter (where near and audience = 0)::int as here,
				count(distinct posting.profile_id) filter (where near and audience = 1)::int as "hereHidden",
				count(distinct posting.profile_id) filter (where audience = 0)::int as "inCountry",
				count(distinct posting.profile_id) filter (where audience = 1)::int as "inCountryHidden"
			from match_posting as posting
			join profile on profile.id = posting.profile_id and profile.example = ${example}
			cross join lateral (select wanted.subdivision is null
				or posting.area in (wanted.subdivision, wanted.country || '*') as near) as place
			where posting.area in (wanted.country, wanted.subdivision, wanted.country || '*')
				and posting.term in (skill.term, -skill.term) and not posting.paused) as present`.execute(db);
	return { example, gaps: rows };
}
