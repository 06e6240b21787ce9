import { describe, expect, test } from 'vitest';
import { lastMorning } from './mornings.ts';

const at = (text: string) => new Date(text);

describe('the last morning', () => {
	test.each([
		['2026-11-22T10:00:00Z', 'UTC', 'daily', '2026-11-22T07:00:00.000Z'],
		['2026-11-22T06:59:59Z', 'UTC', 'daily', '2026-11-21T07:00:00.000Z'],
		['2026-11-22T10:00:00Z', 'America/Recife', 'daily', '2026-11-22T10:00:00.000Z'],
		['2026-11-22T09:59:00Z', 'America/Recife', 'daily', '2026-11-21T10:00:00.000Z'],
		['2026-11-22T10:00:00Z', 'Asia/Kolkata', 'daily', '2026-11-22T01:30:00.000Z'],
		['2026-11-22T10:00:00Z', 'Pacific/Kiritimati', 'daily', '2026-11-21T17:00:00.000Z'],
		// 22 November 2026 is a Sunday.
		['2026-11-22T10:00:00Z', 'UTC', 'weekly', '2026-11-16T07:00:00.000Z'],
		['2026-11-23T06:00:00Z', 'UTC', 'weekly', '2026-11-16T07:00:00.000Z'],
		['2026-11-22T10:00:00Z', 'UTC', 'monthly', '2026-11-01T07:00:00.000Z'],
		['2026-12-01T05:00:00Z', 'UTC', 'monthly', '2026-11-01T07:00:00.000Z'],
		// The clocks went back that night in Lyon, and forward that night in spring.
		['2026-10-25T12:00:00Z', 'Europe/Paris', 'daily', '2026-10-25T06:00:00.000Z'],
		['2026-10-24T12:00:00Z', 'Europe/Paris', 'daily', '2026-10-24T05:00:00.000Z'],
		['2026-03-29T12:00:00Z', 'Europe/Paris', 'daily', '2026-03-29T05:00:00.000Z']
	] as const)('%s in %s, %s, was %s', (now, zone, rhythm, morning) => {
		expect(lastMorning(at(now), zone, rhythm).toISOString()).toBe(morning);
	});
});
