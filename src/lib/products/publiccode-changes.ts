/** What a file that was sent in would change in the register, field by field. */
import type { Declared } from './declared.ts';
import type { Taken } from './publiccode-in.ts';

/** A product as the register has it, where a file can change it. */
export interface Kept {
	name: string;
	summary: string;
	language: string;
	url: string | null;
	repository: string | null;
	licence: string | null;
	stewards: readonly string[];
	declared: Declared;
}

export interface FieldChange {
	/** A key of `Kept` or of `Declared`. */
	field: Exclude<keyof Kept, 'declared'> | keyof Declared;
	before: unknown;
	after: unknown;
}

/** The product after the file. Whom the registry names beside the owner stays named. */
export function applied(kept: Kept, taken: Taken): Kept {
	const { name, repository, url, licence, owner, summary, language, declared } = taken;
	const others = kept.stewards.filter((steward) => steward !== owner);
	return {
		...{ name, repository, url, licence, summary, language, declared },
		stewards: owner === null ? kept.stewards : kept.stewards[0] === owner ? kept.stewards : [owner, ...others]
	};
}

const columns = ['name', 'repository', 'url', 'licence', 'stewards', 'language', 'summary'] as const;

/** Fields that would read differently. An address that only says the repository again is none of its own. */
export function changesOf(kept: Kept, taken: Taken): FieldChange[] {
	const next = applied(kept, taken);
	const declared = [
		...new Set([...Object.keys(kept.declared), ...Object.keys(next.declared)])
	] as (keyof Declared)[];
	return [
		...columns.map((field): FieldChange => ({ field, before: kept[field], after: next[field] })),
		...declared.map((field): FieldChange => ({
			field,
			before: kept.declared[field],
			after: next.declared[field]
		}))
	].filter(({ before, after }) => sorted(before ?? null) !== sorted(after ?? null));
}

/** The same text for the same content, whatever the order of its keys: the database keeps its own. */
function sorted(value: unknown): string {
	return JSON.stringify(value, (_, each: unknown) =>
		typeof each === 'object' && each !== null && !Array.isArray(each)
			? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
			: each
	);
}
