import type { NamedEntry } from './glossary/glossary.ts';
import type { RouteQuestion } from './routes.ts';

/** A lesson somebody drew, as one line that leads to it. */
export interface LessonLink {
	href: string;
	title: string;
	lang: string | undefined;
	example: boolean;
	/** Who drew it, and when. */
	by: string;
}

/** What the coach shows beside the form, ready to be read. */
export interface AdviceView {
	checks: readonly { field: string; text: string }[];
	suggested: readonly { id: string; label: string; must: boolean }[];
	matches:
		| {
				count: string;
				nearly: string;
				reach: 'subdivision' | 'country' | 'anywhere';
				dearest: { skill: string; without: string } | undefined;
		  }
		| undefined;
	solved: readonly { href: string; name: string; summary: string }[];
	lessons: readonly LessonLink[];
	questions: readonly RouteQuestion[];
	/** Words of the text that each profession reads its own way. */
	words: readonly NamedEntry[];
}
