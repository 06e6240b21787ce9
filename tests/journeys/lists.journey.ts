/** Finding something in the lists: words that forgive, facets, pages. */
import { m } from '#lib/paraglide/messages.js';
import {
	expect,
	expectUsable,
	inLanguage,
	locales,
	test,
	type Locale,
	type Page
} from '../support/journey.ts';

const lists = ['/needs', '/people', '/organisations', '/products'];

const results = (page: Page) => page.locator('main ol > li, main ul.results > li');

for (const locale of locales) {
	for (const path of lists) {
		test(`${path}: facets narrow, pages go on, and what nobody answers says so, in ${locale}`, async ({
			page
		}) => {
			await page.goto(inLanguage(locale, path));
			await test.step('a facet narrows, can be removed, and stays in the address', () =>
				narrow(page, locale));
			await test.step('the next page goes on where the first ended', () => goOn(page, locale));
			await test.step('a search nobody answers says so and shows a way on', () => findNothing(page));
		});
	}
}

async function narrow(page: Page, locale: Locale) {
	const before = await total(page);
	expect(before).toBeGreaterThan(0);
	await openFacets(page);
	const first = page.locator('main form input[type=checkbox]:not(:checked)').first();
	const [name, value] = [await first.getAttribute('name'), await first.getAttribute('value')];
	const facet = page.locator(`main form input[name="${name ?? ''}"][value="${value ?? ''}"]`);
	await facet.check();
	await page.getByRole('button', { name: m.common_filter_apply({}, { locale }) }).click();
	await expect(page).toHaveURL(new RegExp(`[?&]${name ?? ''}=`));
	const after = await total(page);
	expect(after).toBeGreaterThan(0);
	expect(after).toBeLessThanOrEqual(before);
	await openFacets(page);
	await expect(facet).toBeChecked();
	await page.getByRole('link', { name: m.common_filter_clear({}, { locale }) }).click();
	await expect.poll(() => total(page)).toBe(before);
}

async function goOn(page: Page, locale: Locale) {
	const first = await results(page).allInnerTexts();
	const next = page.getByRole('link', { name: m.common_pagination_next({}, { locale }) });
	expect(await next.count(), 'the seeded lists are longer than a page').toBe(1);
	await next.click();
	await expect(page).toHaveURL(/[?&]after=/);
	const second = await results(page).allInnerTexts();
	expect(second.length).toBeGreaterThan(0);
	expect(second.filter((text) => first.includes(text))).toEqual([]);
}

async function findNothing(page: Page) {
	const field = page.locator('main form input[type=search]').first();
	await field.fill('zzqxv unheard of');
	await field.press('Enter');
	await expect(results(page)).toHaveCount(0);
	await expectUsable(page);
}

test('a search forgives a typing error', async ({ page }) => {
	await page.goto('/products');
	const field = page.locator('main form input[type=search]').first();
	await field.fill('OpeMRS');
	await field.press('Enter');
	await expect(results(page).filter({ hasText: 'OpenMRS' }).first()).toBeVisible();
});

async function openFacets(page: Page) {
	const closed = page.locator('main details:not([open]):has(input) > summary:visible');
	while ((await closed.count()) > 0) await closed.first().click();
}

/** "20 of 1,234": the list's own last number, whatever the language groups digits with. */
async function total(page: Page): Promise<number> {
	const said = await page.locator('main h2.shown').innerText();
	const numbers = said.match(/\d[\d.,\s]*/g) ?? [];
	return Number(numbers.at(-1)?.replace(/\D/g, ''));
}
