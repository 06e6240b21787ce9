/** What the API says can be checked by whoever reads it: sums, order, marks, and the same answer twice. */
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { MatchAnswer, Understood } from '#lib/api/match-schemas.ts';
import { askJson } from './http.ts';
import { lyonNeeds, needsElsewhere, vagueNeeds } from '../support/needs.ts';

type Match = z.output<typeof MatchAnswer>;

/** The answer to a need, checked against the schema the API publishes. */
async function match(text: string, rest: Record<string, unknown> = {}): Promise<Match> {
	const { status, json } = await askJson('/api/v1/match', { text, ...rest });
	expect(status).toBe(200);
	return MatchAnswer.parse(json);
}

function everyone({ groups }: Match) {
	return [groups.main, groups.near_miss, groups.ask_first, groups.busy].flatMap(({ items }) => items);
}

const languages = Object.entries(lyonNeeds);
const all = [...Object.values(lyonNeeds), ...needsElsewhere, ...vagueNeeds];

describe('a need near Lyon', () => {
	test.for(languages)(
		'is understood in %s: GIS, web mapping, training, Lyon in France',
		async ([language, text]) => {
			const { status, json } = await askJson('/api/v1/understand', { text });
			expect(status).toBe(200);
			const understood = Understood.parse(json);
			expect(understood.language.slice(0, 2)).toBe(language);
			expect(understood.skills.map(({ skill }) => skill)).toEqual(
				expect.arrayContaining(['qgis', 'web-mapping', 'training'])
			);
			expect(understood.places).toMatchObject([{ name: 'Lyon', country: 'FR' }]);
		}
	);

	test('gets the same skills, place and people in every language', async () => {
		const answers = await Promise.all(languages.map(([, text]) => match(text)));
		const people = answers.map((answer) => everyone(answer).map(({ profile }) => profile));
		const skills = answers.map(({ understood }) => understood.skills.map(({ skill }) => skill).sort());
		expect(new Set(skills.map((found) => found.join())).size).toBe(1);
		expect(new Set(people.map((found) => [...found].sort().join())).size).toBe(1);
	});

	test('finds example people, and real places to start asking', async () => {
		const answer = await match(lyonNeeds.en);
		expect(everyone(answer).length).toBeGreaterThan(0);
		expect(everyone(answer).every(({ example }) => example)).toBe(true);
		expect(answer.unclaimed.items.length).toBeGreaterThan(0);
		expect(answer.unclaimed.items.every(({ source, sourceDate }) => source !== '' && sourceDate !== '')).toBe(
			true
		);
	});

	test('changes when a finding is struck, and only then', async () => {
		const whole = await match(lyonNeeds.en);
		const struck = await match(lyonNeeds.en, { struck: ['skill:qgis'] });
		expect(struck.understood.skills.map(({ skill }) => skill)).toContain('qgis');
		expect(struck.struck).toEqual(['skill:qgis']);
		expect(everyone(struck)).not.toEqual(everyone(whole));
	});
});

describe('every answer', () => {
	test.for(all)('to "%s" can be added up', async (text) => {
		for (const { total, parts, example } of everyone(await match(text))) {
			expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(total);
			expect(parts.length).toBeGreaterThan(0);
			expect(example).toBe(true);
		}
	});

	test.for(all)('to "%s" is never empty', async (text) => {
		const { groups, unclaimed, solved, next } = await match(text);
		const useful = groups.main.total + unclaimed.total + solved.length + next.length;
		expect(useful).toBeGreaterThan(0);
		expect(next.length).toBeGreaterThan(0);
	});

	test('is the same three times over', async () => {
		for (const text of [...Object.values(lyonNeeds), ...needsElsewhere]) {
			const answers = await Promise.all([match(text), match(text), match(text)]);
			expect(answers[1]).toEqual(answers[0]);
			expect(answers[2]).toEqual(answers[0]);
		}
	});

	test('ranks by what it shows: a higher total is never below a lower one', async () => {
		for (const text of Object.values(lyonNeeds)) {
			const totals = (await match(text)).groups.main.items.map(({ total }) => total);
			expect(totals).toEqual([...totals].sort((a, b) => b - a));
		}
	});
});

describe('lists', () => {
	interface Page {
		items: { id: string; example?: boolean }[];
		next: string | null;
	}
	const page = async (path: string) => (await askJson(path)).json as Page;

	test.for(['needs', 'profiles', 'products', 'skills'])(
		'%s: pages hold every record once, in the same order twice',
		async (kind) => {
			const walk = async () => {
				const ids: string[] = [];
				let { items, next } = await page(`/api/v1/${kind}?size=50`);
				for (let turn = 0; turn < 60; turn++) {
					ids.push(...items.map(({ id }) => id));
					if (next === null) return ids;
					({ items, next } = await page(`/api/v1/${kind}?size=50&after=${next}`));
				}
				throw new Error(`${kind} never ends`);
			};
			const ids = await walk();
			expect(ids.length).toBeGreaterThan(5);
			expect(new Set(ids).size).toBe(ids.length);
			expect(await walk()).toEqual(ids);
		}
	);

	test('say of every example that it is one', async () => {
		const { items: profiles } = await page('/api/v1/profiles?size=100');
		expect(profiles.length).toBeGreaterThan(0);
		expect(profiles.every(({ example }) => example === true)).toBe(true);
	});
});
