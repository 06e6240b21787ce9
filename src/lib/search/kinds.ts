/** What one search looks through. Regions come later. */
export const searchKinds = [
	'need',
	'profile',
	'organisation',
	'product',
	'lesson',
	'outcome',
	'place'
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** One thing that can be found. */
export interface DocumentKey {
	kind: SearchKind;
	id: string;
}
