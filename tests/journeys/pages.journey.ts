/** Every kind of page, found by following the links from the first one. */
import {
	expect,
	expectUsable,
	inLanguage,
	locales,
	test,
	type Locale,
	type Page
} from '../support/journey.ts';

/** How many pages of one kind are looked at; the rest are only asked whether they exist. */
const lookedAt = 2;
const askedFor = 150;

/** `/needs/0190…` and `/skills/qgis` are pages of the kinds `/needs/*` and `/skills/*`. */
function kindOf(path: string): string {
	const [address = '', query] = path.split('?');
	const kind = address
		.replace(/\/[0-9a-f-]{36}/g, '/*')
		.replace(/(\/(skills|products|places)\/)[^/]+/, '$1*');
	return kind + (query ? `?${[...new Set(new URLSearchParams(query).keys())].sort().join('&')}` : '');
}

async function linksOn(page: Page): Promise<string[]> {
	const hrefs = await page.locator('a[href]:not([hreflang]):not([download])').evaluateAll((links) => {
		return links
			.map((link) => (link as HTMLAnchorElement).href)
			.filter((href) => href.startsWith(location.origin));
	});
	const paths = hrefs.map((href) => {
		const { pathname, search } = new URL(href);
		return pathname + search;
	});
	// Links of caught mails are somebody else's, in their language, and work once.
	return paths.filter((path) => !path.includes('token='));
}

async function look(page: Page, locale: Locale, withAxe: boolean) {
	await expect(page.locator('html')).toHaveAttribute('lang', locale);
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	await expect(page).toHaveTitle(/Mutirão/);
	if (withAxe) await expectUsable(page);
}

for (const locale of locales) {
	test(`every kind of page is there and can be used by everyone, in ${locale}`, async ({ page, request }, {
		project
	}) => {
		test.setTimeout(300_000);
		const start = inLanguage(locale, '/');
		const seen = new Set([start]);
		const kinds = new Map<string, number>();
		const waiting = [start];
		const unvisited: string[] = [];
		for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
			const kind = kindOf(path);
			const times = kinds.get(kind) ?? 0;
			if (times >= lookedAt) {
				unvisited.push(path);
				continue;
			}
			kinds.set(kind, times + 1);
			const reply = await page.goto(path);
			expect.soft(reply?.status(), path).toBe(200);
			if (!reply?.headers()['content-type']?.includes('html')) continue;
			await look(page, locale, project.name === 'js on' && times === 0);
			for (const link of await linksOn(page)) {
				const stays = locale === 'en' ? !/^\/(pt-BR|es|fr)\b/.test(link) : link.startsWith(`/${locale}`);
				const isFile = link.startsWith('/api/') || /\.\w+$/.test(link);
				expect.soft(stays || isFile, `${path} links to ${link}, in another language`).toBe(true);
				if (seen.has(link)) continue;
				seen.add(link);
				waiting.push(link);
			}
		}
		expect(kinds.size).toBeGreaterThan(10);
		for (const path of unvisited.slice(0, askedFor))
			expect.soft((await request.get(path)).status(), path).toBe(200);
	});
}
