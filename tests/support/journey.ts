/**
 * `test` for journeys: the page is watched while it is used. A console error, a broken content policy, a script
 * that throws or a request to another address fails the journey it happened in.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
	type APIRequestContext,
	type BrowserContext,
	test as base,
	expect,
	type Page
} from '@playwright/test';
import type axeCore from 'axe-core';
import type { RunOnly } from 'axe-core';
import { locales as everyLocale, type Locale } from '#lib/platform/language.ts';

/** Journeys are walked in these two; every kind of page is looked at in every language. */
export const locales = ['en', 'pt-BR'] as const satisfies readonly Locale[];
export { everyLocale, type Locale };

const axePackage = createRequire(import.meta.url).resolve('@axe-core/playwright');
const axeSource = readFileSync(createRequire(axePackage).resolve('axe-core/axe.min.js'), 'utf8');

interface Watched {
	/** What went wrong so far; a journey that visits a missing page says so with `expectFailure`. */
	complaints: string[];
	expectFailure(): void;
}

export const test = base.extend<{ watched: Watched }>({
	baseURL: async ({ browserName: _ }, use) => use(process.env['JOURNEY_ORIGIN']),
	watched: [
		async ({ page, baseURL }, use) => {
			const complaints: string[] = [];
			let failuresExpected = false;
			page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
			page.on('console', (message) => {
				const refused = message.text().startsWith('Failed to load resource');
				if (message.type() === 'error' && !(refused && failuresExpected))
					complaints.push(`console: ${message.text()}`);
			});
			page.on('request', (request) => {
				const { protocol, origin } = new URL(request.url());
				if (protocol.startsWith('http') && origin !== baseURL) complaints.push(`request to ${request.url()}`);
			});
			await use({ complaints, expectFailure: () => void (failuresExpected = true) });
			expect(complaints).toEqual([]);
		},
		{ auto: true }
	]
});

export { expect, type Page };
export type Request = APIRequestContext;

/** The address of a path in a language. */
export function inLanguage(locale: Locale, path: string): string {
	if (locale === 'en') return path;
	return path === '/' || path.startsWith('/?') ? `/${locale}${path.slice(1)}` : `/${locale}${path}`;
}

type Scheme = 'light' | 'dark';

/** Everyone can use it: no axe finding in light and dark, nothing wider than a 320 px screen. */
export async function expectUsable(
	page: Page,
	schemes: readonly Scheme[] = ['light', 'dark']
): Promise<void> {
	const { javaScriptEnabled = true } = test.info().project.use;
	const seen = javaScriptEnabled ? page : await still(page);
	for (const colorScheme of schemes) {
		await seen.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		expect.soft(await findings(seen, rulesIn[colorScheme]), `axe, ${colorScheme}, ${page.url()}`).toEqual([]);
	}
	await seen.emulateMedia({ colorScheme: 'light' });
	const before = seen.viewportSize();
	await seen.setViewportSize({ width: 320, height: 720 });
	expect.soft(await widest(seen), `wider than 320 px: ${page.url()}`).toEqual([]);
	if (before) await seen.setViewportSize(before);
	if (seen !== page) await seen.close();
}

/** All rules in light; in dark those that depend on colour. */
const rulesIn: Record<Scheme, RunOnly> = {
	light: {
		type: 'tag',
		values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
	},
	dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }
};

let bench: Promise<BrowserContext> | undefined;

/** The page as it stands without JavaScript, where axe can run: its own scripts are taken out. */
async function still(page: Page): Promise<Page> {
	const address = page.url();
	const body = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/g, '');
	bench ??= page.context().browser()!.newContext({ javaScriptEnabled: true });
	const copy = await (await bench).newPage();
	const size = page.viewportSize();
	if (size) await copy.setViewportSize(size);
	await copy.route(
		({ href }) => href === address,
		(route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body })
	);
	await copy.goto(address);
	return copy;
}

/**
 * Axe in the page itself, once for each load of it. The package's own runner opens a second page for every
 * examination, for the sake of frames, of which we have none: three times the work for the same findings.
 */
async function findings(page: Page, runOnly: RunOnly): Promise<string[]> {
	if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axeSource);
	return page.evaluate(async (only) => {
		const { axe } = window as unknown as { axe: typeof axeCore };
		const { violations } = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
		return violations.map(
			({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`
		);
	}, runOnly);
}

/** The elements that push the page sideways, or nothing when it fits. */
function widest(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const room = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= room) return [];
		return [...document.querySelectorAll('body *')]
			.filter((element) => element.getBoundingClientRect().right > room + 1)
			.map((element) => element.outerHTML.slice(0, 120))
			.slice(0, 5);
	});
}
