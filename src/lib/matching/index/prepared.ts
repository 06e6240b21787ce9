/** A need made ready to be held against many profiles: what it asks for in numbers, worked out by the contract once. */
import { type Ask, ask, type Basis } from '../ask.ts';
import { buyingGates, type Group, type NeedFacts } from '../facts.ts';
import { publicGates } from '../gates.ts';
import { relationWeights } from '../weights.ts';
import { lastWithin, relations } from './held.ts';
import type { RelationRows, Row } from './relation-rows.ts';
import { dayNumber, gateBit, kindBit } from './traits.ts';

export interface PreparedSkill {
	share: number;
	must: boolean;
	/** 0 where none is asked for. */
	level: number;
	row: Row;
}

export interface Prepared {
	need: NeedFacts;
	asked: Ask;
	skills: readonly PreparedSkill[];
	kind: number;
	/** Days as numbers: when the work begins, at the earliest today, and when it ends (0 where it does not say). */
	begins: number;
	ends: number;
	gates: number;
	mandatory: readonly string[];
}

export function prepare(need: NeedFacts, basis: Basis, rows: RelationRows): Prepared {
	const asked = ask(need, basis);
	const begins = need.startsOn !== undefined && need.startsOn > basis.today ? need.startsOn : basis.today;
	return {
		need,
		asked,
		skills: asked.skills.map(({ skill, share, must, level = 0 }) => ({
			...{ share, must, level },
			row: rows.rowOf(skill)
		})),
		kind: need.kind === undefined ? 0 : kindBit(need.kind),
		begins: dayNumber(begins),
		ends: dayNumber(need.endsOn),
		gates: need.gates.reduce((mask, gate) => mask | gateBit(gate), 0),
		mandatory: need.languages.flatMap(({ code, mandatory }) => (mandatory ? [code] : []))
	};
}

/** The most each relation, by its number, can make of a share. */
export const mostOf = [0, ...relations.map((relation) => relationWeights[relation])] as const;
export const mostOutside = Math.max(...mostOf.slice(lastWithin + 1));

/** Gates by their place among `publicGates`; none is one more than the last. */
export const noGate = publicGates.length;
export const gateAt = {
	kind: publicGates.indexOf('kind'),
	dates: publicGates.indexOf('dates'),
	presence: publicGates.indexOf('presence'),
	language: publicGates.indexOf('language'),
	/** The buying gates follow in their own order. */
	buying: publicGates.indexOf(buyingGates[0])
};

/** Groups by number. */
export const groupNumbers = ['main', 'near_miss', 'ask_first', 'busy', 'excluded'] as const satisfies Group[];
