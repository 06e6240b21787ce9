import { Refusal } from '../../platform/refusal.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import { personOf } from './commands.ts';
import type { PersonalRecords } from './own-records.ts';

/** Everything held about the person who asks, by the modules that hold it; ready to be written as JSON. */
export async function exportOwnRecords(
	context: Context,
	modules: readonly PersonalRecords[]
): Promise<Record<string, unknown>> {
	const personId = personOf(context);
	const parts: Record<string, unknown> = { exported_at: context.now.toISOString() };
	for (const { name, gather } of modules) parts[name] = await gather(context.db, personId);
	return parts;
}

/** Erases the person who asks, in one step or not at all. */
export async function eraseOwnAccount(context: Context, modules: readonly PersonalRecords[]): Promise<void> {
	const personId = personOf(context);
	await atomically(context, async (atomic) => {
		const person = await atomic.db
			.selectFrom('person')
			.select(['status', 'example'])
			.where('id', '=', personId)
			.forUpdate()
			.executeTakeFirst();
		if (person?.status !== 'active') throw new Refusal('stale_state', 'accounts_erased_already');
		// Somebody else wants to try this role tomorrow.
		if (person.example) throw new Refusal('not_allowed', 'accounts_example_stays');
		// The account goes last: what hangs on it is found through it.
		for (const { erase } of modules.toReversed()) await erase(atomic, personId);
	});
}
