/** The main job by keyboard alone. Where the focus is can only be read with JavaScript. */
import { m } from '#lib/paraglide/messages.js';
import { expect, test, type Page } from '../support/journey.ts';
import { lyonNeeds, lyonSkills, skillLabel } from '../support/needs.ts';

/** Goes on by Tab until the wanted control has the focus; every stop on the way can be seen. */
async function tabTo(page: Page, wanted: string) {
	for (let stops = 0; stops < 60; stops++) {
		await page.keyboard.press('Tab');
		const { here, seen } = await page.evaluate((selector) => {
			const focused = document.activeElement;
			if (!focused) return { here: false, seen: false };
			const { outlineStyle, outlineWidth } = getComputedStyle(focused);
			const { width, height } = focused.getBoundingClientRect();
			const drawn = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
			return { here: focused.matches(selector), seen: drawn && width > 1 && height > 1 };
		}, wanted);
		expect(seen, `the focus is seen on the way to ${wanted}`).toBe(true);
		if (here) return;
	}
	throw new Error(`Tab does not lead to ${wanted}`);
}

test('the main job is done by keyboard alone', async ({ page }) => {
	const locale = 'en';
	await page.goto('/');
	await tabTo(page, 'a[href="#main"], a.skip, a[href="#content"]');
	await page.keyboard.press('Enter');
	await tabTo(page, 'textarea[name=need]');
	await page.keyboard.type(lyonNeeds.en);
	await tabTo(page, 'form button');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/#answer$/);
	const what = skillLabel(lyonSkills[0], locale);
	await expect(page.getByRole('button', { name: m.home_strike_what({ what }, { locale }) })).toBeVisible();
	await tabTo(page, `button[name=not][value="skill:${lyonSkills[0]}"]`);
	await page.keyboard.press('Space');
	await expect(page.getByRole('button', { name: m.home_unstrike_what({ what }, { locale }) })).toBeVisible();
	await tabTo(page, `button[name=keep][value="skill:${lyonSkills[0]}"]`);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: m.home_strike_what({ what }, { locale }) })).toBeVisible();
	await tabTo(page, 'article summary');
	await page.keyboard.press('Space');
	await expect(page.locator('article table').first()).toBeVisible();
	await tabTo(page, 'article a[href*="/people/"]');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/people\/[0-9a-f-]+$/);
});
