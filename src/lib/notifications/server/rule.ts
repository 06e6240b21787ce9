/** What the table of events says about one. */
import type { Actor } from '../../platform/actor.ts';
import type { Locale } from '../../platform/language.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Topic, Topics } from '../../platform/server/jobs.ts';
import type { GroupName } from '../groups.ts';
import type { SavedStop } from './unsubscribing.ts';

/** Somebody who is told, as what they may read decides: everything is asked for in their name. */
export interface Reader {
	db: Db;
	now: Date;
	actor: Actor;
	locale: Locale;
}

/** What a reader is told, in their language. */
export interface Words {
	/** One sentence: what happened. */
	text: string;
	/** What it happened to, in its own words: the title of a need, the name of a team. */
	about?: string | undefined;
	/** Language of `about`. */
	language?: string | undefined;
	/** A few of somebody's words: a question, a reason. */
	quote?: string | undefined;
	/** Their language, where it is known. */
	quoteLanguage?: string | undefined;
	/** Where the reader goes on, as a path without language. */
	path: string;
	/** What they do there. */
	button: string;
	/** Further sentences: why it came. In a mail of its own only. */
	notes?: readonly string[] | undefined;
	/** What there is to read, one by one, each with its own place to go on. In a mail of its own only. */
	items?: readonly WordsItem[] | undefined;
	/** Answers given by one link each, on a page that asks once more. */
	answers?: readonly { label: string; path: string }[] | undefined;
	/** What the link that stops such mails stops, where it is less than the whole group. */
	stop?: SavedStop | undefined;
}

export interface WordsItem {
	text: string;
	about: string;
	/** Language of `about`. */
	language?: string | undefined;
	path: string;
}

/** Who is told, by what they care about. Of several of one event, the first that names a person counts. */
export interface Telling<Payload> {
	group: GroupName;
	/** Ids of people; asked when the event arrives. */
	to: (db: Db, payload: Payload) => Promise<readonly string[]>;
	/** Asked for each reader when they are told; undefined when there is nothing left that they may read. */
	words: (reader: Reader, payload: Payload) => Promise<Words | undefined>;
	/** The inbox only: a mail with a one-time link goes out by another way. */
	mailedElsewhere?: true;
}

export type Settled = { [T in Topic]: { topic: T; payload: Topics[T] } }[Topic];

export type Rule<T extends Topic> =
	| {
			told: readonly Telling<Topics[T]>[];
			/** Tells two events of the same kind apart; the job that carries it where it is left out. */
			key?: (payload: Topics[T]) => string;
			/** Earlier events, with their very payload, that nobody waits for any more: their notices count as read. */
			settles?: (payload: Topics[T]) => readonly Settled[];
	  }
	| {
			/** Nobody is told, because … */
			nobody: string;
	  };

/** Every event there is: one that is missing here does not compile. */
export type EventTable = { readonly [T in Topic]: Rule<T> };
