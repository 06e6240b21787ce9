import { describe, expect, test } from 'vitest';
import { wholeForm } from '../../../tests/support/offices.ts';
import {
	ChangedNeed,
	missingToPublish,
	needFields,
	NeedFields,
	NewNeed,
	readLoosely,
	skillsOf
} from './fields.ts';

const problems = (form: Record<string, unknown>) => {
	const read = NeedFields.safeParse({ ...wholeForm, ...form });
	return read.success ? [] : read.error.issues.map(({ path, message }) => [path.join('.'), message]);
};

describe('what an office writes', () => {
	test('cannot name a column that is not its to write', () => {
		const columns = [
			'status',
			'office_id',
			'origin',
			'ending',
			'published_at',
			'created_by',
			'source',
			'id',
			'updated_at'
		];
		for (const column of columns)
			for (const schema of [NeedFields, NewNeed, ChangedNeed])
				expect(schema.safeParse({ ...wholeForm, [column]: 'open' }).error?.issues).toMatchObject(
					expect.arrayContaining([expect.objectContaining({ code: 'unrecognized_keys', keys: [column] })])
				);
	});

	test('is refused at the field that is wrong', () => {
		expect(problems({})).toEqual([]);
		expect(problems({ title: 'Maps' })).toEqual([['title', 'platform_text_too_short']]);
		expect(problems({ budget_currency: undefined })).toEqual([['budget_currency', 'needs_budget_whole']]);
		expect(problems({ budget_amount: undefined })).toEqual([['budget_amount', 'needs_budget_whole']]);
		expect(problems({ place: 'Lyon' })).toEqual([['place', 'needs_unknown_place']]);
		expect(problems({ starts_on: '2027-02-01', ends_on: '2027-01-01' })).toEqual([
			['ends_on', 'needs_dates_order']
		]);
		expect(problems({ repository: 'javascript:alert(1)' })).toHaveLength(1);
		expect(problems({ level: ['2'] })).toEqual([['skill', 'platform_not_understood']]);
		expect(problems({ title: 'Maps for\0all of us' })).toEqual([['title', 'platform_text_unreadable']]);
	});

	test('takes each skill once, and none of those left out', () => {
		const rows = {
			skill: ['qgis', 'qgis', 'training'],
			want: ['nice', 'must', 'none'],
			level: ['2', '4', '0']
		} as const;
		expect(skillsOf({ skill: [...rows.skill], want: [...rows.want], level: [...rows.level] })).toEqual([
			{ skill: 'qgis', must: false, level: 2 }
		]);
	});

	test('leaves its form without what the form alone needs', () => {
		const form = ChangedNeed.parse({
			...wholeForm,
			seen: '2026-11-22T10:00:00Z',
			reason: 'Money',
			skill_query: 'x'
		});
		expect(Object.keys(needFields(form)).sort()).toEqual(
			Object.keys(NeedFields.shape)
				.filter((name) => name in form)
				.sort()
		);
		expect(needFields(form)).not.toHaveProperty('reason');
	});
});

test('a form that is not whole is read as far as it can be', () => {
	const read = readLoosely({
		title: 'x',
		problem: 'Plans hang in five places',
		effort_days: 'a week',
		kind: 'training'
	});
	expect(read).toMatchObject({ problem: 'Plans hang in five places', kind: 'training' });
	expect(read).not.toHaveProperty('title');
	expect(read).not.toHaveProperty('effort_days');
});

test('everything publishing asks for is named by its field', () => {
	const empty = {
		outcome_wanted: '',
		problem: '',
		kind: null,
		presence: 'either',
		country: null,
		answered_by: ''
	} as const;
	expect(missingToPublish(empty, [])).toEqual([
		'outcome_wanted',
		'problem',
		'skill',
		'kind',
		'place',
		'answered_by'
	]);
	expect(missingToPublish({ ...empty, presence: 'remote' }, [])).not.toContain('place');
});
