/** What came of it, as this reader may see it. */
import type { Side } from '../../engagements/lifecycle.ts';
import { canReadDesk, sideOf } from '../../engagements/policy.ts';
import { readNames, withoutNames } from '../../engagements/server/names.ts';
import { readParties } from '../../engagements/server/record.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Changes } from '../../platform/server/tables/needs.ts';
import { arePublic, canReadAccount } from '../policy.ts';

const accountColumns = [
	...(['side', 'language', 'wanted', 'happened', 'worked', 'tell_next as tellNext'] as const),
	...(['did_not_work as didNotWork', 'staff_can as staffCan', 'staff_count as staffCount'] as const),
	...([
		'staff_shown_by as staffShownBy',
		'keys_held_by as keysHeldBy',
		'maintained_by as maintainedBy'
	] as const),
	...(['local_parties as localParties', 'reply', 'publication', 'taken_down_at as takenDownAt'] as const),
	...(['written_at as writtenAt', 'updated_at as updatedAt'] as const)
] as const;

/**
 * The accounts of ended work this actor may read, their log, and the check-ins. Check-ins are bare facts: whether it
 * still runs, without who said so; the words in them are for those inside.
 */
export async function readOutcome(db: Db, actor: Actor, engagementId: string) {
	const [parties, all] = await Promise.all([
		readParties(db, engagementId),
		db
			.selectFrom('outcome_account')
			.select(accountColumns)
			.where('engagement_id', '=', engagementId)
			.orderBy('side')
			.execute()
	]);
	const own = sideOf(actor, parties, 'read');
	const isParty = canReadDesk(actor, parties);
	const standings = all.map(({ publication, takenDownAt }) => ({
		publication,
		takenDown: takenDownAt !== null
	}));
	const names = isParty ? [] : await readNames(db, engagementId);
	const readableRows = all.filter(({ side }) => canReadAccount({ isOwn: side === own, isParty }, standings));
	const accounts = readableRows.map((account) => unnamed(account, names));
	const readable = accounts.map(({ side }) => side);
	return {
		accounts,
		/** Both agreed and nothing was taken down. */
		isPublic: arePublic(standings),
		own,
		written: all.map(({ side }) => side),
		log: (await listEvents(db, engagementId, readable)).map((event) => unnamedEvent(event, names)),
		checkIns: await listCheckIns(db, engagementId, isParty)
	};
}

/** A row with every text in it cleared of those names. */
function unnamed<Row extends object>(row: Row, names: readonly string[]): Row {
	if (names.length === 0) return row;
	const cleared = Object.entries(row).map(([key, value]: [string, unknown]) => [
		key,
		typeof value === 'string' ? withoutNames(value, names) : value
	]);
	return Object.fromEntries(cleared) as Row;
}

function unnamedEvent<Event extends { changes: Changes }>(event: Event, names: readonly string[]): Event {
	const changes = Object.entries(event.changes).map(([field, change]) => [field, unnamed(change, names)]);
	return { ...unnamed(event, names), changes: Object.fromEntries(changes) as Changes };
}

async function listEvents(db: Db, engagementId: string, readable: readonly Side[]) {
	if (readable.length === 0) return [];
	return db
		.selectFrom('outcome_event')
		.select(['id', 'side', 'step', 'changes', 'reason', 'at'])
		.where('engagement_id', '=', engagementId)
		.where('side', 'in', readable)
		.orderBy('id')
		.execute();
}

async function listCheckIns(db: Db, engagementId: string, isParty: boolean) {
	const rows = await db
		.selectFrom('outcome_check_in')
		.select(['month', 'side', 'asked_at as askedAt', 'still_runs as stillRuns', 'staff_can as staffCan'])
		.select(['kept_by as keptBy', 'without_it as withoutIt', 'answered_at as answeredAt'])
		.where('engagement_id', '=', engagementId)
		.orderBy('month')
		.orderBy('side')
		.execute();
	return rows.map((row) => (isParty ? row : { ...row, keptBy: '', withoutIt: '' }));
}
