import { m } from '#lib/paraglide/messages.js';
import { expect, expectUsable, test } from '../support/journey.ts';

/** The languages added to the first two, in which every journey is walked elsewhere. */
const needs = {
	es: 'Nuestra ciudad busca a alguien cerca de Lyon que enseñe QGIS a nuestros urbanistas y publique nuestros mapas en línea',
	fr: 'Notre ville cherche quelqu’un près de Lyon pour apprendre QGIS à nos urbanistes et publier nos cartes en ligne',
	ar: 'تريد مدينتنا شخصًا قرب Lyon يعلّم مخططينا QGIS وينشر خرائطنا على الإنترنت',
	sw: 'Jiji letu linataka mtu wa karibu na Lyon awafundishe wapangaji wetu QGIS na achapishe ramani zetu mtandaoni'
} as const;

for (const [locale, need] of Object.entries(needs) as [keyof typeof needs, string][]) {
	test(`a need is written, read and answered in ${locale}`, async ({ page }) => {
		await page.goto(`/${locale}`);
		await expect(page.locator('html')).toHaveAttribute('lang', locale);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.home_sentence({}, { locale }));
		await page.getByRole('textbox').first().fill(need);
		await page.getByRole('button', { name: m.home_ask({}, { locale }) }).click();
		for (const found of ['QGIS', 'Lyon'])
			await expect(page.getByText(found, { exact: true }).first()).toBeVisible();
		await expectUsable(page);
	});
}
