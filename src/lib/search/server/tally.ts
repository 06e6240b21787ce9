/** Who answered, counted: how often the search server did, and why it did not where Postgres had to. */
import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import { log } from '../../platform/server/log.ts';

/** What was searched: everything, or the list that was narrowed by words. */
export type About = 'all' | 'need' | 'profile' | 'match';
/** Who answered, or why Postgres did: more was found than is taken, the index lags, the server did not answer. */
export type AnsweredBy = 'server' | 'too_many' | 'behind' | 'down';

/** Written down so often at most: an answer must not cost a write each. What a process had not written is lost with it. */
const everyMs = 5_000;

export class Tally {
	#counts = new Map<string, { about: About; answered: AnsweredBy; count: number }>();
	#written = performance.now();

	/** Counts one answer; now and then writes what was counted, without anybody waiting for it. */
	count(db: Db, about: About, answered: AnsweredBy): void {
		const key = `${about} ${answered}`;
		const entry = this.#counts.get(key) ?? { about, answered, count: 0 };
		this.#counts.set(key, { ...entry, count: entry.count + 1 });
		if (performance.now() - this.#written < everyMs) return;
		this.write(db).catch((error: unknown) => {
			log.warn({ err: error }, 'who answered searches could not be written down');
		});
	}

	async write(db: Db): Promise<void> {
		this.#written = performance.now();
		const counted = [...this.#counts.values()];
		this.#counts = new Map();
		if (counted.length === 0) return;
		await sql`
			insert into search_answer as known (day, about, answered, count)
			select current_date, about, answered, count
			from jsonb_to_recordset(${JSON.stringify(counted)}::text::jsonb) as row (about text, answered text, count int)
			on conflict (day, about, answered) do update set count = known.count + excluded.count`.execute(db);
	}
}
