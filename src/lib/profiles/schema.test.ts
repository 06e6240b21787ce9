import { describe, expect, test } from 'vitest';
import { describedTables } from '../../../tests/gates/catalogue.ts';
import { EditProfile, EditSkills, PublishProfile, skillRows, StartProfile } from './schema.ts';

const seen = '2026-11-22T10:00:00.000Z';
const forms = {
	StartProfile: { schema: StartProfile, sent: { name: 'Ana', headline: 'Makes maps' } },
	EditProfile: {
		schema: EditProfile,
		sent: { seen, name: 'Ana', headline: 'Makes maps', language: 'en', capacity: '2' }
	},
	EditSkills: { schema: EditSkills, sent: { seen } },
	PublishProfile: {
		schema: PublishProfile,
		sent: { visibility: 'public', wording: '2026-11', agree: 'yes' }
	}
};
const tables = describedTables();
const columns = ['profile', 'profile_skill', 'profile_place', 'profile_consent'].flatMap((table) =>
	Object.keys(tables[table] ?? {})
);

describe.for(Object.entries(forms))('%s', ([, { schema, sent }]) => {
	test('takes what its form sends', () => {
		expect(schema.safeParse(sent).success).toBe(true);
	});

	test('refuses every column it does not ask for, by its name and spelled otherwise', () => {
		const own = new Set(Object.keys(schema.shape));
		const foreign = columns.filter((column) => !own.has(column));
		expect(foreign.length).toBeGreaterThan(20);
		for (const column of [
			...foreign,
			'profile.status',
			'__proto__x',
			'level:',
			'level:QGIS',
			'evidence:qgis'
		])
			expect(schema.safeParse({ ...sent, [column]: 'yes' }).success, column).toBe(false);
	});
});

describe('rows of skills', () => {
	test('are read for chosen skills only, and say at which field something is wrong', () => {
		const sent = { seen, skill: ['qgis'], 'level:qgis': '3', 'used:qgis': '2024', 'level:gis': '1' };
		const read = EditSkills.parse(sent);
		expect(skillRows(read, read.skill)).toEqual([
			{ skill: 'qgis', level: 3, lastUsed: 2024, evidenceUrl: null }
		]);
		const wrong = EditSkills.safeParse({
			...sent,
			...{ 'level:qgis': '9', 'used:qgis': '12', 'link:qgis': 'javascript:alert(1)' }
		});
		expect(wrong.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
			['level:qgis', 'platform_choose'],
			['used:qgis', 'profile_editor_year'],
			['link:qgis', 'platform_web_address']
		]);
	});
});
