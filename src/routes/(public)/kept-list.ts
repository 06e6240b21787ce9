import { listKinds } from '#lib/alerts/lifecycle.ts';
import { questionWords } from '#lib/alerts/words.ts';
import type { Locale } from '#lib/platform/language.ts';
import { readAsked } from '#lib/search/server/asked.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { href } from '#lib/ui/href.ts';

export interface KeptList {
	kind: string;
	/** What stands after the `?` of the address of the list. */
	question: string;
	name: string;
	/** Address of its feed. */
	feed: string;
}

const places = ['after', 'confirmed_after'];

/** The list as it was asked, to be saved and to be read as a feed; undefined where nothing new ever comes. */
export function keptList(
	path: string,
	typed: Readonly<Record<string, readonly string[]>>,
	locale: Locale
): KeptList | undefined {
	const kind = listKinds.find((each) => `/${each}` === path);
	const asked = Object.entries(typed).filter(([field]) => !places.includes(field));
	if (!kind || typed['origin']?.includes('archive') === true) return undefined;
	if (kind === 'search' && !readAsked(typed['q']?.at(-1))) return undefined;
	const question = new URLSearchParams(
		asked.flatMap(([field, values]) => values.map((value) => [field, value]))
	);
	const { q, ...facets } = Object.fromEntries(asked);
	const name = questionWords(kind, { ...facets, q: q?.at(-1) }, locale, (id) =>
		loadConcepts().label(id, locale)
	);
	const query = question.size > 0 ? `?${question}` : '';
	return {
		...{ kind, question: question.toString(), name: Array.from(name).slice(0, 120).join('') },
		feed: href(`${path}/feed.atom${query}`, locale)
	};
}
