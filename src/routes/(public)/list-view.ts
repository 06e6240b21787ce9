/** What every list page shows: the form as it was sent, facets with counts, one page of rows, the way on. */
import type { z } from 'zod';
import { m } from '#lib/paraglide/messages.js';
import { countryCodes } from '#lib/places/countries.ts';
import { readFilters } from '#lib/platform/filters.ts';
import { renderRefusal } from '#lib/platform/messages.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import type { FacetCount, FacetCounts } from '#lib/platform/server/facets.ts';
import { readSearch } from '#lib/skills/server/search.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { href } from '#lib/ui/href.ts';
import { type KeptList, keptList } from './kept-list.ts';

export interface ListView {
	/** Address of the list without anything chosen. */
	action: string;
	typed: string;
	groups: FacetGroup[];
	/** Parameters the form sends along unseen. */
	keep: [string, string][];
	chosen: boolean;
	problems: { name: string; message: string }[];
	/** The search server should have found the words, and Postgres did. */
	instead?: boolean;
	shown: number;
	total: number;
	next: string | undefined;
	/** Address of the first page, where this is not it. */
	first: string | undefined;
	/** How to hear of what is new in it. */
	kept: KeptList | undefined;
}

interface FacetGroup {
	name: string;
	legend: string;
	problem: string | undefined;
	options: { value: string; label: string; count: number | undefined; checked: boolean }[];
}

/** One facet of a page: what stands above it, and how its values are called. */
export interface FacetWords {
	legend: string;
	label: (value: string) => string;
}

type Event = { url: URL; locals: App.Locals };
type Typed = Readonly<Record<string, readonly string[]>>;
/** Parameters that say where in the list one is, not what is listed. */
const places = ['after', 'confirmed_after'];

/** Reads what a list was asked; skills and countries must exist. Mistakes make the page a 422. */
export function readList<Schema extends z.ZodObject>(schema: Schema, { url, locals }: Event) {
	if (locals.tooMany) throw locals.tooMany;
	const { filters, problems, typed } = readFilters(schema, url.searchParams, locals.locale);
	const chosen = filters as { q?: string; skill?: string[]; country?: string[] };
	const found: Record<string, string> = { ...problems };
	const concepts = loadConcepts();
	if (chosen.skill?.some((id) => !concepts.byId(id))) {
		found['skill'] = m.lists_unknown_skill({}, { locale: locals.locale });
		chosen.skill = [];
	}
	if (chosen.country?.some((code) => !countryCodes.includes(code))) {
		found['country'] = m.lists_unknown_country({}, { locale: locals.locale });
		chosen.country = [];
	}
	if (Object.keys(found).length > 0) locals.status = 422;
	return { question: { filters, search: readSearch(chosen.q) }, problems: found, typed };
}
export type ReadList = Omit<ReturnType<typeof readList>, 'question'>;

/** Rows of a list that was asked properly; none where it was not. A cursor of another list is a 400. */
export async function rowsOf<Row>(
	read: ReadList,
	{ locals }: Event,
	list: () => Promise<{ rows: Row[]; next: string | undefined }>,
	cursor = 'after'
): Promise<{ rows: Row[]; next: string | undefined }> {
	if (Object.keys(read.problems).length > 0) return { rows: [], next: undefined };
	try {
		return await list();
	} catch (error) {
		if (!(error instanceof Refusal) || error.code !== 'bad_request') throw error;
		read.problems[cursor] = renderRefusal(error, locals.locale);
		locals.status = 400;
		return { rows: [], next: undefined };
	}
}

/** Everything about the list but its rows. `words` names the facets shown, in their order. */
export function listView<Name extends string>(
	path: string,
	{ locals: { locale } }: Event,
	{ typed, problems }: ReadList,
	page: { rows: readonly unknown[]; next: string | undefined },
	counts: FacetCounts<Name>,
	words: Partial<Record<Name, FacetWords>>
): ListView {
	const groups = Object.entries<FacetWords | undefined>(words).flatMap(([name, facet]) =>
		facet ? [groupOf(name, facet, counts.facets[name as Name], typed[name] ?? [], problems[name])] : []
	);
	const hidden = Object.entries(typed).filter(
		([name]) => name !== 'q' && !(name in words) && !places.includes(name)
	);
	const at = (cursors: Record<string, string>) => addressOf(href(path, locale), typed, cursors);
	return {
		action: href(path, locale),
		typed: typed['q']?.at(-1) ?? '',
		groups,
		keep: hidden.flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
		chosen: Object.keys(typed).some((name) => name === 'q' || name in words),
		problems: Object.entries(problems).map(([name, message]) => ({ name, message })),
		shown: page.rows.length,
		total: counts.total,
		next: page.next === undefined ? undefined : at({ after: page.next }),
		first: places.some((name) => name in typed) ? at({}) : undefined,
		kept: Object.keys(problems).length > 0 ? undefined : keptList(path, typed, locale)
	};
}

function groupOf(
	name: string,
	{ legend, label }: FacetWords,
	counts: readonly FacetCount[],
	chosen: readonly string[],
	problem: string | undefined
): FacetGroup {
	const known = counts.map(({ value, count }) => ({
		...{ value, count, label: label(value) },
		checked: chosen.includes(value)
	}));
	// What the list does not know stays as it was typed, so that it can be taken back.
	const unknown = chosen
		.filter((value) => !counts.some((count) => count.value === value))
		.map((value) => ({ value, count: undefined, label: value.slice(0, 60), checked: true }));
	return { name, legend, problem, options: [...unknown, ...known] };
}

/** The list with the same choices, at another place in it. */
export function addressOf(action: string, typed: Typed, cursors: Record<string, string>): string {
	const query = new URLSearchParams();
	for (const [name, values] of Object.entries(typed)) {
		if (!places.includes(name)) for (const value of values) query.append(name, value);
	}
	for (const [name, value] of Object.entries(cursors)) query.set(name, value);
	return query.size > 0 ? `${action}?${query}` : action;
}
