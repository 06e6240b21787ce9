/** Two sides decide whether to talk: asked, answered, met; and what nobody else reads. */
import { m } from '#lib/paraglide/messages.js';
import { expect, expectUsable, inLanguage, locales, test, type Page } from '../support/journey.ts';

/** Two places, so that the two walks do not meet. */
const casts = {
	en: { office: 'Subira Jacaranda', firm: 'Pendo Mvule', broker: 'Wema Mukuyu', need: 'DHIS2' },
	'pt-BR': {
		office: 'Dalva Pitangueira',
		firm: 'Nilo Canafístula',
		broker: 'Rosa Umburana',
		need: 'alagamento'
	}
};
const given = 'pendo.canary@firm.example';

/** Enters as the made-up person of that name. */
async function become(page: Page, name: string) {
	await page.goto('/demo');
	await page.getByRole('button', { name: new RegExp(name) }).click();
	await expect(page).toHaveURL(/\/account/);
}

for (const locale of locales) {
	const say = (message: (params: object, options: { locale: typeof locale }) => string) =>
		message({}, { locale });

	const people = casts[locale];

	test(`a firm asks, an office accepts, and only the two read each other, in ${locale}`, async ({
		page,
		watched
	}) => {
		// A refused form is answered as such.
		watched.expectFailure();
		const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

		await become(page, people.firm);
		await page.goto(inLanguage(locale, `/needs?q=${people.need}`));
		await page.locator('article a', { hasText: people.need }).first().click();
		await page.locator('a[href*="/introductions/new"]').click();
		await press(say(m.introductions_new_choose));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(say(m.introductions_new_title));
		await expectUsable(page);
		await page
			.getByLabel(say(m.introductions_new_words))
			.fill('We have done this twice. Call us on +254 712 345 678.');
		await page.getByLabel(say(m.introductions_address)).fill(given);
		await press(say(m.introductions_new_send));
		await expect(page.getByText(say(m.introductions_status_accepted_by_one))).toBeVisible();
		await expect(page.getByText('[…]')).toBeVisible();
		await expectUsable(page);
		const introduction = new URL(page.url()).pathname;

		await become(page, people.broker);
		await page.goto(introduction);
		await expect(page.getByRole('heading', { name: say(m.introductions_timeline) })).toBeVisible();
		await expect(page.getByText(given)).toHaveCount(0);

		await become(page, people.office);
		await page.goto(inLanguage(locale, '/introductions'));
		await expectUsable(page);
		await page.goto(introduction);
		await expect(page.getByText(given)).toHaveCount(0);
		await press(say(m.introductions_accept));
		await expect(page.getByRole('link', { name: given })).toBeVisible();
		await expectUsable(page);
		await press(say(m.introductions_meet));
		await expect(page.getByText(say(m.introductions_next_met))).toBeVisible();
		await page.locator('summary', { hasText: say(m.introductions_end) }).click();
		await press(say(m.introductions_end));
		await expect(page.getByRole('alert')).toContainText(say(m.introductions_office_owes_reason));
		await page.locator('form[action="?/end"] select').selectOption('budget');
		await press(say(m.introductions_end));
		await expect(page.getByText(say(m.introductions_next_no_fit))).toBeVisible();
		await expect(page.getByText(given)).toHaveCount(0);
		await page.goto(inLanguage(locale, '/introductions/register'));
		await expectUsable(page);
	});
}
