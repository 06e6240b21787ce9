/** Clauses and places as a filter of the search server. */
import type { Clause, Test } from '../../facts.ts';
import type { Question } from '../../question.ts';

type Filter = (string | string[])[];

/**
 * What narrows a question, once for each query it takes: every entry has to hold, those of an inner list are
 * alternatives.
 */
export function filtersOf({ near, only }: Question): Filter[] {
	const texts = (clause: Clause) => clause.map(testText);
	const place = near ? [`_geoRadius(${near.lat}, ${near.lng}, ${Math.round(near.km * 1_000)})`] : [];
	const all = [...(only?.clauses ?? []).map(texts), ...place];
	return only?.oneOf ? only.oneOf.map((clause) => [...all, texts(clause)]) : [all];
}

function testText(test: Test): string {
	if ('upTo' in test) return `(freeFrom NOT EXISTS OR freeFrom <= ${test.upTo})`;
	if ('empty' in test) return `${test.fact} IS EMPTY`;
	if ('anyOf' in test) return `${test.fact} IN [${test.anyOf.map(quoted).join(', ')}]`;
	return `NOT ${test.fact} IN [${test.noneOf.map(quoted).join(', ')}]`;
}

/** Values are codes; whatever they are, they end where they end. */
function quoted(value: string): string {
	return JSON.stringify(value);
}
