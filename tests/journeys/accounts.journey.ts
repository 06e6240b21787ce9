/** Accounts and offices as people use them: sign in by mail, be an example, found an office, have it verified. */
import {
	expect,
	expectUsable,
	inLanguage,
	locales,
	test,
	type Locale,
	type Page
} from '../support/journey.ts';
import { renderMessage } from '#lib/platform/messages.ts';

let mailboxes = 0;
const aMailbox = () => `ana${String((mailboxes += 1))}.${String(Date.now())}@recife.example`;

/** What the page says for a message key, in its language. */
const says = (locale: Locale, key: string, params: Record<string, string> = {}) =>
	renderMessage(key, params, locale);

async function be(page: Page, locale: Locale, name: string) {
	await page.goto(inLanguage(locale, '/demo'));
	await page.getByRole('button', { name: says(locale, 'account_demo_enter', { name }) }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(says(locale, 'account_title'));
}

async function signOut(page: Page, locale: Locale) {
	await page.getByRole('button', { name: says(locale, 'account_nav_sign_out'), exact: true }).click();
}

for (const locale of locales) {
	test(`a newcomer signs in by mail, by keyboard alone, in ${locale}`, async ({ page, watched }) => {
		watched.expectFailure();
		const address = aMailbox();
		await page.goto(inLanguage(locale, '/sign-in'));
		await expectUsable(page);
		await page.getByLabel(says(locale, 'account_address')).first().focus();
		await page.keyboard.type('nobody');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('alert')).toBeFocused();
		await expect(page.getByRole('textbox').first()).toHaveValue('nobody');
		await expectUsable(page);
		await page.getByLabel(says(locale, 'account_address')).first().fill(address);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(says(locale, 'account_sent_title'));
		await expectUsable(page);

		const mail = page.locator('article', { hasText: address });
		await expect(async () => {
			await page.goto(inLanguage(locale, '/demo/mail'));
			await expect(mail).toHaveCount(1, { timeout: 500 });
		}).toPass({ timeout: 20_000 });
		await expectUsable(page);
		await mail.getByRole('link').first().click();
		await expectUsable(page);
		await page.getByLabel(says(locale, 'account_name')).fill('Ana');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(says(locale, 'account_title'));
		await expectUsable(page);
		await page.goto(inLanguage(locale, '/account/records'));
		await expectUsable(page);
		await signOut(page, locale);
		await expect(page.getByRole('link', { name: says(locale, 'account_sign_in_title') })).toBeVisible();
	});

	test(`an office is founded, asks to be verified and is, in ${locale}`, async ({ page, watched }) => {
		watched.expectFailure();
		const office = `Parks of Olinda ${String(Date.now())}`;
		await be(page, locale, 'Jurema Cajueiro');
		await page.getByRole('link', { name: says(locale, 'team_new_title') }).click();
		await expectUsable(page);
		await page.getByRole('button', { name: says(locale, 'team_new_button') }).click();
		await expect(page.getByRole('alert')).toBeFocused();
		await expectUsable(page);
		await page.getByLabel(says(locale, 'team_kind_office')).check();
		await page.getByLabel(says(locale, 'team_name')).fill(office);
		await page.getByLabel(says(locale, 'team_country'), { exact: true }).selectOption('BR');
		await page.getByLabel(says(locale, 'team_city'), { exact: true }).fill('Olinda');
		await page.getByRole('button', { name: says(locale, 'team_new_button') }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(office);
		await expectUsable(page);
		const manage = page.url();
		await page.getByLabel(says(locale, 'team_proof')).fill('The page olinda.example/parks names me.');
		await page.getByRole('button', { name: says(locale, 'team_verification_ask') }).click();
		await expect(page.getByText(says(locale, 'team_state_waiting'))).toBeVisible();
		await signOut(page, locale);

		await be(page, locale, 'Rosa Umburana');
		await page.getByRole('link', { name: says(locale, 'account_next_verify') }).click();
		await expectUsable(page);
		const card = page.locator('article', { hasText: office });
		await card.getByLabel(says(locale, 'team_reason')).fill('I called the town hall: it is so.');
		await card.getByRole('button', { name: says(locale, 'team_decide_verify') }).click();
		await expect(page.getByRole('status')).toHaveText(says(locale, 'team_decided_verified'));
		await signOut(page, locale);

		await page.goto(manage.replace(/\/manage.*$/, ''));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(office);
		await expectUsable(page);
	});
}
