/** Takes out what happened between made-up people, before they go themselves. */
import { sql, type Transaction } from 'kysely';
import type { Tables } from '#lib/platform/server/tables.ts';

type Tx = Transaction<Tables>;

/** What hangs on work, what hangs on introductions: each before what it points to. */
const ofWork = [
	...['attestation', 'lesson_source', 'outcome_check_in', 'outcome_event', 'outcome_account'],
	...['engagement_delivery', 'engagement_note', 'engagement_milestone', 'engagement_ending'],
	...['engagement_transition', 'engagement_party']
] as const;
const ofIntroductions = [
	...['report', 'introduction_message', 'introduction_contact', 'introduction_transition']
] as const;

/** Work, introductions, lessons and invitations of example needs and organisations. */
export async function removeWorkOfExamples(tx: Tx): Promise<void> {
	const needs = sql`(select id from need where origin = 'example')`;
	const organisations = sql`(select id from organisation where example)`;
	for (const table of ofWork) {
		await sql`delete from ${sql.table(table)} where engagement_id in
			(select id from engagement where need_id in ${needs})`.execute(tx);
	}
	await sql`delete from lesson where organisation_id in ${organisations}`.execute(tx);
	await sql`delete from engagement where need_id in ${needs}`.execute(tx);
	for (const table of ofIntroductions) {
		await sql`delete from ${sql.table(table)} where introduction_id in
			(select id from introduction where need_id in ${needs})`.execute(tx);
	}
	await sql`delete from introduction where need_id in ${needs}`.execute(tx);
	await sql`delete from listing_invitation where need_id in ${needs} or organisation_id in ${organisations}`.execute(
		tx
	);
}
