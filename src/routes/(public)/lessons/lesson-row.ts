import type { listLessons } from '#lib/outcomes/server/lesson-queries.ts';
import type { Locale } from '#lib/platform/language.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { foreign, skillLinks, wordsIn } from '../words.ts';
import { disciplineWords, levelWords, maturityWords } from './words.ts';

type Stored = Omit<Awaited<ReturnType<typeof listLessons>>['rows'][number], 'sortedAt' | 'summary'>;

/** A lesson in the reader's words, in a list and on its own page. */
export function lessonRow(lesson: Stored, locale: Locale) {
	const words = wordsIn(locale);
	return {
		id: lesson.id,
		href: href(`/lessons/${lesson.id}`, locale),
		title: lesson.title,
		lang: foreign(lesson.language, locale),
		example: lesson.example,
		facts: [
			disciplineWords[lesson.discipline]({}, { locale }),
			lesson.governmentLevel === null ? '' : levelWords[lesson.governmentLevel]({}, { locale }),
			lesson.maturity === null ? '' : maturityWords[lesson.maturity]({}, { locale }),
			lesson.kind === null ? '' : words.kind(lesson.kind),
			lesson.country === null ? '' : words.country(lesson.country)
		].filter(Boolean),
		by: [lesson.organisation, lesson.publishedAt && formatDay(lesson.publishedAt, locale)]
			.filter(Boolean)
			.join(' · '),
		skills: skillLinks(lesson.skills, locale)
	};
}
