/** Clauses and places as a filter of the search server. */
import type { Clause, Test } from '../../facts.ts';
import type { Question } from '../../question.ts';

/** Every entry has to hold; those of an inner list are alternatives. Undefined where nothing narrows. */
export function filterOf({ near, only }: Question): (string | string[])[] | undefined {
	const clauses = (only?.clauses ?? []).map((clause: Clause) => clause.map(testText));
	const place = near ? [`_geoRadius(${near.lat}, ${near.lng}, ${Math.round(near.km * 1_000)})`] : [];
	const all = [...clauses, ...place];
	return all.length > 0 ? all : undefined;
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
