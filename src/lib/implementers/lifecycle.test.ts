import { describe, expect, test } from 'vitest';
import { after, implementerParts, implementerStatuses, implementerSteps, standingOn } from './lifecycle.ts';

/** Every step somebody may take, as `status step part → status`; whatever is not here is refused. */
const allowed = [
	'none claim owner → claimed',
	'claimed change owner → claimed',
	'claimed renew owner → claimed',
	'claimed confirm office → confirmed',
	'claimed lapse clock → lapsed',
	'claimed remove owner → removed',
	'claimed strike keeper → removed',
	'confirmed change owner → claimed',
	'confirmed renew owner → confirmed',
	'confirmed take_back office → claimed',
	'confirmed lapse clock → lapsed',
	'confirmed remove owner → removed',
	'confirmed strike keeper → removed',
	'lapsed change owner → claimed',
	'lapsed renew owner → claimed',
	'lapsed remove owner → removed',
	'lapsed strike keeper → removed',
	'removed claim owner → claimed'
];

describe('the register of implementers', () => {
	test('lets each part take its own steps and no other, from every status', () => {
		const found: string[] = [];
		for (const status of ['none', ...implementerStatuses] as const) {
			for (const step of implementerSteps) {
				expect(after(status, step, []), `${status} ${step} by nobody`).toBeUndefined();
				for (const part of implementerParts) {
					const to = after(status, step, [part]);
					if (to) found.push(`${status} ${step} ${part} → ${to}`);
				}
			}
		}
		expect(found.sort()).toEqual([...allowed].sort());
	});

	test('reads as lapsed past its day, also before the night that writes it down', () => {
		const today = '2026-11-22';
		expect(standingOn({ status: 'confirmed', until: '2026-11-22' }, today)).toBe('confirmed');
		expect(standingOn({ status: 'claimed', until: '2026-11-21' }, today)).toBe('lapsed');
		expect(standingOn({ status: 'removed', until: '2027-11-22' }, today)).toBeUndefined();
	});
});
