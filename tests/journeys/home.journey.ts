/** The main job: a need in plain words, what was understood, who could help, and why. */
import { readFile } from 'node:fs/promises';
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
import { lyonNeeds, lyonSkills, needsElsewhere, skillLabel, vagueNeeds } from '../support/needs.ts';

const box = (page: Page) => page.locator('textarea[name=need]');

/** Types the need on the first page and presses the button. */
async function askFor(page: Page, locale: Locale, need: string) {
	await page.goto(inLanguage(locale, '/'));
	await page.getByLabel(m.home_box_label({}, { locale })).fill(need);
	await page.getByRole('button', { name: m.home_ask({}, { locale }) }).click();
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

function control(page: Page, name: string) {
	return page.getByRole('link', { name, exact: true }).or(page.getByRole('button', { name, exact: true }));
}

for (const locale of locales) {
	test.describe(`in ${locale}`, () => {
		test('the first page asks one question and shows a worked example', async ({ page }) => {
			await page.goto(inLanguage(locale, '/'));
			await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
			await expect(page.getByText(m.home_box_hint({}, { locale }))).toBeVisible();
			await expectUsable(page);
			await page.getByRole('link', { name: m.home_example_see({}, { locale }) }).click();
			await expect(heading(page, m.home_understood({}, { locale }))).toBeVisible();
		});

		for (const [language, need] of Object.entries(lyonNeeds)) {
			test(`a newcomer's need in ${language} is understood, and somebody is found`, async ({ page }) => {
				await askFor(page, locale, need);
				await expect(heading(page, m.home_understood({}, { locale }))).toBeVisible();
				for (const skill of lyonSkills) {
					const what = skillLabel(skill, locale);
					await expect(control(page, m.home_strike_what({ what }, { locale }))).toBeVisible();
				}
				await expect(control(page, m.home_strike_what({ what: 'Lyon' }, { locale }))).toBeVisible();
				await expect(page.getByText(m.common_example({}, { locale }), { exact: true }).first()).toBeVisible();
				await expect(heading(page, m.home_places({}, { locale }))).toBeVisible();
				await expect(box(page)).toHaveValue(need);
			});
		}

		test('the answer can be used by everyone', async ({ page }) => {
			await askFor(page, locale, lyonNeeds.fr);
			await expect(heading(page, m.home_understood({}, { locale }))).toBeVisible();
			await expectUsable(page);
		});

		test('what was typed before the scripts arrived is kept', async ({ page }) => {
			await page.route('**/*.js', async (route) => {
				await new Promise((done) => setTimeout(done, 500));
				await route.continue();
			});
			await page.goto(inLanguage(locale, '/'), { waitUntil: 'commit' });
			await box(page).fill(lyonNeeds.pt);
			await page.waitForLoadState('networkidle');
			await expect(box(page)).toHaveValue(lyonNeeds.pt);
		});

		test('a finding is struck and taken back', async ({ page }) => {
			const what = skillLabel('qgis', locale);
			await askFor(page, locale, lyonNeeds.en);
			await control(page, m.home_strike_what({ what }, { locale })).click();
			const back = control(page, m.home_unstrike_what({ what }, { locale }));
			await expect(back).toBeVisible();
			await expectUsable(page);
			await back.click();
			await expect(control(page, m.home_strike_what({ what }, { locale }))).toBeVisible();
			await expect(box(page)).toHaveValue(lyonNeeds.en);
		});

		test('the draft is saved as a file and printed without the page around it', async ({ page }) => {
			await askFor(page, locale, lyonNeeds.fr);
			const download = page.waitForEvent('download');
			await control(page, m.home_draft_save({}, { locale })).click();
			const saved = await readFile(await (await download).path(), 'utf8');
			expect(saved).toContain(lyonNeeds.fr);
			expect(saved).toContain(m.home_draft_staff({}, { locale }));
			await page.emulateMedia({ media: 'print' });
			await expect(page.getByText(m.home_draft_staff({}, { locale }))).toBeVisible();
			await expect(page.getByRole('navigation').first()).toBeHidden();
		});

		test('where nobody is yet, the answer is true and still of use', async ({ page }) => {
			for (const need of needsElsewhere) {
				await askFor(page, locale, need);
				await expect(heading(page, m.home_next({}, { locale }))).toBeVisible();
				await expect(heading(page, m.home_places({}, { locale }))).toBeVisible();
				await expect(control(page, m.home_draft_save({}, { locale }))).toBeVisible();
			}
			await expectUsable(page);
		});

		test('a need that says too little gets told what to add', async ({ page }) => {
			for (const need of vagueNeeds) {
				await askFor(page, locale, need);
				await expect(heading(page, m.home_next({}, { locale }))).toBeVisible();
			}
			await expectUsable(page);
		});

		const mistakes = [
			{ what: 'nothing', text: '', says: m.home_problem_empty({}, { locale }) },
			{ what: 'only spaces', text: '   ', says: m.home_problem_empty({}, { locale }) },
			{
				what: 'a damaged character',
				text: 'maps\u0000 of Lyon',
				says: m.home_problem_characters({}, { locale })
			},
			{
				what: 'far too much',
				text: 'maps of Lyon '.repeat(1_600),
				says: m.home_problem_long({ maximum: '|' }, { locale }).split('|')[0] ?? ''
			}
		];
		for (const { what, text, says } of mistakes) {
			test(`${what} gets a message at the field, and the text is kept`, async ({ page, watched }) => {
				watched.expectFailure();
				await askFor(page, locale, text);
				await expect(box(page)).toHaveAttribute('aria-invalid', 'true');
				await expect(page.locator('#field-need-problem')).toContainText(says.trim());
				const described = (await box(page).getAttribute('aria-describedby')) ?? '';
				expect(described.split(' ')).toContain('field-need-problem');
				if (!text.includes('\u0000')) await expect(box(page)).toHaveValue(text);
				await expectUsable(page);
			});
		}

		test('a long need is answered from the form', async ({ page }) => {
			const need = `${lyonNeeds.en}. ${'It matters to the whole town. '.repeat(200)}`;
			await askFor(page, locale, need);
			await expect(
				control(page, m.home_strike_what({ what: skillLabel('qgis', locale) }, { locale }))
			).toBeVisible();
			await expect(box(page)).toHaveValue(need);
		});

		test('another language keeps the page and the need', async ({ page }) => {
			await askFor(page, locale, lyonNeeds.en);
			await expect(heading(page, m.home_understood({}, { locale }))).toBeVisible();
			const other = locales.find((one) => one !== locale) ?? 'en';
			await page.locator('summary', { hasText: m.common_language({}, { locale }) }).click();
			await page.locator(`a[hreflang="${other}"]:visible`).first().click();
			await expect(page.locator('html')).toHaveAttribute('lang', other);
			await expect(heading(page, m.home_understood({}, { locale: other }))).toBeVisible();
			await expect(box(page)).toHaveValue(lyonNeeds.en);
		});

		test('the keyboard alone is enough', async ({ page }) => {
			await page.goto(inLanguage(locale, '/'));
			await tabTo(page, 'textarea[name=need]');
			await page.keyboard.type(lyonNeeds.fr);
			await tabTo(page, 'form button');
			await page.keyboard.press('Enter');
			const strike = control(page, m.home_strike_what({ what: 'Lyon' }, { locale }));
			await expect(strike).toBeVisible();
			await strike.focus();
			expect(await isFocusVisible(page)).toBe(true);
			await page.keyboard.press('Enter');
			await expect(control(page, m.home_unstrike_what({ what: 'Lyon' }, { locale }))).toBeVisible();
		});
	});
}

/** Presses Tab until the element has the focus, and looks at every stop on the way whether the focus can be seen. */
async function tabTo(page: Page, selector: string) {
	for (let press = 0; press < 60; press++) {
		await page.keyboard.press('Tab');
		expect(await isFocusVisible(page)).toBe(true);
		if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
	}
	throw new Error(`Tab never reached ${selector}`);
}

function isFocusVisible(page: Page): Promise<boolean> {
	return page.evaluate(() => {
		const focused = document.activeElement;
		if (!focused || focused === document.body) return true;
		const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
		return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
	});
}
