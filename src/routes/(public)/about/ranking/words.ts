/** What each weight is called. */
import { m } from '#lib/paraglide/messages.js';

export const componentWords = {
	must: m.ranking_part_must,
	nice: m.ranking_part_nice,
	place: m.ranking_part_place,
	language: m.ranking_part_language
};
export const relationWords = {
	same: m.ranking_relation_same,
	narrower: m.ranking_relation_narrower,
	broader: m.ranking_relation_broader,
	sibling: m.ranking_relation_sibling
};
export const evidenceWords = {
	mentioned: m.ranking_evidence_mentioned,
	claimed: m.ranking_evidence_claimed,
	evidenced: m.ranking_evidence_evidenced,
	attested: m.ranking_evidence_attested
};
export const localityWords = {
	there: m.ranking_locality_there,
	region: m.ranking_locality_region,
	country: m.ranking_locality_country,
	remote: m.ranking_locality_remote,
	elsewhere: m.ranking_locality_elsewhere
};
export const bandWords = {
	strong: m.ranking_band_strong,
	good: m.ranking_band_good,
	possible: m.ranking_band_possible
};
export const interestWords = {
	kind: m.ranking_interest_kind,
	learning: m.ranking_interest_learning,
	hours: m.ranking_interest_hours,
	pay: m.ranking_interest_pay
};
