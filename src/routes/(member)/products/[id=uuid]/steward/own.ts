/** The organisations in whose name somebody may say that they keep a product, and where each stands. */
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { hasRight } from '#lib/organisations/policy.ts';
import { listOwnTeams } from '#lib/organisations/server/teams.ts';
import { afterStewardStep, type StewardStatus } from '#lib/products/lifecycle.ts';
import { listStewardships } from '#lib/products/server/stewards.ts';

const statusWords = {
	asked: m.products_keep_status_asked,
	confirmed: m.products_keep_status_confirmed,
	refused: m.products_keep_status_refused,
	ended: m.products_keep_status_ended
} satisfies Record<StewardStatus, unknown>;

export async function ownStewardships(
	{ db, actor }: Context,
	product: { id: string; example: boolean },
	locale: Locale
) {
	const [teams, stewardships] = await Promise.all([
		listOwnTeams(db, actor),
		listStewardships(db, product.id)
	]);
	const own = teams
		.filter(({ id, example, status }) => {
			return status === 'active' && example === product.example && hasRight(actor, id, 'publish');
		})
		.map(({ id, name }) => ({
			...{ id, name },
			status: stewardships.find(({ organisationId }) => organisationId === id)?.status
		}));
	return {
		own: own.flatMap(({ id, name, status }) =>
			status === undefined
				? []
				: [
						{
							...{ id, name, words: statusWords[status]({}, { locale }) },
							confirmed: status === 'confirmed',
							mayEnd: afterStewardStep(status, 'end', ['own']) !== undefined
						}
					]
		),
		mayAsk: own
			.filter(({ status }) => afterStewardStep(status ?? 'none', 'ask', ['own']) !== undefined)
			.map(({ id, name }) => ({ value: id, words: name }))
	};
}
