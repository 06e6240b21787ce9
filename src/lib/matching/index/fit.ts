/** One profile held against every open need that asks for anything it holds. */
import type { ProfileFacts, Share } from '../facts.ts';
import { gates } from '../gates.ts';
import { localityOf } from '../locality.ts';
import { times } from '../arithmetic.ts';
import { localityWeights } from '../weights.ts';
import { packed } from './held.ts';
import { isFree, traitVerdict } from './judging.ts';
import type { MatchIndex } from './match-index.ts';
import type { Prepared } from './prepared.ts';
import { Traits } from './traits.ts';
import { Weighing } from './weigh.ts';

/** Needs in whose main list it belongs, in no order. */
export function fitOf(
	{ needs, rows, recency }: Pick<MatchIndex, 'needs' | 'rows' | 'recency'>,
	profile: ProfileFacts
): { needId: string; score: Share }[] {
	const held = Uint32Array.from(profile.skills, (skill) => packed(skill, rows.numberOf(skill.skill)));
	const traits = new Traits();
	const trait = traits.numberOf({ ...profile, paused: false, audience: 'public', example: false });
	const weighing = new Weighing();
	const fitting: { needId: string; score: Share }[] = [];
	for (const { id: needId, prepared } of needs.sharing(held)) {
		weighing.weigh(prepared, held, 0, held.length, recency, true);
		if (weighing.missing > 0 || !weighing.shares) continue;
		if (!isFree(traitVerdict(prepared, traits, trait))) continue;
		if (prepared.need.presence !== 'either' && gates(prepared.need, profile).length > 0) continue;
		fitting.push({ needId, score: weighing.points + bonusOf(prepared, profile) });
	}
	return fitting;
}

function bonusOf({ asked, need }: Prepared, profile: ProfileFacts): Share {
	const place = need.places.length === 0 ? 0 : times(asked.place, localityWeights[localityOf(need, profile)]);
	return asked.languages.reduce(
		(sum, { code, share }) => sum + (profile.languages.includes(code) ? share : 0),
		place
	);
}
