import { sql } from 'kysely';
import type { Db } from '../../platform/server/db.ts';
import { countHolders } from './queries.ts';

/**
 * Counts how many profiles hold each skill and keeps the figures until the next call: once a day, so that the
 * same need asked twice on a day gets the same order.
 */
export async function freezeRarity(db: Db): Promise<void> {
	await db.transaction().execute(async (tx) => {
		const { profiles, holders } = await countHolders(tx);
		const rows = [...holders].map(([skill, count]) => ({ skill, holders: count }));
		await sql`lock table skill_rarity in exclusive mode`.execute(tx);
		await tx.deleteFrom('skill_rarity').execute();
		await sql`
			insert into skill_rarity (skill, holders)
			select skill, holders from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
				as counted (skill text, holders int4)`.execute(tx);
		await sql`
			insert into instance_fact (name, value) values ('rarity_profiles', ${String(profiles)})
			on conflict (name) do update set value = excluded.value, set_at = now()`.execute(tx);
	});
}
