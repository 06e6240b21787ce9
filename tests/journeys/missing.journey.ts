import { m } from '#lib/paraglide/messages.js';
import { everyLocale, expect, expectUsable, inLanguage, test } from '../support/journey.ts';

for (const locale of everyLocale) {
	test(`an address that leads nowhere says so and shows a way on, in ${locale}`, async ({
		page,
		watched
	}) => {
		watched.expectFailure();
		const reply = await page.goto(inLanguage(locale, '/no-such-page'));
		expect(reply?.status()).toBe(404);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			m.common_error_title_404({}, { locale })
		);
		await expectUsable(page);
		await page.getByRole('link', { name: m.common_error_home({}, { locale }) }).click();
		await expect(page).toHaveURL(inLanguage(locale, '/'));
	});
}
