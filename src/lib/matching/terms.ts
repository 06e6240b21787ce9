/**
 * What a profile is found by: each skill under itself and under everything broader, with the best it offers at
 * each level that can be asked for. Recency is left out, so a posting never promises less than the score gives.
 */
import type { Concepts } from '../skills/concepts.ts';
import { times } from './arithmetic.ts';
import { deepened, levelShare } from './credit.ts';
import type { HeldSkill, Level, Share } from './facts.ts';
import { evidenceWeights } from './weights.ts';

const levels = [1, 2, 3, 4] as const satisfies readonly Level[];

export interface Term {
	/** Posting term of a concept. Negative: holds the concept itself; positive: it or anything narrower. */
	term: number;
	/** Highest level held; a level not stated counts as 4, since it satisfies whatever is asked. */
	level: Level;
	/** Best level × evidence × depth when level 1, 2, 3, 4 is asked for. */
	impacts: readonly [Share, Share, Share, Share];
}

/** The term under which every profile stands, so that those who share nothing can be counted. */
export const everybody = 0;

/** Posting terms of a profile, sorted. Skills the vocabulary does not know are passed over. */
export function terms(
	skills: readonly HeldSkill[],
	concepts: Pick<Concepts, 'byId' | 'ancestors' | 'narrower'>
): Term[] {
	const held = new Map<number, HeldSkill[]>();
	const post = (term: number, skill: HeldSkill) => {
		const list = held.get(term);
		if (list) list.push(skill);
		else held.set(term, [skill]);
	};
	for (const skill of skills) {
		const own = concepts.byId(skill.skill);
		if (!own) continue;
		post(own.term, skill);
		// Only where something narrower exists can holding the concept itself differ from holding what it includes.
		if (concepts.narrower(own.id).length > 0) post(-own.term, skill);
		for (const id of concepts.ancestors(own.id)) {
			const above = concepts.byId(id);
			if (above) post(above.term, skill);
		}
	}
	return [...held].map(([term, list]) => termOf(term, list)).sort((a, b) => a.term - b.term);
}

function termOf(term: number, held: readonly HeldSkill[]): Term {
	const impact = (asked: Level) =>
		deepened(
			Math.max(
				...held.map(({ level, evidence }) => times(levelShare(level, asked), evidenceWeights[evidence]))
			),
			held
		);
	const [first, second, third, fourth] = levels;
	return {
		term,
		level: held.reduce<Level>((highest, { level = 4 }) => (level > highest ? level : highest), 1),
		impacts: [impact(first), impact(second), impact(third), impact(fourth)]
	};
}
