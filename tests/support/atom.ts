/** Reads a feed as strictly as RFC 4287 is written, with RFC 5005 for its pages. Every MUST that can be seen is asked. */
export interface Element {
	name: string;
	attributes: Record<string, string>;
	children: Element[];
	text: string;
}

const name = /[A-Za-z_][\w.:-]*/y;

/** A small parser of well-formed XML without a document type: anything else is an error. */
export function parseXml(source: string): Element {
	let at = 0;
	const fail = (why: string): never => {
		throw new Error(`${why} at ${String(at)}: ${source.slice(at, at + 40)}`);
	};
	if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(source))
		fail('a sign XML does not know');
	const take = (text: string) => {
		if (!source.startsWith(text, at)) fail(`expected ${text}`);
		at += text.length;
	};
	const read = (pattern: RegExp) => {
		pattern.lastIndex = at;
		const [found] = pattern.exec(source) ?? fail(`expected ${String(pattern)}`);
		at += found.length;
		return found;
	};
	const unescape = (text: string) => {
		if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(text)) fail('a bare &');
		return text
			.replace(/&#x([\da-fA-F]+);/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
			.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
			.replace(
				/&(lt|gt|quot|apos);/g,
				(_, sign: 'lt' | 'gt' | 'quot' | 'apos') => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[sign]
			)
			.replaceAll('&amp;', '&');
	};
	const element = (): Element => {
		take('<');
		const found: Element = { name: read(name), attributes: {}, children: [], text: '' };
		while (/^\s+[\w:]/.test(source.slice(at, at + 200))) {
			read(/\s+/y);
			const key = read(name);
			if (key in found.attributes) fail(`${key} twice`);
			take('="');
			found.attributes[key] = unescape(read(/[^"<]*/y));
			take('"');
		}
		if (source.startsWith('/>', at)) {
			at += 2;
			return found;
		}
		take('>');
		while (!source.startsWith('</', at)) {
			if (source[at] === '<') found.children.push(element());
			else found.text += unescape(read(/[^<]+/y));
		}
		take(`</${found.name}`);
		take('>');
		return found;
	};
	take('<?xml version="1.0" encoding="utf-8"?>');
	read(/\s*/y);
	const root = element();
	read(/\s*/y);
	if (at !== source.length) fail('something after the root');
	return root;
}

const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const language = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/;

export const all = (of: Element, child: string) => of.children.filter((each) => each.name === child);
export const one = (of: Element, child: string) => all(of, child)[0]?.text;

const everywhere = ['author', 'category', 'contributor', 'id', 'link', 'rights', 'title', 'updated'];
const inFeeds = [...everywhere, 'generator', 'icon', 'logo', 'subtitle', 'entry'];
const inEntries = [...everywhere, 'content', 'published', 'source', 'summary'];

/** What of RFC 4287 and RFC 5005 the feed does not keep; empty for a valid one. */
export function atomProblems(source: string): string[] {
	const feed = parseXml(source);
	const problems: string[] = [];
	const must: Must = (holds, what) => {
		if (!holds) problems.push(what);
	};
	const { xmlns, 'xml:lang': lang } = feed.attributes;
	must(feed.name === 'feed' && xmlns === 'http://www.w3.org/2005/Atom', '2: root and namespace');
	must(language.test(lang ?? ''), '2: xml:lang');
	askFeed(feed, must);
	const entries = all(feed, 'entry');
	for (const entry of entries) askEntry(entry, feed, must);
	const keys = entries.map((entry) => `${one(entry, 'id') ?? ''} ${one(entry, 'updated') ?? ''}`);
	must(new Set(keys).size === entries.length, '4.1.1: no entry twice');
	return problems;
}

type Must = (holds: boolean, what: string) => void;

function askFeed(feed: Element, must: Must): void {
	must(feed.text.trim() === '', '2: no text between elements');
	for (const child of feed.children) must(inFeeds.includes(child.name), `4.1.1: ${child.name} in a feed`);
	askBoth(feed, must);
	must(all(feed, 'subtitle').length <= 1, '4.1.1: one subtitle at most');
	const rels = all(feed, 'link').map(({ attributes }) => attributes['rel']);
	must(rels.filter((rel) => rel === 'self').length === 1, '4.1.1: a link to itself');
	for (const page of ['first', 'next', 'previous', 'last'])
		must(rels.filter((rel) => rel === page).length <= 1, `RFC 5005, 3: one ${page}`);
	const first = feed.children.findIndex((child) => child.name === 'entry');
	must(
		first < 0 || feed.children.slice(first).every((child) => child.name === 'entry'),
		'entries stand last'
	);
}

function askEntry(entry: Element, feed: Element, must: Must): void {
	for (const child of entry.children)
		must(inEntries.includes(child.name), `4.1.2: ${child.name} in an entry`);
	askBoth(entry, must);
	must(all(entry, 'author').length + all(feed, 'author').length > 0, '4.1.2: an author');
	for (const child of ['content', 'summary', 'published', 'source', 'rights'])
		must(all(entry, child).length <= 1, `4.1.2: ${child} once`);
	const alternate = all(entry, 'link').some(({ attributes }) => isAlternate(attributes));
	must(all(entry, 'content').length === 1 || alternate, '4.1.2: content or an alternate');
	for (const { text } of all(entry, 'published')) must(date.test(text), '3.3: published');
}

const isAlternate = ({ rel = 'alternate' }: Record<string, string>) => rel === 'alternate';

/** What holds for feeds and entries alike. */
function askBoth(of: Element, must: Must): void {
	for (const child of ['id', 'title', 'updated'])
		must(all(of, child).length === 1, `4.1: one ${child} in ${of.name}`);
	must(/^[a-z][a-z0-9+.-]*:\S+$/i.test(one(of, 'id') ?? ''), `4.2.6: id of ${of.name} is an IRI`);
	const updated = one(of, 'updated') ?? '';
	must(date.test(updated) && !Number.isNaN(Date.parse(updated)), '3.3: updated');
	must((one(of, 'title') ?? '').trim() !== '', '4.2.14: a title that says something');
	for (const { attributes } of ['title', 'summary', 'subtitle'].flatMap((text) => all(of, text)))
		must(['text', 'html', 'xhtml'].includes(attributes['type'] ?? 'text'), '3.1.1: type of a text');
	for (const { attributes } of of.children)
		must(language.test(attributes['xml:lang'] ?? 'en'), '2: a language');
	for (const author of all(of, 'author')) {
		must(all(author, 'name').length === 1 && one(author, 'name') !== '', '3.2.1: one name of an author');
		must(all(author, 'uri').length <= 1 && all(author, 'email').length === 0, '3.2: nobody’s address');
	}
	for (const { attributes } of all(of, 'category')) must((attributes['term'] ?? '') !== '', '4.2.2: a term');
	askLinks(of, must);
}

function askLinks(of: Element, must: Must): void {
	const seen = new Set<string>();
	for (const { attributes } of all(of, 'link')) {
		must(URL.canParse(attributes['href'] ?? ''), '4.2.7: href');
		must(/^[\w-]+$/.test(attributes['rel'] ?? 'alternate'), '4.2.7: rel');
		must(/^[\w.+-]+\/[\w.+-]+$/.test(attributes['type'] ?? 'a/b'), '4.2.7: type');
		must(language.test(attributes['hreflang'] ?? 'en'), '4.2.7: hreflang');
		if (!isAlternate(attributes)) continue;
		const key = `${attributes['type'] ?? ''} ${attributes['hreflang'] ?? ''}`;
		must(!seen.has(key), '4.1: alternates differ in type or language');
		seen.add(key);
	}
}
