/** Mistakes in the register that anybody reports, and what becomes of them. */
import { sql, type SqlBool } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import { announce } from '../../platform/server/jobs.ts';
import { countUse } from '../../platform/server/limits.ts';
import { partsOf } from '../policy.ts';
import { strike } from './commands.ts';
import { findEntry } from './record.ts';

declare module '../../platform/server/jobs.ts' {
	interface Topics {
		'implementer.reported': { reportId: string };
		'implementer.report_settled': { reportId: string };
	}
}

const byHousehold = { name: 'implementer_report', most: 10, seconds: 60 * 60 };
/** Which network reported is kept nowhere: that it did is known for the day. */
const byEntry = { name: 'implementer_report_of', most: 1, seconds: 24 * 60 * 60 };

/**
 * Says what is wrong with an entry. No account is needed; `household` bounds how often: ten times an hour, once a day
 * for the same entry.
 */
export async function reportMistake(
	context: Context,
	{ entry: id, words }: { entry: string; words: string },
	household: string
): Promise<void> {
	await countUse(context.db, byHousehold, household, context.now);
	await atomically(context, async (atomic) => {
		const { db, actor, now } = atomic;
		const entry = await findEntry(db, id);
		if (!entry || entry.status === 'removed') throw new Refusal('not_found', 'implementers_not_found');
		await countUse(db, byEntry, `${household} ${id}`, now);
		const { id: reportId } = await db
			.insertInto('implementer_report')
			.values({
				...{ implementer_id: id, words, at: now, decision: null, decided_by: null, decided_at: null },
				person_id: actor.kind === 'member' ? actor.personId : null
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		await announce(atomic, 'implementer.reported', { reportId });
	});
}

/** Strikes the entry or keeps it, with words that its owner and who reported it read. */
export function decideReport(
	context: Context,
	{ report: id, decision, answer }: { report: string; decision: 'struck' | 'kept'; answer: string }
): Promise<void> {
	return atomically(context, async (atomic) => {
		const { db, actor, now } = atomic;
		const report = await db
			.selectFrom('implementer_report')
			.select(['implementer_id as implementerId', 'decision', 'person_id as personId'])
			.where('id', '=', id)
			.forUpdate()
			.executeTakeFirst();
		const entry = report && (await findEntry(db, report.implementerId));
		if (!report || !entry || !partsOf(actor, entry).includes('keeper'))
			throw new Refusal('not_found', 'implementers_no_report');
		if (report.decision !== null) throw new Refusal('stale_state', 'implementers_report_settled');
		if (decision === 'struck') await strike(atomic, report.implementerId, answer);
		await db
			.updateTable('implementer_report')
			.set({ decision, answer, decided_at: now })
			.set({ decided_by: actor.kind === 'member' ? actor.personId : null })
			.where('id', '=', id)
			.execute();
		await announce(atomic, 'implementer.report_settled', { reportId: id });
	});
}

/** Reports this actor may decide, oldest first. Who reported is not among what is told. */
export async function listReports({ db, actor }: Pick<Context, 'db' | 'actor'>, size: number) {
	if (actor.kind !== 'member' || (!actor.operator && actor.brokerPlaces.length === 0)) return [];
	return db
		.selectFrom('implementer_report as mistake')
		.innerJoin('implementer as entry', 'entry.id', 'mistake.implementer_id')
		.innerJoin('product', 'product.id', 'entry.product_id')
		.innerJoin('profile', 'profile.id', 'entry.profile_id')
		.select(['mistake.id', 'mistake.words', 'mistake.at', 'entry.id as implementerId'])
		.select(['product.id as productId', 'product.name as product', 'profile.name'])
		.where('mistake.decision', 'is', null)
		.where('entry.status', '<>', 'removed')
		.where(isKeptBy(actor))
		.orderBy('mistake.id')
		.limit(size)
		.execute();
}

/** Over rows of `entry` and its `profile`: whose keeper this actor is, by the same rules as `partsOf`. */
function isKeptBy(actor: Actor & { kind: 'member' }) {
	const own = actor.memberships.map(({ organisationId }) => organisationId);
	const places = [...actor.brokerPlaces];
	return sql<SqlBool>`profile.person_id is distinct from ${actor.personId}::uuid
		and (profile.organisation_id is null or profile.organisation_id <> all(${own}::uuid[]))
		and (profile.example or not ${actor.example === true})
		and (${actor.operator} or exists (select from implementer_place as place
			where place.implementer_id = entry.id
				and (place.country = any(${places}) or place.subdivision = any(${places}))))`;
}
