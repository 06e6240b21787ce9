/** What one search looks through. Lessons and regions come later. */
export const searchKinds = ['need', 'profile', 'organisation', 'product', 'place'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** One thing that can be found. */
export interface DocumentKey {
	kind: SearchKind;
	id: string;
}
