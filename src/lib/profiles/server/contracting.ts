/** Through whom somebody can contract: asked by the profile, shown once the organisation said yes. */
import { Refusal } from '../../platform/refusal.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import { hasRight } from '../../organisations/policy.ts';
import { settle, takeOwn } from './ownership.ts';

/**
 * Asks the organisation behind another published profile, named as it names itself. `null` ends an arrangement.
 * `invalid` where no such profile is public, or several bear the name.
 */
export function askToContractThrough(
	context: Context,
	id: string,
	seen: Date,
	name: string | null
): Promise<void> {
	return atomically(context, async (atomic) => {
		const own = await takeOwn(atomic, id, seen);
		const organisationId = name === null ? null : await findByName(atomic, name);
		if (organisationId !== null && organisationId === own.organisationId)
			throw new Refusal('invalid', 'profile_editor_through_self');
		await atomic.db
			.updateTable('profile')
			.set({ contracts_through: organisationId, contracts_accepted_at: null })
			.where('id', '=', id)
			.execute();
		await settle(atomic, id);
	});
}

async function findByName({ db }: Pick<Context, 'db'>, name: string): Promise<string> {
	const found = await db
		.selectFrom('profile')
		.select('organisation_id as id')
		.where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
		.where('organisation_id', 'is not', null)
		.where('status', '=', 'published')
		.where('visibility', '=', 'public')
		.where('paused', '=', false)
		.limit(2)
		.execute();
	const [only, second] = found;
	if (!only?.id) throw new Refusal('invalid', 'profile_editor_through_unknown');
	if (second) throw new Refusal('invalid', 'profile_editor_through_several');
	return only.id;
}

/** The organisation's answer; saying no forgets that it was asked. */
export function answerContracting(context: Context, profileId: string, accepts: boolean): Promise<void> {
	return atomically(context, async ({ actor, db, now }) => {
		const asked = await db
			.selectFrom('profile')
			.select('contracts_through as organisationId')
			.where('id', '=', profileId)
			.forUpdate()
			.executeTakeFirst();
		if (!asked?.organisationId || !hasRight(actor, asked.organisationId, 'publish'))
			throw new Refusal('not_found', 'profile_editor_not_found');
		await db
			.updateTable('profile')
			.set(
				accepts ? { contracts_accepted_at: now } : { contracts_through: null, contracts_accepted_at: null }
			)
			.where('id', '=', profileId)
			.execute();
	});
}

/** Who asks to contract through organisations the actor speaks for, and who does so already. */
export async function listContracting({ actor, db }: Context) {
	if (actor.kind !== 'member') return [];
	const organisations = actor.memberships
		.map(({ organisationId }) => organisationId)
		.filter((organisationId) => hasRight(actor, organisationId, 'publish'));
	if (organisations.length === 0) return [];
	return db
		.selectFrom('profile')
		.innerJoin('organisation', 'organisation.id', 'profile.contracts_through')
		.select(['profile.id', 'profile.name', 'organisation.name as through'])
		.select('profile.contracts_accepted_at as acceptedAt')
		.where('profile.contracts_through', 'in', organisations)
		.orderBy('profile.name')
		.orderBy('profile.id')
		.execute();
}
