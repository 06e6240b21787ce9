import { listNeedsOfOffice } from '#lib/needs/server/of-office.ts';
import { isMember } from '#lib/organisations/policy.ts';
import { invitesFor } from '#lib/organisations/server/listing-invitations.ts';
import { findListing } from '#lib/organisations/server/queries.ts';
import { findTeam } from '#lib/organisations/server/teams.ts';
import { LedgerFilters } from '#lib/outcomes/schema.ts';
import { listLedger } from '#lib/outcomes/server/ledger.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { followOffers } from '../../follow-offers.ts';
import { ledgerRow } from '../../outcomes/ledger-row.ts';
import { listingView } from './listing-view.ts';
import { teamView } from './team-view.ts';
import type { PageServerLoad } from './$types';

const needsShown = 20;
const endedShown = 10;

/** One address for an organisation of this instance and for an entry copied from a public list. */
export const load: PageServerLoad = async ({ params, locals: { context, locale } }) => {
	const { db, actor, now } = context;
	const [team, listing] = await Promise.all([
		findTeam(db, actor, params.id),
		findListing(db, actor, params.id)
	]);
	if (team) {
		const isOffice = team.kind === 'office' && team.status === 'active';
		const office = { kind: 'organisation' as const, subject: team.id, name: team.name };
		const [needs, ended, follow] = await Promise.all([
			listNeedsOfOffice(db, actor, team.id, needsShown),
			listLedger(db, { filters: LedgerFilters.parse({}), office: team.id }, endedShown),
			followOffers(context, isOffice ? [office] : [])
		]);
		const reader = { today: now.toISOString().slice(0, 10), member: isMember(actor, team.id) };
		const work = ended.rows.map((row) => ledgerRow(row, locale));
		return { team: teamView(team, needs, reader, locale), work, follow };
	}
	if (!listing) throw new Refusal('not_found', 'organisations_not_found');
	return { listed: { ...listingView(listing, locale), mayInvite: invitesFor(actor) !== undefined } };
};
