import { describe, expect, test } from 'vitest';
import { workKinds } from '#lib/matching/facts.ts';
import { history } from './examples.ts';
import { isConcept, readExamples, readRows } from './files.ts';

const files = readExamples();
const profiles = files.flatMap((file) => file.profiles);
const needs = files.flatMap((file) => file.needs);

describe('the data files', () => {
	test('name only skills that the vocabulary has', () => {
		const named = [
			...profiles.flatMap(({ skills, learns = [], teaches = [] }) => [
				...skills.map(([skill]) => skill),
				...learns,
				...teaches
			]),
			...needs.flatMap(({ skills }) => skills.map(([skill]) => skill)),
			...readRows('products').flatMap(({ skills }) => skills.map(({ skill }) => skill)),
			...readRows('listings').flatMap(({ skills }) => skills),
			...readRows('archive').flatMap(({ skills }) => skills)
		];
		expect(named.length).toBeGreaterThan(1_000);
		expect([...new Set(named)].filter((skill) => !isConcept(skill))).toEqual([]);
	});

	test('name source, licence and day of the copy in every record', () => {
		const records = [...readRows('products'), ...readRows('listings'), ...readRows('archive')];
		const silent = records.filter(
			({ source, licence, copied }) => !source || !licence || !/^\d{4}-\d{2}-\d{2}$/.test(copied)
		);
		expect(silent).toEqual([]);
	});

	test('hold addresses that lead somewhere, or none', () => {
		const addresses = [
			...readRows('products').flatMap(({ url, repository }) => [url, repository]),
			...readRows('listings').map(({ url }) => url),
			...readRows('archive').map(({ sourceUrl }) => sourceUrl)
		].filter((address) => address !== null);
		expect(addresses.filter((address) => !/^https?:\/\/[^\s{}]+$/.test(address))).toEqual([]);
	});

	test('hold no telephone number and no e-mail address', () => {
		const texts = [...readRows('products'), ...readRows('listings'), ...readRows('archive')].map((row) =>
			'summary' in row ? row.summary : row.text
		);
		expect(texts.filter((text) => /[\w.]+@[\w-]+\.\w{2,}|\+\d[\d\s().-]{8,}/.test(text))).toEqual([]);
	});
});

describe('the examples', () => {
	test('keep names apart, so that each can be found again', () => {
		const keys = [...profiles, ...needs].map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
	});

	test('take only steps a need can take, and end where they say', () => {
		const now = new Date('2026-11-22T09:00:00Z');
		for (const need of needs) {
			const steps = history(need, now);
			expect(steps.at(-1)?.to_status, need.key).toBe(need.status);
			expect(
				steps.map(({ at }) => at.getTime()),
				need.key
			).toEqual(steps.map(({ at }) => at.getTime()).toSorted((a, b) => a - b));
		}
	});

	test('show every stage of a need', () => {
		expect(new Set(needs.map(({ status }) => status))).toEqual(
			new Set(['draft', 'in_review', 'open', 'paused', 'closed'])
		);
	});

	test.each(files.map((file) => [file.place.city, file] as const))(
		'of %s are twenty or more, of all kinds, at least six for verified offices only',
		(_, file) => {
			expect(file.profiles.length).toBeGreaterThanOrEqual(20);
			expect(new Set(file.profiles.map(({ kind }) => kind)).size).toBe(3);
			expect(file.profiles.filter(({ visibility }) => visibility === 'verified').length).toBeGreaterThan(5);
			expect(file.profiles.flatMap(({ kinds }) => kinds).every((kind) => workKinds.includes(kind))).toBe(
				true
			);
		}
	);
});
