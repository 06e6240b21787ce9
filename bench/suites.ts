/** What `npm run bench` measures, in this order. One line each; a script of its own runs in a process of its own. */
import type { Instance } from './instance.ts';
import { measureChurn, measureEdits } from './suites/edit.ts';
import { measureMatching } from './suites/match.ts';
import { measurePages } from './suites/pages.ts';
import { measureGeo, measureTypeAhead } from './suites/places.ts';
import { measureBatch, measureMemory, measureReverse } from './suites/reverse.ts';
import type { Report } from './timings.ts';

/** Where its profiles live: all over the world, or all in one region. */
export type Ground = 'world' | 'one area';

export type Suite = { name: string } & (
	| { on: Ground; measure: (instance: Instance) => Promise<Report> }
	/** `node bench/<script> --profiles … --json`; only where `--suite` names it, or a search server is set. */
	| { script: string; needsServer: boolean }
);

export const suites: readonly Suite[] = [
	{ name: 'local', on: 'world', measure: (instance) => measureMatching(instance, 'match, local', 'local') },
	{
		name: 'anywhere',
		on: 'world',
		measure: (instance) => measureMatching(instance, 'match, anywhere', 'anywhere')
	},
	{ name: 'reverse', on: 'world', measure: measureReverse },
	{ name: 'batch', on: 'world', measure: measureBatch },
	{ name: 'memory', on: 'world', measure: measureMemory },
	{ name: 'type-ahead', on: 'world', measure: measureTypeAhead },
	{ name: 'geo', on: 'world', measure: measureGeo },
	{ name: 'pages', on: 'world', measure: measurePages },
	{ name: 'edit', on: 'world', measure: measureEdits },
	{ name: 'churn', on: 'world', measure: measureChurn },
	{
		name: 'one-area',
		on: 'one area',
		measure: (instance) => measureMatching(instance, 'match, one area', 'anywhere')
	},
	{ name: 'search', script: 'search.ts', needsServer: false },
	{ name: 'candidates', script: 'candidates.ts', needsServer: true }
];
