/** Why a query came out as it did: what was read, what it weighs, who came first and for what, who was missed. */
import { ask } from '../src/lib/matching/ask.ts';
import { needFrom } from '../src/lib/matching/need.ts';
import { score } from '../src/lib/matching/score.ts';
import { basisOf, factsOf, type PoolLine, type QueryLine, rankFor } from './people.ts';
import { read } from './vocabulary.ts';

const shown = 10;

export function explain(pool: readonly PoolLine[], query: QueryLine): string {
	const profiles = pool.map(factsOf);
	const basis = basisOf(profiles);
	const understanding = read(query.text, query.lang);
	const need = needFrom(understanding);
	const grades = query.rel ?? {};
	const ranked = rankFor(need, profiles, basis);
	const places = new Map(ranked.map(({ id }, at) => [id, at + 1]));
	const byId = new Map(profiles.map((profile) => [profile.id, profile]));
	const lineOf = (id: string): string => {
		const profile = byId.get(id);
		if (!profile) return id;
		const { total, parts } = score(need, profile, basis);
		const reasons = parts
			.filter(({ contribution }) => contribution > 0)
			.map(({ code, params, contribution }) => {
				const held = params['held'] ?? params['locality'] ?? params['language'];
				return `${code} ${String(params['skill'] ?? '')}←${String(held)} ${String(contribution)}`;
			});
		return `${String(places.get(id))}. ${id} grade ${String(grades[id] ?? 0)} total ${String(total)}: ${reasons.join(', ')}`;
	};
	const best = Object.entries(grades)
		.sort(([a, one], [b, other]) => other - one || (places.get(a) ?? 0) - (places.get(b) ?? 0))
		.slice(0, shown);
	return [
		`${String(query.qid)} (${understanding.language}): ${query.text}`,
		'',
		'Read:',
		...understanding.skills.map(({ skill, must, impliedBy, found }) => {
			const why =
				impliedBy === undefined ? found.map(({ words }) => `“${words}”`).join(' ') : `from ${impliedBy}`;
			return `  ${must ? 'must' : 'nice'} ${skill}: ${why}`;
		}),
		'Asked, with what it is worth:',
		...ask(need, basis).skills.map(
			({ skill, must, share }) => `  ${must ? 'must' : 'nice'} ${skill}: ${String(share)}`
		),
		'First:',
		...ranked.slice(0, shown).map(({ id }) => `  ${lineOf(id)}`),
		'Graded best:',
		...best.map(([id]) => `  ${lineOf(id)}`),
		''
	].join('\n');
}
