import { readFile } from 'node:fs/promises';

export interface Count {
	passed: number;
	failed: number;
	skipped: number;
	skippedNames: string[];
}

/** A step that is one check. */
export function one(good: boolean): Count {
	return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0, skippedNames: [] };
}

interface VitestReport {
	testResults: { status: string; assertionResults: { status: string; fullName: string }[] }[];
}

/** Counts Vitest's JSON report; a file that broke before its first test counts as one failure. */
export async function readVitest(file: string): Promise<Count> {
	const report = JSON.parse(await readFile(file, 'utf8')) as VitestReport;
	const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
	const broken = report.testResults.filter(({ status, assertionResults }) => {
		return status === 'failed' && assertionResults.every((test) => test.status !== 'failed');
	});
	const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
	return {
		passed: tests.filter(({ status }) => status === 'passed').length,
		failed: tests.filter(({ status }) => status === 'failed').length + broken.length,
		skipped: skipped.length,
		skippedNames: skipped.map(({ fullName }) => fullName.trim())
	};
}

interface PlaywrightSuite {
	title: string;
	suites?: PlaywrightSuite[];
	specs: { title: string; tests: { status: string; projectName: string }[] }[];
}

interface PlaywrightReport {
	suites: PlaywrightSuite[];
	errors: unknown[];
}

/** Counts Playwright's JSON report, each project apart; a test that passed only when repeated has failed. */
export async function readPlaywright(file: string): Promise<Count> {
	const report = JSON.parse(await readFile(file, 'utf8')) as PlaywrightReport;
	const tests = report.suites.flatMap(flatten);
	const skipped = tests.filter(({ status }) => status === 'skipped');
	const passed = tests.filter(({ status }) => status === 'expected').length;
	return {
		passed,
		failed: tests.length - passed - skipped.length + report.errors.length,
		skipped: skipped.length,
		skippedNames: skipped.map(({ name }) => name)
	};
}

function flatten({ specs, suites = [] }: PlaywrightSuite): { name: string; status: string }[] {
	const own = specs.flatMap(({ title, tests }) =>
		tests.map(({ status, projectName }) => ({ name: `${projectName}: ${title}`, status }))
	);
	return [...own, ...suites.flatMap(flatten)];
}
