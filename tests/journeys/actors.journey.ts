/** Five actors around one need, in one walk. */
import { m } from '#lib/paraglide/messages.js';
import { expect, inLanguage, locales, test, type Locale, type Page } from '../support/journey.ts';
import { lyonNeeds } from '../support/needs.ts';

const people = {
	office: 'Solène Mélèze',
	developer: 'Capucine Aubépine',
	firm: 'Clovis Bruyant',
	broker: 'Maud Églantier',
	operator: 'Ola Sorveira'
};

/** Each with a word of the glossary. */
const problems = {
	en: 'The plans hang in five places, and nobody does the maintenance.',
	'pt-BR': 'Os planos ficam em cinco lugares, e ninguém cuida da manutenção.'
};

/** Enters as the made-up person of that name. */
async function become(page: Page, name: string) {
	await page.goto('/demo');
	await page.getByRole('button', { name: new RegExp(name) }).click();
	await expect(page).toHaveURL(/\/account/);
}

/** From the first page to a published need; the path of its page. */
async function publish(page: Page, locale: (typeof locales)[number], text: string): Promise<string> {
	const say = (message: (params: object, options: { locale: Locale }) => string) => message({}, { locale });
	const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
	await page.goto(inLanguage(locale, '/'));
	await page.getByLabel(say(m.home_box_label)).fill(text);
	await press(say(m.home_ask));
	await press(say(m.need_editor_from_home));
	await page.getByLabel(say(m.need_editor_problem)).fill(problems[locale]);
	await page.getByText(/^4\. /).click();
	await page.getByLabel(say(m.need_editor_kind), { exact: true }).selectOption('training');
	await page.getByText(/^6\. /).click();
	await page.getByLabel(say(m.need_editor_answered)).fill('Head of planning');
	await press(say(m.need_editor_save_draft));
	await expect(page.getByText(say(m.glossary_in_text))).toBeVisible();
	await press(say(m.need_editor_publish));
	await page.getByRole('link', { name: say(m.need_editor_view) }).click();
	return new URL(page.url()).pathname;
}

for (const locale of locales) {
	test(`office, developer, firm, broker and operator each do their part, in ${locale}`, async ({ page }) => {
		await become(page, people.office);
		const need = await publish(page, locale, lyonNeeds[locale === 'en' ? 'en' : 'pt']);

		// A visitor wants to follow it, signs in, and does.
		await page.context().clearCookies();
		await page.goto(need);
		await page.getByRole('button', { name: m.follow_need({}, { locale }), exact: true }).click();
		await expect(page).toHaveURL(/\/sign-in\?next=/);
		await become(page, people.developer);
		await page.goto(inLanguage(locale, '/work/following'));
		await expect(page).toHaveURL(new RegExp(`${need}$`));
		await expect(page.getByText(m.follow_need_done({}, { locale }))).toBeVisible();
		const question = `May a co-operative answer? ${crypto.randomUUID()}`;
		await page.getByLabel(m.need_editor_question({}, { locale })).fill(question);
		await page.getByRole('button', { name: m.need_editor_ask({}, { locale }) }).click();

		// A firm finds it in the list of its country, follows the place, and stops.
		await become(page, people.firm);
		await page.goto(inLanguage(locale, '/needs?country=FR'));
		await expect(page.locator(`a[href="${need}"]`)).toBeVisible();
		const name = locale === 'en' ? 'France' : 'França';
		await page.getByRole('button', { name: m.follow_place({ name }, { locale }) }).click();
		await expect(page.getByText(m.follow_place_done({ name }, { locale }))).toBeVisible();
		await page.getByRole('button', { name: m.follow_place_stop({ name }, { locale }) }).click();
		await expect(page.getByText(m.follow_place_done({ name }, { locale }))).toHaveCount(0);

		await become(page, people.broker);
		await page.goto(`${need}/matches`);
		await expect(page.getByRole('link', { name: 'Coopérative des Trois Rivières' }).first()).toBeVisible();
		await page.locator('select[name=kind]').selectOption('person');
		await page.getByRole('button', { name: m.need_editor_matches_apply({}, { locale }) }).click();
		await expect(page.getByRole('link', { name: 'Coopérative des Trois Rivières' })).toHaveCount(0);
		await expect(page.getByRole('link', { name: people.developer }).first()).toBeVisible();

		// Whoever runs the site hides a question with a reason that everybody reads.
		await become(page, people.operator);
		await page.goto(inLanguage(locale, '/operate'));
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await page.goto(need);
		await page.getByText(m.need_editor_hide({}, { locale }), { exact: true }).first().click();
		await page.getByLabel(m.need_editor_hide_reason({}, { locale })).fill('Asked twice');
		await page.getByRole('button', { name: m.need_editor_hide({}, { locale }) }).click();
		await page.context().clearCookies();
		await page.goto(need);
		await expect(page.getByText(m.need_editor_hidden({ reason: 'Asked twice' }, { locale }))).toBeVisible();
		await expect(page.getByText(question)).toHaveCount(0);
	});
}
