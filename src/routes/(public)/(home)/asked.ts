/** What the box sends: by address up to 2,000 characters, by form beyond. Nothing of it is stored. */

/** Longest text that is read, and longest that an address carries; UTF-16 units. */
export const most = { text: 20_000, address: 2_000 } as const;

export const widenings = ['subdivision', 'country', 'anywhere'] as const;
export type Widening = (typeof widenings)[number];

export interface Asked {
	/** As it was typed. */
	text: string;
	/** Findings struck by the reader. */
	struck: string[];
	widen?: Widening;
}

/** The address of an answer, with what was struck and widened: `/?need=…&not=skill%3Agis`. */
export function addressOf({ text, struck, widen }: Asked) {
	const query = new URLSearchParams({ need: text });
	for (const key of struck) query.append('not', key);
	if (widen) query.set('widen', widen);
	return `/?${query.toString()}`;
}
