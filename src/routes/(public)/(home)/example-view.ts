import type { Understanding } from '#lib/matching/facts.ts';
import { findingsOf, marked } from './findings.ts';

/** The worked example as the first page shows it: its text, and what is read in it. */
export interface ExampleView {
	place: string;
	text: string;
	marked: [string, boolean][];
	/** Skills by their label, places by their name. */
	understood: string[];
}

export function exampleView(
	{ place, text }: { place: string; text: string },
	understanding: Understanding,
	label: (concept: string) => string
): ExampleView {
	const understood = findingsOf(understanding)
		.filter(({ group, impliedBy }) => group === 'places' || (group === 'skills' && impliedBy === undefined))
		.map(({ group, value }) => (group === 'skills' ? label(value) : value));
	return { place, text, marked: marked(text, understanding), understood: [...new Set(understood)] };
}
