import { sql } from 'kysely';
import type { Place } from '../../places/gazetteer.ts';
import { placeLabel } from '../../places/label.ts';
import type { Db } from '../../platform/server/db.ts';
import { shortened } from '../../platform/server/shortened.ts';
import type { SolvedRow } from '../answer.ts';

export interface SolvedQuestion {
	/** Concepts the need asks for, each with those narrower than it. `said`: in its own words, not only implied. */
	topics: readonly { skill: string; said: boolean; narrower: readonly string[] }[];
	place?: Place | undefined;
	locale: string;
}

/** So many of each kind: enough to look at, few enough to be read. */
const most = 4;

/** Has someone already solved this? Products first, then needs of neighbours that asked for the same. */
export async function findSolved(db: Db, question: SolvedQuestion): Promise<SolvedRow[]> {
	if (question.topics.length === 0) return [];
	const [products, needs] = await Promise.all([findProducts(db, question), findNeeds(db, question)]);
	return [...products, ...needs];
}

/** Concept ids that count for an asked one, as rows `topic(asked, said, skill)`. */
function topicRows({ topics }: SolvedQuestion) {
	const rows = topics.flatMap(({ skill, said, narrower }) =>
		[skill, ...narrower].map((id) => ({ asked: skill, said, skill: id }))
	);
	return sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as topic (asked text, said bool, skill text)`;
}

/** Named in the text, or sharing two topics of it, one of them said (one where there is one); those in use nearby first. */
async function findProducts(db: Db, question: SolvedQuestion): Promise<SolvedRow[]> {
	const { topics, place } = question;
	const enough = Math.min(2, topics.length);
	const { rows } = await sql<Omit<SolvedRow, 'kind' | 'placeLabel' | 'example'>>`
		with sharing as (
			select product_id, array_agg(distinct topic.asked order by topic.asked) as shared,
				bool_or(topic.said) as said, bool_or(itself and topic.said and topic.asked = product_skill.skill) as named
			from ${topicRows(question)} join product_skill on product_skill.skill = topic.skill
			group by product_id
		)
		select id, name, ${shortened('summary')} as summary, registry_status as status, shared, source_date as date
		from sharing join product on product.id = sharing.product_id
		where named or (said and cardinality(shared) >= ${enough})
		order by named desc, cardinality(shared) desc, ${place?.country ?? ''} = any(deployed_in) desc,
			registry_status = 'archived', lower(name), id
		limit ${most}`.execute(db);
	return rows.map((row) => ({ ...row, kind: 'product', placeLabel: '', example: false }));
}

interface NeedRow extends Omit<SolvedRow, 'kind' | 'placeLabel'> {
	country: string | null;
	cityName: string | null;
	subdivisionName: string | null;
}

/** Public needs that ask for what this one asks, those nearby and those that know how they ended first. */
async function findNeeds(db: Db, question: SolvedQuestion): Promise<SolvedRow[]> {
	const { topics, place, locale } = question;
	const enough = Math.min(2, topics.length);
	const { rows } = await sql<NeedRow>`
		with sharing as (
			select need_id, array_agg(distinct topic.asked order by topic.asked) as shared, bool_or(topic.said) as said
			from ${topicRows(question)} join need_skill on need_skill.skill = topic.skill
			group by need_id
		)
		select need.id, title as name, ${shortened('outcome_wanted')} as summary, coalesce(ending, status) as status, shared,
			need.country, city.name as "cityName", subdivision.name as "subdivisionName", origin = 'example' as example,
			(published_at at time zone 'utc')::date as date
		from sharing join need on need.id = sharing.need_id
		left join city on city.id = need.city
		left join subdivision on subdivision.code = need.subdivision
		where said and cardinality(shared) >= ${enough} and (status in ('open', 'paused')
			or (status = 'closed' and (published_at is not null or origin = 'archive')))
		order by cardinality(shared) desc, need.city is not distinct from ${place?.city ?? null}::int4 desc,
			need.subdivision is not distinct from ${place?.subdivision ?? null}::text desc,
			need.country is not distinct from ${place?.country ?? null}::text desc,
			origin = 'archive', status = 'closed' desc, published_at desc nulls last, need.id
		limit ${most}`.execute(db);
	return rows.map(({ country, cityName, subdivisionName, ...row }) => ({
		...row,
		kind: 'need',
		placeLabel: placeLabel({ country, cityName, subdivisionName }, locale)
	}));
}
