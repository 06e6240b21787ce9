import { operations } from '#lib/api/operations.ts';
import { matchAnswer } from '#lib/api/server/present-match.ts';
import { apiRoute, otherMethods } from '#lib/api/server/route.ts';
import { answerNeed } from '#lib/matching/server/answer-need.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';

export const POST = apiRoute(operations.match, async ({ body, context, ...site }) => {
	const { db, actor, now } = context;
	const today = now.toISOString().slice(0, 10);
	const answer = await answerNeed(db, actor, { ...body, locale: site.locale, today });
	const { label } = loadConcepts();
	return matchAnswer(site, answer, (id) => label(id, site.locale));
});

export const fallback = otherMethods(operations.match);
