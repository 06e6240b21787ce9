import type { LessonLink } from '#lib/coach/view.ts';
import { similarTo } from '#lib/coach/server/advise.ts';
import type { Answer } from '#lib/matching/answer.ts';
import { lessonsFor } from '#lib/outcomes/server/lesson-queries.ts';
import { lessonRow } from '../lessons/lesson-row.ts';

/** Rows that stand under "already solved?" without being folded away. */
const room = 4;
const most = 3;

/** Lessons about a skill of the need, as far as what solved it already leaves room. */
export async function lessonsBeside(
	{ context, locale }: App.Locals,
	{ need, solved }: Answer
): Promise<LessonLink[]> {
	const left = Math.min(most, room - solved.length);
	if (left <= 0 || need.skills.length === 0) return [];
	const asked = similarTo(need);
	const lessons = await lessonsFor(context.db, asked, left);
	return lessons
		.filter(({ skills }) => skills.some((skill) => asked.skills.includes(skill)))
		.map((lesson) => {
			const { href, title, lang, example, by } = lessonRow(lesson, locale);
			return { href, title, lang, example, by };
		});
}
