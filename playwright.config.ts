import { defineConfig, devices } from '@playwright/test';
import { browserFlags, browserPath } from './tests/support/browser.ts';

/** Journeys through the built and started product: without JavaScript, and with it where a page has some. */
export default defineConfig({
	testDir: 'tests/journeys',
	testMatch: '*.journey.ts',
	globalSetup: './tests/journeys/start.ts',
	outputDir: 'test-results',
	fullyParallel: true,
	workers: 2,
	forbidOnly: Boolean(process.env['CI']),
	retries: 0,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	use: {
		...devices['Desktop Chrome'],
		actionTimeout: 15_000,
		screenshot: 'off',
		trace: 'off',
		launchOptions: { executablePath: browserPath, args: browserFlags }
	},
	projects: [
		{
			name: 'js off',
			testIgnore: ['pages.journey.ts', 'keyboard.journey.ts'],
			use: { javaScriptEnabled: false }
		},
		// All other pages are held to carry no script (roles.test.ts), so that with and without it they are the same.
		{ name: 'js on', testMatch: ['needs.journey.ts', 'keyboard.journey.ts', 'pages.journey.ts'] }
	]
});
