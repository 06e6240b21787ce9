import { NeedFilters } from '#lib/needs/schema.ts';
import { listNeeds } from '#lib/needs/server/queries.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { findProduct } from '#lib/products/server/queries.ts';
import { ProfileFilters } from '#lib/profiles/schema.ts';
import { listProfiles } from '#lib/profiles/server/queries.ts';
import { needRow } from '../../needs/need-row.ts';
import { profileRow } from '../../people/profile-row.ts';
import { productView } from './product-view.ts';
import type { PageServerLoad } from './$types';

const most = 6;

export const load: PageServerLoad = async ({ params, locals: { context, locale } }) => {
	const { db, actor, now } = context;
	const product = await findProduct(db, actor, params.id);
	if (!product) throw new Refusal('not_found', 'products_not_found');
	// A product that is a skill of its own is asked for by that name; otherwise by what it is about.
	const own = product.skills.filter(({ itself }) => itself);
	const skill = (own.length > 0 ? own : product.skills).map((link) => link.skill).slice(0, 20);
	const today = now.toISOString().slice(0, 10);
	const nobody = { rows: [], next: undefined };
	const [needs, people] =
		skill.length === 0
			? [nobody, nobody]
			: await Promise.all([
					listNeeds(db, actor, { filters: NeedFilters.parse({ skill, status: ['open'] }) }, most),
					own.length === 0
						? nobody
						: listProfiles(db, actor, { filters: ProfileFilters.parse({ skill }), today }, most)
				]);
	return {
		id: params.id,
		product: productView(product, locale),
		skills: skill,
		needs: { rows: needs.rows.map((need) => needRow(need, locale)), more: needs.next !== undefined },
		people: { rows: people.rows.map((row) => profileRow(row, locale)), more: people.next !== undefined },
		itself: own.length > 0
	};
};
