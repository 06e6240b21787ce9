/** Writes Atom 1.0 (RFC 4287), with pages (RFC 5005). Pure. */

export interface AtomLink {
	rel: 'self' | 'alternate' | 'first' | 'next';
	href: string;
	type?: string;
	language?: string;
}

export interface AtomEntry {
	/** An IRI that stays the same for ever, in every language. */
	id: string;
	title: string;
	/** Of title and summary; that of the feed where it is left out. */
	language?: string | undefined;
	published: Date;
	updated: Date;
	/** Its page. */
	link: { href: string; language: string };
	summary?: string | undefined;
	author?: string | undefined;
	categories?: readonly { term: string; scheme: string; label: string }[];
}

export interface AtomFeed {
	id: string;
	title: string;
	subtitle?: string | undefined;
	language: string;
	updated: Date;
	/** Whoever publishes it, and speaks where an entry names nobody. */
	author: { name: string; uri: string };
	links: readonly AtomLink[];
	entries: readonly AtomEntry[];
}

export function writeAtom(feed: AtomFeed): string {
	const { id, title, subtitle, language, updated, author, links, entries } = feed;
	const root = { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language };
	const children = [
		text('id', id),
		text('title', title),
		subtitle === undefined ? '' : text('subtitle', subtitle),
		text('updated', updated.toISOString()),
		element('author', {}, text('name', author.name) + text('uri', author.uri)),
		...links.map(({ rel, href, type, language: hreflang }) => element('link', { rel, href, type, hreflang })),
		...entries.map(entryOf)
	];
	return `<?xml version="1.0" encoding="utf-8"?>\n${element('feed', root, `\n${children.filter(Boolean).join('\n')}\n`)}\n`;
}

function entryOf(entry: AtomEntry): string {
	const { id, title, language, published, updated, link, summary, author, categories = [] } = entry;
	const alternate = { rel: 'alternate', type: 'text/html', href: link.href, hreflang: link.language };
	const children = [
		text('id', id),
		text('title', title, language),
		text('published', published.toISOString()),
		text('updated', updated.toISOString()),
		element('link', alternate),
		author === undefined ? '' : element('author', {}, text('name', author)),
		summary === undefined || summary === '' ? '' : text('summary', summary, language),
		...categories.map((category) => element('category', { ...category }))
	];
	return element('entry', {}, `\n\t${children.filter(Boolean).join('\n\t')}\n`);
}

/** An element that holds plain words, in their language where it is another than the feed's. */
function text(name: string, words: string, language?: string): string {
	return element(name, { 'xml:lang': language }, escape(words));
}

function element(name: string, attributes: Record<string, string | undefined>, content = ''): string {
	const written = Object.entries(attributes)
		.filter((pair): pair is [string, string] => pair[1] !== undefined)
		.map(([key, value]) => ` ${key}="${escape(value)}"`)
		.join('');
	return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** Signs XML 1.0 cannot hold at all, however they are written. */
const impossible = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function escape(words: string): string {
	return words
		.replace(impossible, '')
		.replace(/[&<>"'\t\n\r]/g, (sign) => `&#${String(sign.codePointAt(0))};`);
}
