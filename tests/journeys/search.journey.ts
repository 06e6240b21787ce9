/** One search over everything. */
import { m } from '#lib/paraglide/messages.js';
import { expect, expectUsable, inLanguage, locales, test } from '../support/journey.ts';

for (const locale of locales) {
	test(`a search over everything forgives a typing error, marks what it found, and narrows, in ${locale}`, async ({
		page
	}) => {
		test.setTimeout(120_000);
		const first = page.locator('main ul.results > li').first();
		// What was just brought in can be found a little later.
		await expect(async () => {
			await page.goto(inLanguage(locale, '/search'));
			await page.getByRole('searchbox').fill('Opnemrs');
			await page.getByRole('searchbox').press('Enter');
			await expect(first).toContainText('OpenMRS', { timeout: 1_000 });
		}).toPass({ timeout: 100_000 });
		await expect(first.locator('mark').first()).toHaveText('OpenMRS');
		await expectUsable(page);
		await page.goto(inLanguage(locale, '/search?q=qgis&kind=need'));
		const kinds = page
			.locator('main ul.results > li')
			.filter({ hasText: m.search_kind_need({}, { locale }) });
		await expect(kinds).toHaveCount(await page.locator('main ul.results > li').count());
	});
}
