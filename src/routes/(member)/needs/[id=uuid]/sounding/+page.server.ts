import { questionsFor } from '#lib/coach/routes.ts';
import { findOwnNeed } from '#lib/needs/server/desk.ts';
import { buyingKinds } from '#lib/matching/facts.ts';
import { findNeed } from '#lib/needs/server/queries.ts';
import { lessonsFor } from '#lib/outcomes/server/lesson-queries.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { href } from '#lib/ui/href.ts';
import { lessonRow } from '../../../../(public)/lessons/lesson-row.ts';
import { needView } from '../../../../(public)/needs/[id=uuid]/need-view.ts';
import { signedIn } from '../../../../signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const { actor, db } = context;
	const { id } = event.params;
	const [own, need] = await Promise.all([findOwnNeed(db, actor, id), findNeed(db, actor, id)]);
	if (!need) throw new Refusal('not_found', 'needs_not_found');
	const skills = need.skills.map(({ skill }) => skill);
	const similar = { skills, kind: need.kind ?? undefined, country: need.country ?? undefined };
	const lessons = await lessonsFor(db, similar);
	return {
		lessons: lessons.map((lesson) => lessonRow(lesson, locale)),
		need: needView(need, locale),
		address: event.url.origin + href(`/needs/${id}`, locale),
		isPublic: own.publishedAt !== null,
		buys: need.kind === null || buyingKinds.includes(need.kind),
		rule: need.localPreferenceRule ?? '',
		questions: questionsFor(need.kind ?? undefined)
	};
};
