/** The coach's answer to a draft: what to improve, who is there now, and whether somebody solved it already. */
import type { SolvedRow } from '../../matching/answer.ts';
import { buys } from '../../matching/ask.ts';
import type { NeedFacts } from '../../matching/facts.ts';
import { needFrom } from '../../matching/need.ts';
import { reachOf } from '../../matching/reach.ts';
import { readBasis } from '../../matching/server/basis.ts';
import { rank } from '../../matching/server/rank.ts';
import { loadReader } from '../../matching/server/reader.ts';
import { findSolved } from '../../matching/server/solved.ts';
import { viewerOf } from '../../matching/server/viewer.ts';
import type { SimilarNeed } from '../../outcomes/server/lesson-queries.ts';
import { lessonsFor } from '../../outcomes/server/lesson-queries.ts';
import { listClosedProfiles } from '../../organisations/server/closed.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { check, type Check, type DraftText } from '../checks.ts';

export interface Advice {
	checks: readonly Check[];
	/** Skills and a place the text speaks of and the form does not name yet. */
	suggested: NeedFacts;
	/** Who fits now, near the need's own place; undefined without a skill to compare by. */
	matches: Estimate | undefined;
	solved: readonly SolvedRow[];
	/** What others learned who did something similar. */
	lessons: readonly Lesson[];
	buys: boolean;
}

export type Lesson = Awaited<ReturnType<typeof lessonsFor>>[number];

export interface Estimate {
	count: number;
	/** They lack one must-have only. */
	nearly: number;
	reach: 'subdivision' | 'country' | 'anywhere';
	/** The must-have that costs most people, and how many there would be if it were only nice to have. */
	dearest: { skill: string; without: number } | undefined;
}

/** Each must-have is tried once; a list of more is too long for other reasons. */
const mostTried = 8;

/** `today` as YYYY-MM-DD. Reads only; nothing of the draft is kept. */
export async function advise(
	db: Db,
	actor: Actor,
	{ text, need }: { text: DraftText; need: NeedFacts },
	{ today, locale }: { today: string; locale: string }
): Promise<Advice> {
	const words = [text.outcome, text.problem, text.tried].filter(Boolean).join('\n');
	const understood = needFrom(loadReader()(words, text.language));
	const known = new Set(need.skills.map(({ skill }) => skill));
	const basis = await readBasis(db, need, today);
	const topics = need.skills.map(({ skill }) => ({
		...{ skill, said: true },
		narrower: basis.concepts.descendants(skill)
	}));
	const [matches, solved, lessons] = await Promise.all([
		estimate(db, actor, need, today),
		findSolved(db, { topics, place: need.places[0], locale }),
		lessonsFor(db, similarTo(need))
	]);
	return {
		checks: check(text, today),
		suggested: { ...understood, skills: understood.skills.filter(({ skill }) => !known.has(skill)) },
		matches,
		solved,
		lessons,
		buys: buys(need)
	};
}

/** A need as lessons are compared with it. */
export function similarTo({ skills, kind, places: [place] }: NeedFacts): SimilarNeed {
	return { skills: skills.map(({ skill }) => skill), kind, country: place?.country };
}

/** How many fit now, as this actor may know, and which single must-have keeps most people out. */
export async function estimate(
	db: Db,
	actor: Actor,
	need: NeedFacts,
	today: string
): Promise<Estimate | undefined> {
	if (need.skills.length === 0) return undefined;
	const basis = await readBasis(db, need, today);
	const reach = reachOf(need);
	const viewer = viewerOf(actor, await listClosedProfiles(db, actor));
	const countFor = async (asked: NeedFacts) =>
		(await rank(db, { need: asked, reach, viewer, basis, size: 1 })).groups;
	const { main, near_miss } = await countFor(need);
	const musts = need.skills.filter(({ must }) => must).slice(0, mostTried);
	const tried: { skill: string; without: number }[] = [];
	for (const { skill } of musts.length > 1 ? musts : []) {
		const skills = need.skills.map((each) => (each.skill === skill ? { ...each, must: false } : each));
		tried.push({ skill, without: (await countFor({ ...need, skills })).main.total });
	}
	const [dearest] = tried
		.filter(({ without }) => without > main.total)
		.sort((a, b) => b.without - a.without || (a.skill < b.skill ? -1 : 1));
	return { count: main.total, nearly: near_miss.total, reach, dearest };
}
