import { LessonFilters } from '#lib/outcomes/schema.ts';
import { countLessons, listLessons } from '#lib/outcomes/server/lesson-queries.ts';
import { m } from '#lib/paraglide/messages.js';
import { listView, readList, rowsOf } from '../list-view.ts';
import { wordsIn } from '../words.ts';
import { lessonRow } from './lesson-row.ts';
import { disciplineWords, levelWords } from './words.ts';
import type { PageServerLoad } from './$types';

const size = 20;

export const load: PageServerLoad = async (event) => {
	const { db } = event.locals.context;
	const { locale } = event.locals;
	const words = wordsIn(locale);
	const read = readList(LessonFilters, event);
	const [page, counts] = await Promise.all([
		rowsOf(read, event, () => listLessons(db, read.question, size)),
		countLessons(db, read.question)
	]);
	const said = (map: Record<string, (none: object, options: { locale: typeof locale }) => string>) => {
		return (code: string) => map[code]?.({}, { locale }) ?? code;
	};
	const view = listView('/lessons', event, read, page, counts, {
		discipline: { legend: m.lessons_facet_discipline({}, { locale }), label: said(disciplineWords) },
		level: { legend: m.lessons_facet_level({}, { locale }), label: said(levelWords) },
		kind: { legend: m.lists_facet_kind({}, { locale }), label: words.kind },
		country: { legend: m.lists_facet_country({}, { locale }), label: words.country },
		skill: { legend: m.lists_facet_skill({}, { locale }), label: words.skill }
	});
	return {
		view,
		rows: page.rows.map((lesson) => ({ ...lessonRow(lesson, locale), summary: lesson.summary }))
	};
};
