/** What there is around a product: who could keep it running in a region, who runs it there, what came of work with it. */
import { sql } from 'kysely';
import { isAgreed } from '../../engagements/server/queries.ts';
import type { Level, NeedFacts } from '../../matching/facts.ts';
import { rank } from '../../matching/server/rank.ts';
import { readBasis } from '../../matching/server/basis.ts';
import { viewerOf } from '../../matching/server/viewer.ts';
import { listClosedProfiles } from '../../organisations/server/closed.ts';
import { toldByBoth } from '../../outcomes/server/ledger.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { asksForProduct, isWorkWith } from './with-product.ts';

export interface Region {
	country: string;
	subdivision?: string | undefined;
}

export interface Maintainers {
	/** Profiles this actor may see that cover every skill. */
	count: number;
	/** Of them, how many have no time now. */
	busy: number;
	/** At least so many more show themselves only to verified offices: in steps of five, null below five. */
	hidden: number | null;
	/** Several who cover it together, where nobody does alone. */
	together: number;
}

/** How many in a region could keep it running: they cover every skill that takes, by the same rules as needs. */
export async function countMaintainers(
	db: Db,
	actor: Actor,
	skills: readonly { skill: string; level: number }[],
	{ country, subdivision }: Region,
	today: string
): Promise<Maintainers> {
	const need: NeedFacts = {
		skills: skills.map(({ skill, level }) => ({ skill, must: true, level: level as Level })),
		places: [{ country, ...(subdivision !== undefined && { subdivision }) }],
		...{ presence: 'either', languages: [], gates: [] }
	};
	const ranking = await rank(db, {
		need,
		reach: subdivision === undefined ? 'country' : 'subdivision',
		viewer: viewerOf(actor, await listClosedProfiles(db, actor)),
		basis: await readBasis(db, need, today),
		size: 1
	});
	const { main, ask_first, busy } = ranking.groups;
	const count = main.total + ask_first.total + busy.total;
	const together = count === 0 ? (ranking.team?.members.length ?? 0) : 0;
	return { count, busy: busy.total, hidden: ranking.onlyForVerified, together };
}

/** Offices that ask for a product in public, or agreed on work with it in public; those of one country first. */
export async function listNeighbours(db: Db, productId: string, country: string | undefined, size: number) {
	const { rows } = await sql<{ id: string; name: string; country: string | null; example: boolean }>`
		select office.id, office.name, office.country, office.example
		from organisation office
		where office.kind = 'office' and office.verified_until is not null and exists (
			select from need where need.office_id = office.id and need.origin <> 'archive'
				and (need.status in ('open', 'paused') and ${asksForProduct(productId)} or exists (
					select from engagement where engagement.need_id = need.id
						and ${isAgreed()} and ${isWorkWith(productId)})))
		order by (office.country = ${country ?? null}::text) desc nulls last, office.name, office.id
		limit ${size}`.execute(db);
	return rows;
}

/** Work with a product that has ended, the latest first: its bare facts, and whether both sides tell what came of it. */
export async function listOutcomesWith(db: Db, productId: string, size: number) {
	return db
		.selectFrom('engagement')
		.innerJoin('need', 'need.id', 'engagement.need_id')
		.leftJoin('organisation as office', 'office.id', 'need.office_id')
		.select(['engagement.id', 'engagement.ending', 'engagement.ended_at as endedAt', 'need.title'])
		.select(['need.language', 'need.origin', 'office.name as office', toldByBoth.as('told')])
		.where('engagement.ended_at', 'is not', null)
		.where(isAgreed())
		.where(isWorkWith(productId))
		.orderBy('engagement.ended_at', 'desc')
		.orderBy('engagement.id', 'desc')
		.limit(size)
		.execute();
}
