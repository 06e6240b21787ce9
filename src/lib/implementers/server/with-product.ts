/** Which needs and which work are about a product: they ask for the skill that is it, or name its repository. */
import { sql, type SqlBool } from 'kysely';
import type { Db } from '../../platform/server/db.ts';

/** Over a row of `need`; an empty list of products is about none. */
export function asksForProduct(productId: string) {
	return sql<SqlBool>`(exists (
		select from need_skill join product_skill on product_skill.skill = need_skill.skill and product_skill.itself
		where need_skill.need_id = need.id and product_skill.product_id = ${productId}::uuid)
		or exists (select from product
			where product.id = ${productId}::uuid and product.repository = need.repository))`;
}

/** Over rows of `engagement` and its `need`. */
export function isWorkWith(productId: string) {
	return sql<SqlBool>`(${asksForProduct(productId)} or exists (select from product
		where product.id = ${productId}::uuid and product.repository = engagement.repository))`;
}

/** The products a piece of work was about. */
export async function listProductsOf(db: Db, engagementId: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select distinct product.id
		from engagement join need on need.id = engagement.need_id
		join product on product.repository = any(array[need.repository, engagement.repository])
			or exists (select from need_skill join product_skill on product_skill.skill = need_skill.skill
				where need_skill.need_id = need.id and product_skill.product_id = product.id and product_skill.itself)
		where engagement.id = ${engagementId}::uuid
		order by product.id`.execute(db);
	return rows.map(({ id }) => id);
}

/** Offices that closed work about a product with a profile, the latest work of each. */
export async function listOfficesThatWorkedWith(
	db: Db,
	productId: string,
	profileId: string
): Promise<{ officeId: string; engagementId: string }[]> {
	const { rows } = await sql<{ officeId: string; engagementId: string }>`
		select distinct on (office.organisation_id)
			office.organisation_id as "officeId", engagement.id as "engagementId"
		from engagement join need on need.id = engagement.need_id
		join engagement_party office on office.engagement_id = engagement.id and office.side = 'office'
		join engagement_party party on party.engagement_id = engagement.id and party.side = 'profile'
		where engagement.status = 'closed' and party.profile_id = ${profileId}::uuid and ${isWorkWith(productId)}
		order by office.organisation_id, engagement.ended_at desc`.execute(db);
	return rows;
}
