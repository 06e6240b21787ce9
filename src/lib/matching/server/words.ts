/** Matches narrowed by free words: the search finds who uses them among those the need asks for, the score decides. */
import type { RawBuilder } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { standIns } from '../../postings/need-terms.ts';
import { profilesHolding } from '../../profiles/server/queries.ts';
import { type Clause, dayNumber } from '../../search/facts.ts';
import type { Only } from '../../search/question.ts';
import { findForList } from '../../search/server/lists.ts';
import type { Search } from '../../search/server/search.ts';
import type { Concepts } from '../../skills/concepts.ts';
import { readSearch } from '../../skills/server/search.ts';
import type { NeedFacts } from '../facts.ts';
import { areasOfNeed, everywhere, type Reach } from '../reach.ts';

export interface Words {
	typed: string;
	search: Search;
}

export interface FoundByWords {
	/** A query of profile ids. */
	among: RawBuilder<unknown>;
	instead: boolean;
}

/** Who answers to the words, as this actor may see it; undefined where there is no word. */
export async function findByWords(
	db: Db,
	actor: Actor,
	{ typed, search }: Words,
	asked: { need: NeedFacts; reach: Reach; concepts: Concepts }
): Promise<FoundByWords | undefined> {
	const words = readSearch(typed);
	const only = onlyFor(asked.need, asked.reach, asked.concepts);
	if (only.oneOf.length === 0) return undefined;
	const answer = await findForList(db, search, typed, { ...only, about: 'match' });
	if (!answer || !words) return undefined;
	return { among: profilesHolding(actor, words, answer.found), instead: answer.instead };
}

/** What the need asks for, as an index can be asked: one of its skills held, within reach, and no gate failed. */
export function onlyFor(need: NeedFacts, reach: Reach, concepts: Concepts) {
	const oneOf = need.skills.flatMap(({ skill }): Clause[] => {
		const terms = standIns(skill, concepts).map(({ term }) => String(term));
		return terms.length > 0 ? [[{ fact: 'terms', anyOf: terms }]] : [];
	});
	return { kind: 'profile', clauses: clausesOf(need, reach), oneOf } as const satisfies Only;
}

function clausesOf(need: NeedFacts, reach: Reach): Clause[] {
	const areas = areasOfNeed(need.places, reach);
	const mandatory = need.languages.filter((each) => each.mandatory).map(({ code }) => code);
	return [
		...(areas.includes(everywhere) ? [] : [[{ fact: 'areas', anyOf: areas } as const]]),
		...(need.kind === undefined
			? []
			: [
					[
						{ fact: 'kinds', anyOf: [need.kind] },
						{ fact: 'kinds', empty: true }
					] as const
				]),
		...mandatory.map(
			(code) =>
				[
					{ fact: 'languages', anyOf: [code] },
					{ fact: 'languages', empty: true }
				] as const
		),
		...(need.gates.length === 0 ? [] : [[{ fact: 'failed', noneOf: need.gates } as const]]),
		...(need.endsOn === undefined ? [] : [[{ fact: 'freeFrom', upTo: dayNumber(need.endsOn) } as const]]),
		...presence(need)
	];
}

/** An on-site need takes who works in its region, a remote one who works remotely too; who names no place is asked. */
function presence({ presence: wanted, places }: NeedFacts): Clause[] {
	if (wanted === 'either' || (wanted === 'on_site' && places.length === 0)) return [];
	const works = wanted === 'remote' ? ['remote'] : [];
	if (places.length === 0) return [[{ fact: 'works', anyOf: works }]];
	return [
		[
			{ fact: 'works', anyOf: [...works, 'unplaced'] },
			{ fact: 'areas', anyOf: areasOfNeed(places, 'subdivision') }
		]
	];
}
