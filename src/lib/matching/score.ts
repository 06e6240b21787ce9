/** A of the contract: how the profile fits the need. The parts are the explanation, so it cannot contradict the order. */
import { times } from './arithmetic.ts';
import { type Ask, ask, type AskedSkill, type Basis } from './ask.ts';
import { creditFor } from './credit.ts';
import type { Band, NeedFacts, Part, ProfileFacts, Score, Share } from './facts.ts';
import { localityOf } from './locality.ts';
import { bandFloors, localityWeights, missingBelow, one } from './weights.ts';

/** A from 0 to 10,000, with one part per must-have, nice-to-have, place and language. Parts sum to the total exactly. */
export function score(need: NeedFacts, profile: ProfileFacts, basis: Basis): Score {
	return scoreAsked(ask(need, basis), need, profile, basis);
}

/** The same for many profiles and one need, with what it asks worked out once. */
export function scoreAsked(asked: Ask, need: NeedFacts, profile: ProfileFacts, basis: Basis): Score {
	const parts = [
		...asked.skills.map((skill) => skillPart(skill, profile, basis)),
		...placePart(asked, need, profile),
		...asked.languages.map(({ code, share }) => languagePart(code, share, profile))
	];
	return { total: parts.reduce((sum, { contribution }) => sum + contribution, 0), parts };
}

function skillPart(asked: AskedSkill, profile: ProfileFacts, basis: Basis): Part {
	const { credit, covered, by, further } = creditFor(asked, profile, basis);
	return {
		code: asked.must ? 'must' : 'nice',
		params: {
			skill: asked.skill,
			...(asked.level === undefined ? {} : { level: asked.level }),
			missing: covered < missingBelow,
			credit,
			share: asked.share,
			...(by && {
				held: by.held.skill,
				relation: by.relation,
				evidence: by.held.evidence,
				...(further > 0 && { further }),
				...(by.held.level === undefined ? {} : { heldLevel: by.held.level }),
				...(by.held.lastUsed === undefined ? {} : { lastUsed: by.held.lastUsed })
			})
		},
		contribution: times(asked.share, credit)
	};
}

function placePart(asked: Ask, need: NeedFacts, profile: ProfileFacts): Part[] {
	if (need.places.length === 0) return [];
	const locality = localityOf(need, profile);
	const credit = localityWeights[locality];
	const params = { locality, credit, share: asked.place };
	return [{ code: 'place', params, contribution: times(asked.place, credit) }];
}

function languagePart(code: string, share: Share, profile: ProfileFacts): Part {
	const credit = profile.languages.includes(code) ? one : 0;
	return {
		code: 'language',
		params: { language: code, missing: credit === 0, credit, share },
		contribution: times(share, credit)
	};
}

/** The word for a total; the number stays in the details. Who lacks a must-have is at best a good match. */
export function bandOf(total: Share, lacksMust = false): Band {
	const band = bandFloors.find(([, floor]) => total >= floor)?.[0] ?? 'possible';
	return lacksMust && band === 'strong' ? 'good' : band;
}
