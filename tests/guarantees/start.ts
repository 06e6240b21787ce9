import type { TestProject } from 'vitest/node';
import { startProduct } from '../support/server.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Where the product answers. */
		origin: string;
		/** The file with everything it has printed. */
		output: string;
		/** Address of its database. */
		database: string;
	}
}

/** Before the first guarantee: one product, started as people start it; ends it after the last. */
export default async function start(project: TestProject) {
	const product = await startProduct({ TRUSTED_PROXIES: '1', LOG_LEVEL: 'debug' });
	project.provide('origin', product.origin);
	project.provide('output', product.output);
	project.provide('database', product.database);
	return product.stop;
}
