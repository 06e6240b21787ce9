/** What anybody can do about an entry nobody has claimed, without an account. */
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

/** The first entry of the list; nothing here changes it. */
async function openEntry(page: Page, locale: Locale) {
	await page.goto(inLanguage(locale, '/organisations'));
	const entries = page.locator('main article').filter({ has: page.locator('h3 a[href*="/organisations/"]') });
	await entries.last().locator('h3 a').click();
	await expect(page.getByRole('heading', { name: m.claims_listing_title({}, { locale }) })).toBeVisible();
}

for (const locale of locales) {
	test(`an entry is corrected by somebody without an account, and waits for a decision, in ${locale}`, async ({
		page,
		watched
	}) => {
		await openEntry(page, locale);
		await page.getByRole('link', { name: m.claims_listing_correct({}, { locale }), exact: true }).click();
		await expectUsable(page);
		watched.expectFailure();
		await page.locator('textarea[name=summary]').fill('We meet every Thursday.');
		const send = page.getByRole('button', { name: m.claims_correct({}, { locale }) });
		await send.click();
		await expect(page.getByRole('alert')).toBeVisible();
		await expect(page.locator('textarea[name=summary]')).toHaveValue('We meet every Thursday.');
		await page.locator('textarea[name=words]').fill('I have been a member for years.');
		await send.click();
		await expect(page.getByRole('status').first()).toContainText(m.claims_asked({}, { locale }));
	});

	test(`taking an entry over begins with signing in, in ${locale}`, async ({ page }) => {
		await openEntry(page, locale);
		await page.getByRole('link', { name: m.claims_listing_claim({}, { locale }), exact: true }).click();
		await expectUsable(page);
		await page
			.locator('main')
			.getByRole('link', { name: m.claims_sign_in({}, { locale }), exact: true })
			.click();
		await expect(page).toHaveURL(/sign-in\?next=.*claim/);
	});

	test(`a request to remove an entry waits for a decision, in ${locale}`, async ({ page }) => {
		await openEntry(page, locale);
		await page.getByRole('link', { name: m.claims_listing_remove({}, { locale }), exact: true }).click();
		await expectUsable(page);
		await page.locator('textarea[name=words]').fill('The group ended in 2019; I was its treasurer.');
		await page.getByRole('button', { name: m.claims_ask({}, { locale }) }).click();
		await expect(page.getByRole('status').first()).toContainText(m.claims_asked({}, { locale }));
	});
}
