/** A list is saved by a visitor, kept over signing in, changed, read as a feed, and let go of. */
import { m } from '#lib/paraglide/messages.js';
import { atomProblems } from '../support/atom.ts';
import { expect, expectUsable, inLanguage, test, type Locale, type Page } from '../support/journey.ts';

const locale: Locale = 'pt-BR';
const name = 'Cartes en France';
const saved = inLanguage(locale, '/saved');

const press = (page: Page, words: string) => page.getByRole('button', { name: words }).first().click();

async function feedAt(page: Page, address: string | null): Promise<string> {
	const answer = await page.request.get(address ?? '');
	expect(answer.headers()['content-type']).toBe('application/atom+xml; charset=utf-8');
	const text = await answer.text();
	expect(atomProblems(text)).toEqual([]);
	return text;
}

test('a search is saved by a visitor and kept until they have signed in', async ({ page, watched }) => {
	// A feed whose address was taken back is gone.
	watched.expectFailure();
	await page.goto(inLanguage(locale, '/needs?q=cartes&country=FR'));
	const told = page.locator('head link[type="application/atom+xml"]');
	expect(await feedAt(page, await told.getAttribute('href'))).toContain('<entry>');
	await page.getByLabel(m.saved_save_name({}, { locale })).fill(name);
	await press(page, m.saved_save_button({}, { locale }));
	await expect(page).toHaveURL(/\/sign-in\?next=/);

	await page.goto('/demo');
	await press(page, 'Capucine Aubépine');
	await page.goto(saved);
	await expect(page.getByRole('status')).toHaveText(m.saved_done({}, { locale }));
	const entry = page.getByRole('article', { name });
	await expect(entry).toContainText(m.saved_words({ words: 'cartes' }, { locale }));

	await entry.getByText(m.saved_change_of({}, { locale })).click();
	await entry.getByLabel(m.saved_pace({}, { locale })).selectOption('weekly');
	await entry.getByRole('button', { name: m.saved_change({}, { locale }) }).click();
	await expect(entry).toContainText(m.saved_comes({ pace: m.saved_pace_weekly({}, { locale }) }, { locale }));

	await entry.getByText(m.saved_feed_title({}, { locale })).click();
	await entry.getByRole('button', { name: m.saved_feed_make({}, { locale }) }).click();
	await expectUsable(page);
	const address = await entry.locator('a[href$="/feed.atom"]').getAttribute('href');
	expect(await feedAt(page, address)).toContain('<entry>');
	await entry.getByRole('button', { name: m.saved_feed_back({}, { locale }) }).click();
	await expect(async () => {
		expect((await page.request.get(address ?? '')).status()).toBe(404);
	}).toPass();

	await entry.getByRole('link', { name }).click();
	await expect(page).toHaveURL(/\/pt-BR\/needs\?q=cartes&country=FR$/);
	await page.goto(saved);
	await entry.getByRole('button', { name: m.saved_delete({}, { locale }) }).click();
	await expect(entry).toHaveCount(0);
});
