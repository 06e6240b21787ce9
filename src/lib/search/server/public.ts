/** What is public of the modules above: the twins of their own conditions, held to them by a test. */
import { sql, type SqlBool } from 'kysely';

/** Over `lesson`. */
export const isPublishedLesson = sql<SqlBool>`lesson.status = 'published'`;

/** Over `engagement`: both sides told what came of it, agreed that it is public, and neither took it down. */
export const isTold = sql<SqlBool>`(engagement.ended_at is not null
	and (select count(*) = 2 from outcome_account as account where account.engagement_id = engagement.id
		and account.publication = 'agreed' and account.taken_down_at is null))`;
