import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { SearchWords } from '../search-words.ts';

/** What a search found beforehand for the words of a list, as queries of ids. */
export interface FoundIds {
	/** Public things whose search document answers. */
	ids: RawBuilder<unknown>;
	/** Things edited a moment ago, whose document nobody has read again: they are read as they stand. */
	edited: RawBuilder<unknown>;
}

/** The words of a list, and what a search that forgives typing errors has found for them. */
export interface SearchedWords extends SearchWords {
	found?: FoundIds | undefined;
}

/**
 * True where every word is in the text, close to a word of it (typing errors), or names a skill of the row.
 * Both text tests can use a trigram index on exactly this `text` expression.
 */
export function findsWords(
	search: SearchWords,
	text: RawBuilder<string>,
	hasSkill: (skills: readonly string[]) => Expression<SqlBool>
): RawBuilder<SqlBool> {
	const each = search.words.map(({ word, skills }) => {
		const tests = [sql`${text} like ${`%${escapeLike(word)}%`}`];
		// Three letters or fewer resemble too much.
		if (word.length > 3) tests.push(sql`${word} <% ${text}`);
		if (skills.length > 0) tests.push(sql`${hasSkill(skills)}`);
		return sql`(${sql.join(tests, sql` or `)})`;
	});
	const all = sql<SqlBool>`(${sql.join(each, sql` and `)})`;
	return search.skills.length > 0 ? sql<SqlBool>`(${all} or ${hasSkill(search.skills)})` : all;
}

/** 1 where the text holds the typed words as they stand, 0 elsewhere: the first go first. */
export function holdsPhrase(search: SearchWords | undefined, text: RawBuilder<string>): RawBuilder<number> {
	return search ? sql<number>`(${text} like ${`%${escapeLike(search.text)}%`})::int` : sql<number>`0`;
}

function escapeLike(text: string): string {
	return text.replace(/[\\%_]/g, '\\$&');
}
