/** From a pasted text to the first need that fits, explained; nothing typed is lost on the way. */
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

const texts: Record<(typeof locales)[number], { text: string; headline: string; where: string }> = {
	en: {
		text: 'I teach planners to make maps with QGIS, in Nairobi, Kenya. I know PostgreSQL and speak Swahili.',
		headline: 'Teaches planners to make maps',
		where: 'Mombasa, Kenya'
	},
	'pt-BR': {
		text: 'Ensino planejadores a fazer mapas com QGIS no Recife. Conheço PostgreSQL e falo português.',
		headline: 'Ensina planejadores a fazer mapas',
		where: 'Olinda, Brasil'
	}
};

/** A new account, by the link in the mail that an instance with examples shows instead of sending. */
async function comeIn(page: Page, locale: Locale) {
	const address = `${crypto.randomUUID()}@people.example`;
	await page.goto(inLanguage(locale, '/sign-in'));
	await page.locator('form[action*="link"] input[name=address]').fill(address);
	await page.getByRole('button', { name: m.account_sign_in_ask({}, { locale }) }).click();
	const mail = page.locator('article', { hasText: address }).locator('a').first();
	await expect(async () => {
		await page.goto(inLanguage(locale, '/demo/mail'));
		await expect(mail).toBeVisible({ timeout: 500 });
	}).toPass();
	await mail.click();
	await page.locator('input[name=name]').fill('Ana Lima');
	await page.getByRole('button', { name: m.account_sign_in_enter({}, { locale }) }).click();
}

for (const locale of locales) {
	test(`a pasted text becomes a profile and shows the first need that fits, in ${locale}`, async ({
		page,
		watched
	}) => {
		test.slow();
		const { text, headline, where } = texts[locale];
		await comeIn(page, locale);
		await page.goto(inLanguage(locale, '/profile/new'));
		await expectUsable(page);
		await page.locator('textarea[name=text]').fill(text);
		await page.getByRole('button', { name: m.profile_editor_read({}, { locale }), exact: true }).click();
		await expect(page.locator('input[name=skill][value=qgis]')).toBeChecked();
		await expect(page.locator('input[name=name]')).toHaveValue('Ana Lima');
		await expectUsable(page);

		// Without a headline it comes back, with everything that was typed.
		watched.expectFailure();
		await page.locator('input[name=skill][value=postgresql]').uncheck();
		await page.locator('input[name=where]').fill(where);
		const save = page.getByRole('button', { name: m.profile_editor_make_draft({}, { locale }) });
		await save.click();
		await expect(page.getByRole('alert')).toBeVisible();
		await expect(page.locator('input[name=skill][value=postgresql]')).not.toBeChecked();
		await expect(page.locator('input[name=where]')).toHaveValue(where);
		await page.locator('input[name=headline]').fill(headline);
		await save.click();

		await expect(page.getByRole('heading', { name: 'Ana Lima' })).toBeVisible();
		await expectUsable(page);
		await page.getByRole('link', { name: m.profile_editor_preview_go_on({}, { locale }) }).click();
		await expectUsable(page);
		await expect(page.locator('input[name=visibility][value=verified]')).toBeChecked();
		const publish = page.getByRole('button', { name: m.profile_editor_publish({}, { locale }), exact: true });
		await publish.click();
		await expect(page.getByRole('alert')).toContainText(m.profile_editor_agree_first({}, { locale }));
		await page.locator('input[name=agree]').check();
		await publish.click();
		await expect(page.getByRole('status').first()).toContainText(
			m.profile_editor_done_published({}, { locale })
		);

		await page.goto(inLanguage(locale, '/work'));
		const first = page.locator('article').first();
		await expect(first.locator('strong')).toContainText('%');
		await first.locator('summary').first().click();
		await expect(first.getByRole('link', { name: m.work_would_ask({}, { locale }) })).toBeVisible();
		await expectUsable(page);
		await first.getByRole('link', { name: m.work_would_ask({}, { locale }) }).click();
		await expectUsable(page);
	});
}
