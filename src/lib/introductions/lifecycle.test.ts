import { describe, expect, test } from 'vitest';
import {
	after,
	askers,
	introductionStatuses,
	introductionSteps,
	isOpen,
	isReleased,
	mayAskAgain
} from './lifecycle.ts';

const at = new Date('2026-11-22T10:00:00Z');
const later = (days: number) => new Date(at.getTime() + days * 24 * 60 * 60_000);

describe('the states of an introduction', () => {
	test('are left by a step or are the end', () => {
		for (const status of introductionStatuses) {
			const leads = introductionSteps.map((step) => after(status, step)).filter(Boolean);
			expect(leads.length > 0, status).toBe(isOpen(status));
		}
	});

	test('release nothing before both accepted, and nothing once it ended without work', () => {
		expect(introductionStatuses.filter(isReleased)).toEqual(['both_accepted', 'met', 'engaged']);
	});
});

describe('asking the same again', () => {
	test('after a no is for who said it, for ever', () => {
		for (const side of ['office', 'profile'] as const) {
			const ending = { status: 'declined' as const, side, at, accepted: [] };
			const may = askers.filter((asker) => mayAskAgain(asker, ending, later(9_999)));
			expect(may).toEqual([side]);
		}
	});

	test('after silence is for the silent side at once, and for everybody after ninety days', () => {
		const ending = { status: 'lapsed' as const, side: null, at, accepted: ['office' as const] };
		const may = (days: number) => askers.filter((asker) => mayAskAgain(asker, ending, later(days)));
		expect(may(0)).toEqual(['profile']);
		expect(may(89)).toEqual(['profile']);
		expect(may(90)).toEqual([...askers]);
	});

	test('after it was taken back waits as well, so that nobody is asked again and again', () => {
		const ending = {
			status: 'withdrawn' as const,
			side: 'office' as const,
			at,
			accepted: ['office' as const]
		};
		expect(askers.filter((asker) => mayAskAgain(asker, ending, later(1)))).toEqual(['profile']);
	});

	test('after a meeting that did not fit is free', () => {
		const ending = { status: 'no_fit' as const, side: 'office' as const, at, accepted: [] };
		expect(askers.every((asker) => mayAskAgain(asker, ending, at))).toBe(true);
	});
});
