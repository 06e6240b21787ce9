/**
 * Every kind of page, found by following the links from the first one: read as it is sent, in every language; then
 * one of each kind looked at in the browser. None of these pages carries a script, so that with and without
 * JavaScript they are the same page; the crawl holds them to it.
 */
import {
	everyLocale,
	expect,
	expectUsable,
	inLanguage,
	test,
	type Locale,
	type Request
} from '../support/journey.ts';

/** How many pages of one kind are read; of the rest some are only asked whether they exist. */
const readIn = (locale: Locale) => (locale === 'en' ? 2 : 1);
const askedFor = (locale: Locale) => (locale === 'en' ? 80 : 20);

/** `/needs/0190…` and `/skills/qgis` are pages of the kinds `/needs/*` and `/skills/*`. */
function kindOf(path: string): string {
	const [address = '', query] = path.split('?');
	const kind = address
		.replace(/\/[0-9a-f-]{36}/g, '/*')
		.replace(/(\/(skills|products|places)\/)[^/]+/, '$1*');
	return kind + (query ? `?${[...new Set(new URLSearchParams(query).keys())].sort().join('&')}` : '');
}

/** Where the links of a page lead on this site; not to other languages, to files, or once only. */
function linksIn(html: string, at: URL): string[] {
	return [...html.matchAll(/<a\s([^>]*)>/g)].flatMap(([, attributes = '']) => {
		const href = /\bhref="([^"]*)"/.exec(attributes)?.[1]?.replaceAll('&amp;', '&');
		if (href === undefined || /\b(hreflang|download)\b/.test(attributes.replace(/"[^"]*"/g, ''))) return [];
		const url = new URL(href, at);
		// Links of caught mails are somebody else's, in their language, and work once.
		if (url.origin !== at.origin || url.searchParams.has('token')) return [];
		return [url.pathname + url.search];
	});
}

function expectWhole(html: string, locale: Locale, path: string) {
	expect.soft(html, path).toContain(`<html lang="${locale}"`);
	expect.soft(html.match(/<h1[\s>]/g), `first headings of ${path}`).toHaveLength(1);
	expect.soft(html, path).toMatch(/<title>[^<]*Mutirão[^<]*<\/title>/);
	expect.soft(html.match(/<script[\s>]/g), `scripts of ${path}`).toBeNull();
}

/** Whether a link stays in the language of its page, or leads to something without one. */
function stays(link: string, locale: Locale): boolean {
	const isFile = link.startsWith('/api/') || /\.\w+$/.test(link);
	const elsewhere = everyLocale.filter((other) => other !== 'en' && other !== locale);
	const inAnother = elsewhere.some((other) => link.split(/[/?]/)[1] === other);
	return isFile || (locale === 'en' ? !inAnother : link.split(/[/?]/)[1] === locale);
}

/** The first page of every kind, by kind. */
async function crawl(request: Request, locale: Locale): Promise<Map<string, string>> {
	const start = inLanguage(locale, '/');
	const seen = new Set([start]);
	const firsts = new Map<string, string>();
	const times = new Map<string, number>();
	const waiting = [start];
	const rest: string[] = [];
	for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
		const kind = kindOf(path);
		const before = times.get(kind) ?? 0;
		// A list with something chosen is the same list with other rows: read in English.
		if (before >= readIn(locale) || (kind.includes('?') && locale !== 'en')) {
			rest.push(path);
			continue;
		}
		times.set(kind, before + 1);
		const reply = await request.get(path);
		expect.soft(reply.status(), path).toBe(200);
		if (!reply.headers()['content-type']?.includes('html')) continue;
		if (before === 0) firsts.set(kind, path);
		const html = await reply.text();
		expectWhole(html, locale, path);
		// Caught mails are somebody else's, in their language.
		if (kind.endsWith('/demo/mail')) continue;
		for (const link of linksIn(html, new URL(reply.url()))) {
			expect.soft(stays(link, locale), `${path} links to ${link}, in another language`).toBe(true);
			if (seen.has(link)) continue;
			seen.add(link);
			waiting.push(link);
		}
	}
	for (const path of rest.slice(0, askedFor(locale)))
		expect.soft((await request.get(path)).status(), path).toBe(200);
	return firsts;
}

for (const locale of everyLocale) {
	test(`every kind of page is there and can be used by everyone, in ${locale}`, async ({ page, request }) => {
		test.setTimeout(300_000);
		const firsts = await crawl(request, locale);
		expect(firsts.size).toBeGreaterThan(10);
		for (const [kind, path] of firsts) {
			await page.goto(path);
			// Colours depend neither on the language nor on what was chosen.
			await expectUsable(page, locale === 'en' && !kind.includes('?') ? ['light', 'dark'] : ['light']);
		}
	});
}
