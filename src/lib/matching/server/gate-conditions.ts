import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { gateMask, kindMask, languageBit } from '../../postings/filters.ts';
import { buyingGates, type NeedFacts } from '../facts.ts';
import { type PublicGate, publicGates } from '../gates.ts';

type Condition = RawBuilder<SqlBool>;

export interface GateCondition {
	gate: PublicGate;
	fails: Condition;
	/** Nobody has said; read only where it does not fail. */
	unknown: Condition;
}

const never = sql<SqlBool>`false`;

/**
 * The SQL twin of `gates`, in the order reasons are told, over a row `found` with the filter columns of one
 * profile. `in_region` says whether it stands in the region of an on-site or remote need. What a need does not ask
 * for is a mask of nothing, so that most needs share one statement and its plan.
 */
export function gateConditions(need: NeedFacts): GateCondition[] {
	const asked = gateMask(need.gates);
	const conditions = [
		kindOfWork(need),
		dates(need),
		...presence(need),
		languages(need),
		...buyingGates.map((gate): GateCondition => {
			const bit = asked & gateMask([gate]);
			return {
				gate,
				fails: sql`found.gates_failed & ${bit}::int2 <> 0`,
				unknown: sql`(${bit}::int2 <> 0 and found.gates_passed & ${bit}::int2 = 0)`
			};
		})
	];
	return conditions.sort((a, b) => publicGates.indexOf(a.gate) - publicGates.indexOf(b.gate));
}

function kindOfWork({ kind }: NeedFacts): GateCondition {
	const asked = kindMask(kind === undefined ? [] : [kind]);
	return {
		gate: 'kind',
		fails: sql`(${asked}::int2 <> 0 and found.kinds <> 0 and found.kinds & ${asked}::int2 = 0)`,
		unknown: sql`(${asked}::int2 <> 0 and found.kinds = 0)`
	};
}

function dates({ endsOn }: NeedFacts): GateCondition {
	return {
		gate: 'dates',
		fails: sql`coalesce(found.free_from > ${endsOn ?? null}::date, false)`,
		unknown: never
	};
}

/** Whether a verdict needs to know who stands in the region of the need. */
export function asksForRegion({ presence, places }: NeedFacts): boolean {
	return presence !== 'either' && places.length > 0;
}

function presence(need: NeedFacts): GateCondition[] {
	if (need.presence === 'either') return [];
	const remote = need.presence === 'remote' ? sql<SqlBool>`found.remote` : never;
	if (!asksForRegion(need)) {
		return need.presence === 'remote'
			? [{ gate: 'presence', fails: sql`not ${remote}`, unknown: never }]
			: [];
	}
	const passes = sql<SqlBool>`(${remote} or found.in_region)`;
	const unsaid = sql<SqlBool>`(not found.placed and not found.remote)`;
	return [
		{
			gate: 'presence',
			fails: sql`(not ${passes} and not ${unsaid})`,
			unknown: sql`(not ${passes} and ${unsaid})`
		}
	];
}

function languages({ languages: wanted }: NeedFacts): GateCondition {
	const mandatory = [...new Set(wanted.filter((each) => each.mandatory).map(({ code }) => code))];
	const bits = mandatory.flatMap((code) => languageBit(code) ?? []).reduce((mask, bit) => mask + bit, 0);
	const others = mandatory.filter((code) => languageBit(code) === undefined).map(speaks);
	const speaksAll = sql.join([sql`found.languages & ${bits}::int8 = ${bits}::int8`, ...others], sql` and `);
	const asks = mandatory.length > 0;
	return {
		gate: 'language',
		fails: sql`(found.languages <> 0 and not (${speaksAll}))`,
		unknown: sql`(${asks}::bool and found.languages = 0)`
	};
}

/** A language without a bit of its own is read from the profile itself. */
export function speaks(code: string): Condition {
	const bit = languageBit(code);
	if (bit !== undefined) return sql`(found.languages & ${bit}::int8 <> 0)`;
	return sql`exists (select from profile
		where profile.id = found.profile_id and profile.languages @> array[${code}]::text[])`;
}
