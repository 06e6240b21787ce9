/** A broker's month: what waits, who could do it, what the team keeps for itself, and the page for the minister. */
import { m } from '#lib/paraglide/messages.js';
import { expect, expectUsable, inLanguage, test, type Page } from '../support/journey.ts';

async function become(page: Page, name: string) {
	await page.goto('/demo');
	await page.getByRole('button', { name: new RegExp(name) }).click();
	await expect(page).toHaveURL(/\/account/);
}

const broker = 'Maud Églantier';
const maps = 'Former nos urbanistes à QGIS et publier nos cartes en ligne';

test('what waits stands in one queue, is taken, and put off to a day with a word', async ({ page }) => {
	await become(page, broker);
	await page.getByRole('link', { name: m.desk_account({}, { locale: 'en' }) }).click();
	await expect(page.getByText(m.desk_stalled({}, { locale: 'en' }), { exact: true }).first()).toBeVisible();
	await expectUsable(page);
	const row = page.getByRole('listitem').filter({ hasText: 'Coopérative des Trois Rivières' });
	await row.getByText(m.desk_more({}, { locale: 'en' })).click();
	await row.getByLabel(m.desk_assign({}, { locale: 'en' })).selectOption({ label: broker });
	await row.getByRole('button', { name: m.desk_assign_send({}, { locale: 'en' }) }).click();
	await expect(row.getByText(m.desk_taken_by_you({}, { locale: 'en' }))).toBeVisible();
	await row.getByText(m.desk_more({}, { locale: 'en' })).click();
	await row.getByLabel(m.desk_follow_on({}, { locale: 'en' })).fill('2999-12-31');
	await row.getByLabel(m.desk_follow_word({}, { locale: 'en' })).fill('After the holidays');
	await row.getByRole('button', { name: m.desk_follow_send({}, { locale: 'en' }) }).click();
	await expect(page.getByRole('heading', { name: m.desk_later({}, { locale: 'en' }) })).toBeVisible();
	await expect(row.getByText('After the holidays')).toBeVisible();
});

test('who could do it, a shortlist, notes and messages', async ({ page, watched }) => {
	watched.expectFailure();
	const locale = 'pt-BR';
	await become(page, broker);
	await page.goto(inLanguage(locale, '/desk/needs'));
	await expectUsable(page);
	await page.getByRole('heading', { name: maps }).getByRole('link').click();
	await expectUsable(page);
	await page.getByRole('button', { name: m.desk_need_forward({}, { locale }), exact: true }).click();
	await expect(page.getByText(m.desk_need_choose_one({}, { locale })).first()).toBeVisible();
	await expectUsable(page);

	await page.getByRole('link', { name: m.desk_templates_open({}, { locale }) }).click();
	await expect(page.getByText(`“${maps}”`).first()).toBeVisible();
	await expectUsable(page);

	await page.goto(inLanguage(locale, '/desk/notes?query=Léonie'));
	await page
		.getByRole('link', { name: /Léonie Chicorée/ })
		.first()
		.click();
	const words = `Prefere a manhã ${crypto.randomUUID()}`;
	await page.getByLabel(m.desk_notes_about({ name: 'Léonie Chicorée' }, { locale })).fill(words);
	await page.getByRole('button', { name: m.desk_notes_send({}, { locale }) }).click();
	await expect(page.getByText(words)).toBeVisible();
	await expectUsable(page);

	await page.goto(inLanguage(locale, '/desk/shortlists'));
	await expect(page.getByRole('link', { name: 'Capucine Aubépine' })).toBeVisible();
	await expectUsable(page);
	await page.goto(inLanguage(locale, '/desk/unmet'));
	await expectUsable(page);
});

test('the report fits on one sheet, and every number opens exactly its rows', async ({ page }) => {
	await become(page, broker);
	await page.goto('/desk/report');
	await expectUsable(page);
	const figures = page.locator('td.number a');
	const told = await figures.evaluateAll((links) =>
		links.map((link) => ({ number: link.textContent, address: link.getAttribute('href') ?? '' }))
	);
	expect(told.length).toBeGreaterThan(10);
	const counted = told.filter(({ number }) => /^\d+$/.test(number));
	expect(counted.length).toBeGreaterThan(3);
	for (const { number, address } of counted) {
		await page.goto(address);
		await expect(page.locator('tbody tr'), address).toHaveCount(Number(number));
	}
	await expectUsable(page);
	for (const locale of ['/', '/fr/', '/es/', '/pt-BR/', '/sw/', '/ar/']) {
		await page.goto(`${locale}desk/report`);
		const sheet = await page.pdf({ format: 'A4', preferCSSPageSize: true });
		expect(sheet.toString('latin1').match(/\/Type \/Page\b/g), locale).toHaveLength(1);
	}
});
