/** When mails that wait go out: at seven in the morning where their reader is. */

export type MorningRhythm = 'daily' | 'weekly' | 'monthly';

const hour = 7;
const dayMs = 24 * 60 * 60_000;

/** The last seven o'clock before `now`: of any day, of a Monday, of the first of a month. */
export function lastMorning(now: Date, timeZone: string, rhythm: MorningRhythm): Date {
	// As if the local clock were UTC: days of a calendar can then be counted.
	const local = new Date(now.getTime() + offset(now, timeZone));
	let day = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate());
	if (rhythm === 'weekly') day -= ((local.getUTCDay() + 6) % 7) * dayMs;
	if (rhythm === 'monthly') day = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), 1);
	const morning = moment(day, timeZone);
	if (morning <= now) return morning;
	if (rhythm === 'monthly')
		return moment(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - 1, 1), timeZone);
	return moment(day - (rhythm === 'weekly' ? 7 : 1) * dayMs, timeZone);
}

/** Seven o'clock on a local day, as a moment. Asked twice, since the clocks may have changed in between. */
function moment(localDay: number, timeZone: string): Date {
	const local = localDay + hour * 60 * 60_000;
	const guess = new Date(local - offset(new Date(local), timeZone));
	return new Date(local - offset(guess, timeZone));
}

/** Milliseconds a local clock is ahead of UTC. */
function offset(at: Date, timeZone: string): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
		...{ hour: 'numeric', minute: 'numeric', second: 'numeric' }
	}).formatToParts(at);
	const of = (type: Intl.DateTimeFormatPartTypes) =>
		Number(parts.find((part) => part.type === type)?.value ?? 0);
	const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
	return local - Math.floor(at.getTime() / 1_000) * 1_000;
}
