import { buyingKinds } from '#lib/matching/facts.ts';
import type { findPair } from '#lib/introductions/server/pairs.ts';
import type { Locale } from '#lib/platform/language.ts';
import { href } from '#lib/ui/href.ts';
import { foreign } from '../../../(public)/words.ts';
import { namesIn } from '../[id=uuid]/introduction-view.ts';

/** The two sides and what the match says of them, as whoever asks reads it; the other side will read the same. */
export function newView(pair: Awaited<ReturnType<typeof findPair>>, locale: Locale) {
	const { as, match, need, profile, sounding, tired } = pair;
	const { group } = match.placement ?? {};
	return {
		...{ as, sounding, tired },
		need: {
			id: need.id,
			title: need.title,
			lang: foreign(need.language, locale),
			href: href(`/needs/${need.id}`, locale),
			office: need.office ?? ''
		},
		profile: { ...profile, href: href(`/people/${profile.id}`, locale) },
		override: group === 'excluded' || group === 'near_miss',
		match: {
			parts: match.parts,
			total: match.total,
			names: namesIn(match.parts, locale),
			buys: buyingKinds.some((kind) => kind === need.kind)
		}
	};
}
