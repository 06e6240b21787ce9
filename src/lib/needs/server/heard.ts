import { sql } from 'kysely';

/** When the office of a need last did something with it; for a query that calls it `need`. */
export const lastHeard = sql<Date>`greatest(need.published_at,
	(select max(at) from need_transition where need_id = need.id),
	(select max(at) from need_amendment where need_id = need.id))`;
