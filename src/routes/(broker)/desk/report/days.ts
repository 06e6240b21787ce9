/** Which days a report is on, as its address says. */
import { z } from 'zod';
import type { Days } from '#lib/desk/server/report.ts';
import { Refusal } from '#lib/platform/refusal.ts';

const day = z.iso.date();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const dayMs = 86_400_000;

function endOfMonth(text: string): string {
	const next = new Date(`${text}-01T00:00:00Z`);
	next.setUTCMonth(next.getUTCMonth() + 1);
	return new Date(next.getTime() - dayMs).toISOString().slice(0, 10);
}

export const monthDays = (text: string): Days => ({ from: `${text}-01`, to: endOfMonth(text) });

/** `?month=2026-11`, or `?from=…&to=…`; the last thirty days where nothing is said. */
export function readDays(url: URL, now: Date): Days {
	const asked = month.safeParse(url.searchParams.get('month'));
	if (asked.success) return monthDays(asked.data);
	const to = day.safeParse(url.searchParams.get('to')).data ?? now.toISOString().slice(0, 10);
	const before = new Date(Date.parse(`${to}T00:00:00Z`) - 29 * dayMs).toISOString().slice(0, 10);
	const from = day.safeParse(url.searchParams.get('from')).data ?? before;
	if (from > to) throw new Refusal('bad_request', 'desk_report_backwards');
	return { from, to };
}

/** The months a report is usually on. */
export function usualMonths(now: Date) {
	const start = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
	return { last: start.toISOString().slice(0, 7), current: now.toISOString().slice(0, 7) };
}
