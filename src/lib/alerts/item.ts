import type { ItemKind } from './lifecycle.ts';

/** Something that is new in a list, as feeds and mails show it: what every list says of it anyway. */
export interface Item {
	kind: ItemKind;
	id: string;
	title: string;
	language: string;
	summary: string;
	/** Its page, without language. */
	path: string;
	/** Concept ids. */
	skills: readonly string[];
	/** Who says it, where an organisation does. */
	author: string | undefined;
	/** A profile of a natural person: it is counted, and never sent anywhere. */
	person: boolean;
	/** Made up, which is said wherever it is shown. */
	example: boolean;
}

/** Something new, and since when it is there. */
export interface NewItem {
	kind: ItemKind;
	id: string;
	at: Date;
}
