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

/** What of RFC 4287 and RFC 5005 the feed does not keep; empty for a valid one. */
export function atomProblems(source: string): string[] {
	const feed = parseXml(source);
	const problems: string[] = [];
	const must = (holds: boolean, what: string) => {
		if (!holds) problems.push(what);
	};
	must(
		feed.name === 'feed' && feed.attributes['xmlns'] === 'http://www.w3.org/2005/Atom',
		'2: root and namespace'
	);
	must(feed.text.trim() === '', '2: no text between elements');
	must(language.test(feed.attributes['xml:lang'] ?? ''), '2: xml:lang');
	const known = [
		'author',
		'category',
		'contributor',
		'generator',
		'icon',
		'id',
		'link',
		'logo',
		'rights',
		'subtitle',
		'title',
		'updated',
		'entry'
	];
	for (const { name: child } of feed.children) must(known.includes(child), `4.1.1: ${child} in a feed`);
	common(feed, must);
	must(all(feed, 'subtitle').length <= 1, '4.1.1: one subtitle at most');
	const links = all(feed, 'link');
	must(
		links.filter(({ attributes }) => attributes['rel'] === 'self').length === 1,
		'4.1.1: a link to itself'
	);
	for (const rel of ['first', 'next', 'previous', 'last'])
		must(links.filter(({ attributes }) => attributes['rel'] === rel).length <= 1, `RFC 5005, 3: one ${rel}`);
	const firstEntry = feed.children.findIndex((child) => child.name === 'entry');
	must(
		firstEntry < 0 || feed.children.slice(firstEntry).every((child) => child.name === 'entry'),
		'entries stand last'
	);
	const entries = all(feed, 'entry');
	for (const entry of entries) {
		for (const { name: child } of entry.children)
			must(
				[
					...known.filter((each) => !['entry', 'generator', 'icon', 'logo', 'subtitle'].includes(each)),
					'content',
					'published',
					'source',
					'summary'
				].includes(child),
				`4.1.2: ${child} in an entry`
			);
		common(entry, must);
		must(all(entry, 'author').length > 0 || all(feed, 'author').length > 0, '4.1.2: an author');
		must(
			all(entry, 'content').length <= 1 &&
				all(entry, 'summary').length <= 1 &&
				all(entry, 'published').length <= 1,
			'4.1.2: once'
		);
		must(
			all(entry, 'content').length === 1 ||
				all(entry, 'link').some(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate'),
			'4.1.2: content or an alternate'
		);
		for (const { text } of all(entry, 'published')) must(date.test(text), '3.3: published');
	}
	must(
		new Set(entries.map((entry) => `${one(entry, 'id') ?? ''} ${one(entry, 'updated') ?? ''}`)).size ===
			entries.length,
		'4.1.1: no entry twice'
	);
	return problems;
}

type Must = (holds: boolean, what: string) => void;

/** What holds for feeds and entries alike. */
function common(of: Element, must: Must): void {
	for (const child of ['id', 'title', 'updated'])
		must(all(of, child).length === 1, `4.1: one ${child} in ${of.name}`);
	must(/^[a-z][a-z0-9+.-]*:\S+$/i.test(one(of, 'id') ?? ''), `4.2.6: id of ${of.name} is an IRI`);
	must(
		date.test(one(of, 'updated') ?? '') && !Number.isNaN(Date.parse(one(of, 'updated') ?? '')),
		'3.3: updated'
	);
	must((one(of, 'title') ?? '').trim() !== '', '4.2.14: a title that says something');
	for (const { attributes } of [...all(of, 'title'), ...all(of, 'summary'), ...all(of, 'subtitle')])
		must(['text', 'html', 'xhtml'].includes(attributes['type'] ?? 'text'), '3.1.1: type of a text');
	for (const child of of.children)
		must(
			child.attributes['xml:lang'] === undefined || language.test(child.attributes['xml:lang']),
			'2: a language'
		);
	for (const author of all(of, 'author')) {
		must(all(author, 'name').length === 1 && one(author, 'name') !== '', '3.2.1: one name of an author');
		must(all(author, 'uri').length <= 1 && all(author, 'email').length === 0, '3.2: nobody’s address');
	}
	for (const { attributes } of all(of, 'category')) must((attributes['term'] ?? '') !== '', '4.2.2: a term');
	const seen = new Set<string>();
	for (const { attributes } of all(of, 'link')) {
		must(URL.canParse(attributes['href'] ?? ''), '4.2.7: href');
		must(/^[\w-]+$/.test(attributes['rel'] ?? 'alternate'), '4.2.7: rel');
		must(/^[\w.+-]+\/[\w.+-]+$/.test(attributes['type'] ?? 'a/b'), '4.2.7: type');
		must(language.test(attributes['hreflang'] ?? 'en'), '4.2.7: hreflang');
		if ((attributes['rel'] ?? 'alternate') !== 'alternate') continue;
		const key = `${attributes['type'] ?? ''} ${attributes['hreflang'] ?? ''}`;
		must(!seen.has(key), '4.1: alternates differ in type or language');
		seen.add(key);
	}
}
