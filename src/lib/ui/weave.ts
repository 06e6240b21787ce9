/** Geometry of the woven band: two strands that run side by side and cross once per value. */

/** Height of the band in units of its drawing. */
export const bandHeight = 16;
const high = 4;
const low = 12;
const crossing = 12;

export interface Cell {
	/** Both strands across this cell, as SVG path commands. */
	leaf: string;
	slate: string;
	/** Which of them lies on top where they cross. */
	over: 'leaf' | 'slate';
}

export interface Weave {
	width: number;
	cells: readonly Cell[];
}

/** An address can be as long as a visitor likes; the band repeats, so this many signs are enough. */
const longest = 64;

/** Small whole numbers from words, so that a page without figures still has its own band. */
export const valuesOf = (words: string) =>
	Array.from(words.slice(0, longest), (sign) => sign.codePointAt(0) ?? 0);

/**
 * One crossing per value: its size decides how long the strands run side by side before they cross, its
 * parity which one lies on top. An odd number of crossings is woven twice, so that the band can repeat.
 */
export function weave(values: readonly number[]): Weave {
	const once = values.length === 0 ? [0, 1] : values;
	const figures = once.length % 2 === 0 ? once : [...once, ...once];
	let x = 0;
	const cells = figures.map((value, at): Cell => {
		const whole = Math.abs(Math.trunc(value));
		const run = 4 + 6 * (whole % 4);
		const [from, to] = at % 2 === 0 ? [high, low] : [low, high];
		const path = (start: number, end: number) => {
			const bend = x + run;
			return `M${x} ${start}H${bend}L${bend + crossing} ${end}`;
		};
		const cell: Cell = {
			leaf: path(from, to),
			slate: path(to, from),
			over: whole % 2 === 0 ? 'leaf' : 'slate'
		};
		x += run + crossing;
		return cell;
	});
	return { width: x, cells };
}
