import type { Answer } from '#lib/matching/answer.ts';
import { sourceName } from '#lib/organisations/source-name.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import { languageName } from '#lib/ui/format.ts';
import { type Finding, findingsOf } from './findings.ts';
import { kindWords, presenceWords } from './words.ts';

/** What a need still has to say before it goes out. */
export function draftQuestions(locale: Locale): string[] {
	return [
		m.home_draft_outcome({}, { locale }),
		m.home_draft_tried({}, { locale }),
		m.home_draft_budget({}, { locale }),
		m.home_draft_yes({}, { locale }),
		m.home_draft_staff({}, { locale }),
		m.home_draft_maintain({}, { locale })
	];
}

interface DraftWords {
	locale: Locale;
	/** The day it was written, in words. */
	day: string;
	/** Where this instance lives, without a slash at the end. */
	origin: string;
	label: (concept: string) => string;
}

function named({ group, value }: Finding, locale: Locale, label: DraftWords['label']): string {
	if (group === 'skills') return label(value);
	if (group === 'languages') return languageName(value, locale);
	const words: Partial<Record<string, typeof m.home_kind_advice>> = { ...kindWords, ...presenceWords };
	return words[value]?.({}, { locale }) ?? value;
}

/** The draft as plain text (Markdown): the need, what was understood, whom to ask, and what it still lacks. */
export function draftText(text: string, answer: Answer, { locale, day, origin, label }: DraftWords): string {
	const { understanding, struck, main, unclaimed } = answer;
	const kept = findingsOf(understanding).filter(({ key }) => !struck.includes(key));
	const section = (title: string, lines: readonly string[]) =>
		lines.length > 0 ? [`## ${title}`, '', ...lines, ''] : [];
	const example = (is: boolean) => (is ? ` (${m.common_example({}, { locale })})` : '');
	return [
		`# ${m.home_draft_heading({}, { locale })}`,
		'',
		m.home_draft_asked({ day }, { locale }),
		'',
		...section(
			m.home_draft_words({}, { locale }),
			text.split(/\r?\n/).map((line) => `> ${line}`)
		),
		...section(m.home_understood({}, { locale }), [
			...kept.map((finding) => {
				const nice = finding.nice ? `, ${m.home_understood_nice({}, { locale })}` : '';
				return `- ${named(finding, locale, label)}${nice}`;
			})
		]),
		...section(
			m.home_draft_fill({}, { locale }),
			draftQuestions(locale).flatMap((question) => [`- ${question}`, '', '  ', ''])
		),
		...section(
			m.home_people({}, { locale }),
			main.rows.map(
				(row) => `- ${row.name}${example(row.example)}, ${row.placeLabel}: ${origin}/people/${row.profileId}`
			)
		),
		...section(`${m.home_places({}, { locale })} (${m.common_unclaimed({}, { locale })})`, [
			...unclaimed.rows.map(
				({ name, placeLabel, url, source, sourceDate }) =>
					`- ${[name, placeLabel, url].filter(Boolean).join(', ')} (${sourceName(source)}, ${sourceDate})`
			)
		])
	].join('\n');
}
