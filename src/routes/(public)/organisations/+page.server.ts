import { OrganisationFilters } from '#lib/organisations/schema.ts';
import { countListings, listListings } from '#lib/organisations/server/queries.ts';
import { sourceName } from '#lib/organisations/source-name.ts';
import { m } from '#lib/paraglide/messages.js';
import { ProfileFilters } from '#lib/profiles/schema.ts';
import { listProfiles } from '#lib/profiles/server/queries.ts';
import { listView, readList, rowsOf } from '../list-view.ts';
import { profileRow } from '../people/profile-row.ts';
import { wordsIn } from '../words.ts';
import { listingRow } from './listing-row.ts';
import type { PageServerLoad } from './$types';

const size = 20;
/** Confirmed ones are few; the rest of them stands in the list of people. */
const confirmedSize = 6;

export const load: PageServerLoad = async (event) => {
	const { db, actor, now } = event.locals.context;
	const { locale } = event.locals;
	const words = wordsIn(locale);
	const read = readList(OrganisationFilters, event);
	const { filters, search } = read.question;
	const kinds = (['firm', 'community'] as const).filter(
		(kind) => filters.kind.length === 0 || filters.kind.includes(kind)
	);
	const asked = ProfileFilters.parse({ kind: kinds, country: filters.country, skill: filters.skill });
	const question = { filters: asked, search, today: now.toISOString().slice(0, 10) };
	// They were on the first page; and nobody confirmed comes from a list that was copied.
	const apart = filters.after !== undefined || filters.source.length > 0 || kinds.length === 0;
	const [page, confirmed, counts] = await Promise.all([
		rowsOf(read, event, () => listListings(db, actor, read.question, size)),
		apart ? undefined : rowsOf(read, event, () => listProfiles(db, actor, question, confirmedSize)),
		countListings(db, actor, read.question)
	]);
	const view = listView('/organisations', event, read, page, counts, {
		kind: { legend: m.lists_facet_sort({}, { locale }), label: words.being },
		country: { legend: m.lists_facet_country({}, { locale }), label: words.country },
		skill: { legend: m.lists_facet_skill({}, { locale }), label: words.skill },
		source: { legend: m.lists_facet_source({}, { locale }), label: sourceName }
	});
	return {
		view,
		confirmed: confirmed && {
			rows: confirmed.rows.map((profile) => profileRow(profile, locale)),
			more: confirmed.next !== undefined
		},
		rows: page.rows.map((listing) => listingRow(listing, locale))
	};
};
