import { defineConfig } from 'vitest/config';

const soak = process.env['SOAK'] === '1';

/** `unit`: rules and gates, on a real Postgres. `server`: the guarantees, against the built and started product. */
export default defineConfig({
	test: {
		// A gate that fails lists everything it found.
		chaiConfig: { truncateThreshold: 0 },
		projects: [
			{
				test: {
					name: 'unit',
					include: [
						'src/**/*.test.ts',
						'migrations/**/*.test.ts',
						'scripts/**/*.test.ts',
						'tests/{gates,contract}/**/*.test.ts',
						'tests/*.test.ts'
					],
					globalSetup: ['tests/support/postgres.ts'],
					environment: 'node',
					// Modules keep nothing that matters: loading them once for all files halves the work, and proves it.
					isolate: false,
					testTimeout: 20_000,
					hookTimeout: 60_000
				}
			},
			{
				test: {
					name: 'server',
					// What takes minutes is asked of by `npm run soak` alone.
					include: ['tests/guarantees/**/*.test.ts', ...(soak ? ['tests/guarantees/**/*.soak.ts'] : [])],
					globalSetup: ['tests/guarantees/start.ts'],
					environment: 'node',
					testTimeout: soak ? 3_600_000 : 120_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
