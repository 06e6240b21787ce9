/** An office's need from the first page to the public list, and what becomes of it there. */
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
import { lyonNeeds } from '../support/needs.ts';

/** Enters as the made-up person of that name. */
async function become(page: Page, name: string) {
	await page.goto('/demo');
	await page.getByRole('button', { name: new RegExp(name) }).click();
	await expect(page).toHaveURL(/\/account/);
}

const staff = 'Solène Mélèze';
const colleague = 'Octave Charmille';
const step = (page: Page, number: number) => page.getByText(new RegExp(`^${String(number)}\\. `));

/** From the first page to a saved draft; the address of its page. */
async function draftFromHome(page: Page, locale: Locale, need: string) {
	await page.goto(inLanguage(locale, '/'));
	await page.getByLabel(m.home_box_label({}, { locale })).fill(need);
	await page.getByRole('button', { name: m.home_ask({}, { locale }) }).click();
	await page.getByRole('button', { name: m.need_editor_from_home({}, { locale }) }).click();
	await expect(page.getByLabel(m.need_editor_outcome({}, { locale }))).toHaveValue(need);
	await expect(page.getByLabel(m.need_editor_place({}, { locale }), { exact: true })).toHaveValue(
		'city:2996944'
	);
	await page.getByRole('button', { name: m.need_editor_save_draft({}, { locale }) }).click();
	await expect(page.getByText(m.need_editor_saved({}, { locale }), { exact: true })).toBeVisible();
}

/** Fills in what publishing asks for besides the words of the first page. */
async function complete(page: Page, locale: Locale) {
	await page.getByLabel(m.need_editor_problem({}, { locale })).fill('The plans hang in five places.');
	await step(page, 4).click();
	await page.getByLabel(m.need_editor_kind({}, { locale })).selectOption('training');
	await step(page, 6).click();
	await page.getByLabel(m.need_editor_answered({}, { locale })).fill('Head of planning');
}

const save = (page: Page, locale: Locale) =>
	page.getByRole('button', { name: m.need_editor_save_draft({}, { locale }) }).click();

for (const locale of locales) {
	const text = lyonNeeds[locale === 'en' ? 'en' : 'pt'];

	test.describe(`in ${locale}`, () => {
		test('an office goes from its own words to a published need', async ({ page }) => {
			await become(page, staff);
			await draftFromHome(page, locale, text);
			await expect(page.getByText(m.need_editor_next_draft({}, { locale }))).toBeVisible();
			await complete(page, locale);
			await save(page, locale);
			await expectUsable(page);
			await page.getByRole('button', { name: m.need_editor_publish({}, { locale }), exact: true }).click();
			await expect(page.getByText(m.need_editor_next_open({}, { locale }))).toBeVisible();
			await page.getByRole('link', { name: m.need_editor_view({}, { locale }) }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(text);
			await expectUsable(page);
			await page.getByRole('link', { name: m.need_editor_matches({}, { locale }) }).click();
			await expect(page.getByText('Capucine Aubépine').first()).toBeVisible();
			await expectUsable(page);
		});

		test('what was typed wrongly is said at its field, and nothing is lost', async ({ page, watched }) => {
			watched.expectFailure();
			await become(page, staff);
			await draftFromHome(page, locale, text);
			await complete(page, locale);
			await page.getByLabel(m.need_editor_effort({}, { locale })).fill('a week');
			await save(page, locale);
			await expect(page.getByRole('alert')).toBeVisible();
			await expect(page.getByLabel(m.need_editor_effort({}, { locale }))).toHaveValue('a week');
			await expect(page.getByLabel(m.need_editor_problem({}, { locale }))).toHaveValue(/five places/);
			await expectUsable(page);
		});

		test('the coach reads the draft when asked', async ({ page }) => {
			await become(page, staff);
			await page.goto(inLanguage(locale, `/needs/new?need=${encodeURIComponent(text)}`));
			await page.getByRole('button', { name: m.coach_check({}, { locale }) }).click();
			await expect(page.getByText(m.coach_no_problem({}, { locale }))).toBeVisible();
			await expect(page.getByLabel(m.need_editor_outcome({}, { locale }))).toHaveValue(text);
			await expectUsable(page);
		});
	});
}

test('who writes only cannot publish, is told so, and sends it to a second reader who can', async ({
	page
}) => {
	const locale = 'en';
	await become(page, colleague);
	await draftFromHome(page, locale, lyonNeeds.en);
	await complete(page, locale);
	await save(page, locale);
	await expect(page.getByText(m.need_editor_objection_publishers_only({}, { locale }))).toBeVisible();
	await page.getByRole('button', { name: m.need_editor_submit({}, { locale }) }).click();
	const address = page.url();
	await become(page, staff);
	await page.goto(address);
	await page.getByText(m.need_editor_send_back({}, { locale }), { exact: true }).first().click();
	await page.getByLabel(m.need_editor_send_back_reason({}, { locale })).fill('Say who pays.');
	await page.getByRole('button', { name: m.need_editor_send_back({}, { locale }) }).click();
	await expect(page.getByText('Say who pays.')).toBeVisible();
});

test('a published need is asked about, answered and changed before everybody', async ({ page }) => {
	const locale = 'en';
	await become(page, staff);
	await draftFromHome(page, locale, lyonNeeds.en);
	await complete(page, locale);
	await save(page, locale);
	await page.getByRole('button', { name: m.need_editor_publish({}, { locale }), exact: true }).click();
	await step(page, 4).click();
	await page.getByLabel(m.need_editor_effort({}, { locale })).fill('6');
	await step(page, 6).click();
	await page.getByLabel(m.need_editor_reason({}, { locale })).fill('The council voted');
	await page.getByRole('button', { name: m.need_editor_save_public({}, { locale }) }).click();
	await page.getByRole('link', { name: m.need_editor_view({}, { locale }) }).click();
	await expect(page.getByText('The council voted')).toBeVisible();
	await page.getByLabel(m.need_editor_question({}, { locale })).fill('May a co-operative answer?');
	await page.getByRole('button', { name: m.need_editor_ask({}, { locale }) }).click();
	await page.getByLabel(m.need_editor_answer({}, { locale }), { exact: true }).fill('Yes, it may.');
	await page.getByRole('button', { name: m.need_editor_answer_send({}, { locale }) }).click();
	await expect(page.getByText('Yes, it may.')).toBeVisible();
	await expectUsable(page);
});

test('an office sees what waits, and prints a note for its legal colleagues', async ({ page }) => {
	await become(page, staff);
	await draftFromHome(page, 'en', lyonNeeds.en);
	await page.getByRole('link', { name: m.coach_note_open({}, { locale: 'en' }) }).click();
	await expect(page.getByRole('heading', { name: m.coach_note_same({}, { locale: 'en' }) })).toBeVisible();
	await expectUsable(page);
	await page.getByRole('link', { name: m.need_editor_edit({}, { locale: 'en' }) }).click();
	await page.getByRole('link', { name: /^Desk of/ }).click();
	await expect(page.getByText(m.need_editor_waits_finish({}, { locale: 'en' })).first()).toBeVisible();
	await expectUsable(page);
});
