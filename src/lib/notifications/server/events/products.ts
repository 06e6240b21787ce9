/** What people are told about who keeps a product. */
import { canVerify, isMember } from '../../../organisations/policy.ts';
import { listMembersWith, listVerifiersOf } from '../../../organisations/server/recipients.ts';
import { m } from '../../../paraglide/messages.js';
import type { Locale } from '../../../platform/language.ts';
import type { Db } from '../../../platform/server/db.ts';
import type { EventTable, Reader } from '../rule.ts';
import { quoting } from './needs.ts';

type Say = (parameters: Record<string, never>, options: { locale: Locale }) => string;

export const productEvents = {
	'stewardship.asked': {
		told: [
			{
				group: 'waiting',
				to: async (db, { stewardshipId }) => {
					const found = await findStewardship(db, stewardshipId);
					return found ? listVerifiersOf(db, found.organisationId) : [];
				},
				words: stewardshipAsked
			}
		]
	},
	'stewardship.decided': {
		settles: (payload) => [{ topic: 'stewardship.asked', payload }],
		told: [
			{
				group: 'answers',
				to: async (db, { stewardshipId }) => {
					const found = await findStewardship(db, stewardshipId);
					return found ? listMembersWith(db, found.organisationId, 'publish') : [];
				},
				words: stewardshipDecided
			}
		]
	}
} satisfies Partial<EventTable>;

function findStewardship(db: Db, id: string) {
	return db
		.selectFrom('product_steward as kept')
		.innerJoin('product', 'product.id', 'kept.product_id')
		.innerJoin('organisation', 'organisation.id', 'kept.organisation_id')
		.select(['kept.status', 'product.id as productId', 'product.name as product'])
		.select(['organisation.id as organisationId', 'organisation.name as organisation'])
		.select(['organisation.id', 'organisation.example', 'organisation.country', 'organisation.subdivision'])
		.where('kept.id', '=', id)
		.executeTakeFirst();
}

async function stewardshipAsked({ db, actor, locale }: Reader, { stewardshipId }: { stewardshipId: string }) {
	const found = await findStewardship(db, stewardshipId);
	if (found?.status !== 'asked' || !canVerify(actor, found)) return undefined;
	return {
		text: m.products_told_keep_asked({ organisation: found.organisation }, { locale }),
		about: found.product,
		path: '/desk/products',
		button: m.notify_open_desk({}, { locale })
	};
}

const decisions: Partial<Record<string, Say>> = {
	confirmed: m.products_told_keep_confirmed,
	refused: m.products_told_keep_refused,
	ended: m.products_told_keep_ended
};

/** With the reason, for those of the organisation. */
async function stewardshipDecided(reader: Reader, { stewardshipId }: { stewardshipId: string }) {
	const { db, actor, locale } = reader;
	const found = await findStewardship(db, stewardshipId);
	const sentence = found && decisions[found.status];
	if (!sentence || !isMember(actor, found.organisationId)) return undefined;
	const last = await db
		.selectFrom('product_steward_transition')
		.select('words')
		.where('steward_id', '=', stewardshipId)
		.orderBy('id', 'desc')
		.executeTakeFirst();
	return quoting({ ...toProduct(found, locale), text: sentence({}, { locale }) }, last?.words);
}

/** The product, and its page as the place to go on. */
export function toProduct({ productId, product }: { productId: string; product: string }, locale: Locale) {
	return {
		about: product,
		path: `/products/${productId}`,
		button: m.implementers_told_open({}, { locale })
	};
}
