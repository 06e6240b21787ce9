/** Everything the page of a product shows. */
import { implementersOf } from '#lib/implementers/server/queries.ts';
import { NeedFilters } from '#lib/needs/schema.ts';
import { listNeeds } from '#lib/needs/server/queries.ts';
import { isMember } from '#lib/organisations/policy.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { canDescribe, keepsFor } from '#lib/products/policy.ts';
import { findProduct } from '#lib/products/server/queries.ts';
import { listStewardships } from '#lib/products/server/stewards.ts';
import { findSustainingSkills, listFacts } from '#lib/products/server/sustainment.ts';
import { ProfileFilters } from '#lib/profiles/schema.ts';
import { listProfiles } from '#lib/profiles/server/queries.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { needRow } from '../../needs/need-row.ts';
import { profileRow } from '../../people/profile-row.ts';
import { entryView } from '../register-view.ts';
import { aroundView, maintainersView } from './around.ts';
import { factsView } from './facts-view.ts';
import { productView } from './product-view.ts';

const most = 6;

export async function productPage(context: Context, id: string, where: string, locale: Locale) {
	const { db, actor, now } = context;
	const product = await findProduct(db, actor, id);
	if (!product) throw new Refusal('not_found', 'products_not_found');
	// A product that is a skill of its own is asked for by that name; otherwise by what it is about.
	const own = product.skills.filter(({ itself }) => itself);
	const skills = (own.length > 0 ? own : product.skills).map((link) => link.skill).slice(0, 20);
	const today = now.toISOString().slice(0, 10);
	const [facts, stewardships, register, needed] = await Promise.all([
		listFacts(db, id),
		listStewardships(db, id),
		implementersOf(db, actor, id, { today }),
		findSustainingSkills(db, id)
	]);
	const here = await maintainersView(context, { where, skills: needed }, locale);
	const country = here.region?.country;
	return {
		id,
		product: productView(product, locale),
		facts: factsView(facts, locale, today),
		sustained: needed.length > 0,
		here,
		register: {
			rows: register.rows.slice(0, most).map((row) => entryView(row, actor, locale)),
			more: register.rows.length > most,
			hidden: register.hidden
		},
		stewards: stewardsView(stewardships, now, locale),
		// Anybody may say that they keep it; until it is confirmed only their own people read so here.
		waiting: stewardships
			.filter(({ status, organisationId }) => status === 'asked' && isMember(actor, organisationId))
			.map(({ organisationId, name }) => ({ id: organisationId, name })),
		may: {
			sayWhatItTakes: keepsFor(actor, stewardships) !== undefined,
			describe: canDescribe(actor, product, stewardships)
		},
		around: await aroundView(context, { id, skills: own.map(({ skill }) => skill), country }, locale),
		...(await askedFor(context, { skills, itself: own.length > 0, today }, locale))
	};
}
export type ProductPageView = Awaited<ReturnType<typeof productPage>>;

function stewardsView(stewardships: Awaited<ReturnType<typeof listStewardships>>, now: Date, locale: Locale) {
	return stewardships
		.filter(({ status }) => status === 'confirmed')
		.map(({ organisationId, name, example, verifiedUntil }) => ({
			...{ id: organisationId, name, example },
			href: href(`/organisations/${organisationId}`, locale),
			note:
				verifiedUntil !== null && verifiedUntil >= now.toISOString().slice(0, 10)
					? m.products_keeper_verified({ day: formatDay(verifiedUntil, locale) }, { locale })
					: ''
		}));
}

/** Open needs that ask for it, and people who name it. */
async function askedFor(
	{ db, actor }: Context,
	{ skills, itself, today }: { skills: string[]; itself: boolean; today: string },
	locale: Locale
) {
	const nobody = { rows: [], next: undefined };
	const [needs, people] =
		skills.length === 0
			? [nobody, nobody]
			: await Promise.all([
					listNeeds(db, actor, { filters: NeedFilters.parse({ skill: skills, status: ['open'] }) }, most),
					itself
						? listProfiles(db, actor, { filters: ProfileFilters.parse({ skill: skills }), today }, most)
						: nobody
				]);
	return {
		skills,
		itself,
		needs: { rows: needs.rows.map((need) => needRow(need, locale)), more: needs.next !== undefined },
		people: { rows: people.rows.map((row) => profileRow(row, locale)), more: people.next !== undefined }
	};
}
