/** What people are told about who implements a product. */
import { listPeopleOf } from '../../../engagements/server/recipients.ts';
import { partsOf } from '../../../implementers/policy.ts';
import { findEntry } from '../../../implementers/server/record.ts';
import { listOwners } from '../../../implementers/server/time.ts';
import { listBrokersOf, listMembersWith } from '../../../organisations/server/recipients.ts';
import { m } from '../../../paraglide/messages.js';
import type { Locale } from '../../../platform/language.ts';
import type { Db } from '../../../platform/server/db.ts';
import type { EventTable, Reader, Words } from '../rule.ts';
import { quoting } from './needs.ts';
import { toProduct } from './products.ts';

type Say = (parameters: Record<string, never>, options: { locale: Locale }) => string;

interface OfEntry {
	implementerId: string;
}

export const implementerEvents = {
	'implementer.offered': {
		key: ({ productId, profileId }) => `${productId}/${profileId}`,
		told: [
			{
				group: 'answers',
				to: (db, { engagementId }) => listPeopleOf(db, engagementId, 'profile'),
				words: offered
			}
		]
	},
	'implementer.confirmation_asked': {
		told: [
			{
				group: 'waiting',
				to: (db, { officeId }) => listMembersWith(db, officeId, 'write'),
				words: confirmationAsked
			}
		]
	},
	'implementer.confirmed': {
		told: [{ group: 'answers', to: ownersOf, words: toOwner(m.implementers_told_confirmed) }]
	},
	'implementer.due': {
		key: ({ implementerId, until }) => `${implementerId}/${until}`,
		// Its mail carries a link that renews without signing in, so the register sends it itself.
		told: [{ group: 'waiting', mailedElsewhere: true, to: ownersOf, words: toOwner(m.implementers_told_due) }]
	},
	'implementer.lapsed': {
		key: ({ implementerId, until }) => `${implementerId}/${until}`,
		settles: (payload) => [{ topic: 'implementer.due', payload }],
		told: [{ group: 'answers', to: ownersOf, words: toOwner(m.implementers_told_lapsed) }]
	},
	'implementer.reported': {
		told: [
			{
				group: 'waiting',
				to: async (db, { reportId }) => {
					const entry = await entryOf(db, reportId);
					return [...(await ownersOf(db, entry)), ...(await listKeepers(db, entry))];
				},
				words: reported
			}
		]
	},
	'implementer.report_settled': {
		settles: (payload) => [{ topic: 'implementer.reported', payload }],
		told: [
			{
				group: 'answers',
				to: async (db, { reportId }) => {
					const mistake = await findReport(db, reportId);
					const owners = await ownersOf(db, await entryOf(db, reportId));
					const reporter = mistake?.personId ?? undefined;
					return reporter === undefined || owners.includes(reporter) ? owners : [...owners, reporter];
				},
				words: settled
			}
		]
	}
} satisfies Partial<EventTable>;

/** Nothing to offer any more once the profile stands in the register. */
async function offered(
	{ db, locale }: Reader,
	{ productId, profileId }: { productId: string; profileId: string }
): Promise<Words | undefined> {
	const product = await db
		.selectFrom('product')
		.select(['id as productId', 'name as product'])
		.where('id', '=', productId)
		.where((eb) =>
			eb.not(
				eb.exists(
					eb
						.selectFrom('implementer')
						.select('implementer.id')
						.whereRef('implementer.product_id', '=', 'product.id')
						.where('implementer.profile_id', '=', profileId)
						.where('implementer.status', '<>', 'removed')
				)
			)
		)
		.executeTakeFirst();
	if (!product) return undefined;
	return {
		...toProduct(product, locale),
		text: m.implementers_told_offered({}, { locale }),
		path: `/products/${productId}/implement?profile=${profileId}`
	};
}

function findNamed(db: Db, implementerId: string) {
	return db
		.selectFrom('implementer as entry')
		.innerJoin('product', 'product.id', 'entry.product_id')
		.innerJoin('profile', 'profile.id', 'entry.profile_id')
		.select(['entry.status', 'product.id as productId', 'product.name as product', 'profile.name'])
		.where('entry.id', '=', implementerId)
		.executeTakeFirst();
}

async function ownersOf(db: Db, { implementerId }: OfEntry): Promise<string[]> {
	return listOwners(db, implementerId);
}

/** A sentence about the reader's own entry. */
function toOwner(sentence: Say) {
	return async ({ db, actor, locale }: Reader, { implementerId }: OfEntry): Promise<Words | undefined> => {
		const [entry, named] = [await findEntry(db, implementerId), await findNamed(db, implementerId)];
		if (!entry || !named || named.status === 'removed' || !partsOf(actor, entry).includes('owner'))
			return undefined;
		return {
			...toProduct(named, locale),
			text: sentence({}, { locale }),
			path: `/products/${named.productId}#implementers`
		};
	};
}

/** Nothing to ask any more once an office confirmed it, or it left the register. */
async function confirmationAsked(
	{ db, actor, locale }: Reader,
	{ implementerId }: OfEntry
): Promise<Words | undefined> {
	const [entry, named] = [await findEntry(db, implementerId), await findNamed(db, implementerId)];
	if (entry?.status !== 'claimed' || !named || !partsOf(actor, entry).includes('office')) return undefined;
	return {
		...toProduct(named, locale),
		text: m.implementers_told_confirm({ name: named.name }, { locale }),
		path: `/products/${named.productId}#implementers`
	};
}

function findReport(db: Db, id: string) {
	return db
		.selectFrom('implementer_report as mistake')
		.select([
			'mistake.implementer_id as implementerId',
			'mistake.words',
			'mistake.decision',
			'mistake.answer'
		])
		.select('mistake.person_id as personId')
		.where('mistake.id', '=', id)
		.executeTakeFirst();
}

async function entryOf(db: Db, reportId: string): Promise<OfEntry> {
	return { implementerId: (await findReport(db, reportId))?.implementerId ?? '' };
}

/** Brokers of a place it is in, else who runs this instance; never its own people. */
async function listKeepers(db: Db, { implementerId }: OfEntry): Promise<string[]> {
	const entry = await findEntry(db, implementerId);
	if (!entry) return [];
	const own = await listOwners(db, implementerId);
	const places = entry.places.length > 0 ? entry.places : [{ country: null, subdivision: null }];
	const found = await Promise.all(places.map((place) => listBrokersOf(db, place)));
	return [...new Set(found.flat())].filter((id) => !own.includes(id));
}

/** What is said to be wrong: to the owner on the product's page, to who decides at the desk. */
async function reported(
	{ db, actor, locale }: Reader,
	{ reportId }: { reportId: string }
): Promise<Words | undefined> {
	const mistake = await findReport(db, reportId);
	if (!mistake || mistake.decision !== null) return undefined;
	const [entry, named] = [
		await findEntry(db, mistake.implementerId),
		await findNamed(db, mistake.implementerId)
	];
	const [part] = entry ? partsOf(actor, entry).filter((each) => each === 'owner' || each === 'keeper') : [];
	if (!named || part === undefined) return undefined;
	const own = part === 'owner';
	return quoting(
		{
			...toProduct(named, locale),
			text: own
				? m.implementers_told_reported({}, { locale })
				: m.implementers_told_report({ name: named.name }, { locale }),
			path: own ? `/products/${named.productId}#implementers` : '/desk/products'
		},
		mistake.words
	);
}

async function settled(
	{ db, actor, locale }: Reader,
	{ reportId }: { reportId: string }
): Promise<Words | undefined> {
	const report = await findReport(db, reportId);
	if (!report || actor.kind !== 'member') return undefined;
	const [entry, named] = [
		await findEntry(db, report.implementerId),
		await findNamed(db, report.implementerId)
	];
	if (!entry || !named) return undefined;
	const isReporter = report.personId === actor.personId;
	if (!isReporter && !partsOf(actor, entry).includes('owner')) return undefined;
	const sentence = report.decision === 'struck' ? m.implementers_told_struck : m.implementers_told_kept;
	return quoting(
		{ ...toProduct(named, locale), text: sentence({ name: named.name }, { locale }) },
		report.answer
	);
}
