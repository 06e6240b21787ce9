import type { FormAnswer } from '#lib/platform/server/forms.ts';

/** What comes back to a page of forms, whichever of them was sent. */
export type Sent = Partial<FormAnswer>;

interface Returned {
	form: Sent | null;
	url: { searchParams: { has(name: string): boolean } };
}

/** The answer to one form of a page that has several: the address says which was sent (`?/name`). */
export function answerTo(name: string, { form, url }: Returned): Sent | undefined {
	return form !== null && url.searchParams.has(`/${name}`) ? form : undefined;
}

/** As it was typed, '' where nothing was. */
export function typed(sent: Sent | undefined, field: string): string {
	return String(sent?.values?.[field] ?? '');
}

/** The values ticked in a group. */
export function ticked(sent: Sent | undefined, field: string): readonly string[] | undefined {
	return sent && [sent.values?.[field] ?? []].flat();
}

/** What is wrong with one field. */
export function problemOf(sent: Sent | undefined, field: string): string | undefined {
	return sent?.problems?.[field]?.[0];
}

export function listProblems(sent: Sent) {
	return Object.entries(sent.problems ?? {}).map(([name, messages]) => ({
		name,
		message: messages?.[0] ?? ''
	}));
}
