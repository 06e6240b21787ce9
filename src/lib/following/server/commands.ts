/** What somebody keeps an eye on, and what they do not want to see. It is theirs alone. */
import { canRead } from '../../needs/policy.ts';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Atomic, atomically, type Context } from '../../platform/server/context.ts';
import type { FollowedKind } from '../lifecycle.ts';

const most = 200;

/** Follows a need, an office, or a place (`BR`, `BR-PE`, or the number of a city). Twice is once. */
export function follow(context: Context, kind: FollowedKind, subject: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		const person_id = personOf(actor);
		if (!(await exists(atomic, kind, subject))) throw new Refusal('not_found', 'work_following_unknown');
		const { count } = await db
			.selectFrom('follow')
			.select((eb) => eb.fn.countAll<number>().as('count'))
			.where('person_id', '=', person_id)
			.executeTakeFirstOrThrow();
		if (count >= most) throw new Refusal('invalid', 'work_following_most');
		await db
			.insertInto('follow')
			.values({ person_id, kind, subject, since: now })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	});
}

export async function unfollow({ actor, db }: Context, kind: FollowedKind, subject: string): Promise<void> {
	await db
		.deleteFrom('follow')
		.where('person_id', '=', personOf(actor))
		.where('kind', '=', kind)
		.where('subject', '=', subject)
		.execute();
}

/** Leaves a need out of those that fit this person. */
export function hideNeed(context: Context, needId: string): Promise<void> {
	return atomically(context, async (atomic) => {
		const { actor, db, now } = atomic;
		const person_id = personOf(actor);
		if (!(await exists(atomic, 'need', needId))) throw new Refusal('not_found', 'work_need_gone');
		await db
			.insertInto('hidden_need')
			.values({ person_id, need_id: needId, at: now })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	});
}

export async function showHiddenAgain({ actor, db }: Context): Promise<void> {
	await db.deleteFrom('hidden_need').where('person_id', '=', personOf(actor)).execute();
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function exists({ actor, db }: Atomic, kind: FollowedKind, subject: string): Promise<boolean> {
	if (kind === 'place') return placeExists(db, subject);
	if (!uuid.test(subject)) return false;
	if (kind === 'organisation') {
		const found = await db
			.selectFrom('organisation')
			.select('id')
			.where('id', '=', subject)
			.where('kind', '=', 'office')
			.executeTakeFirst();
		return found !== undefined;
	}
	const need = await db
		.selectFrom('need')
		.select(['office_id as officeId', 'status', 'origin', 'published_at as publishedAt'])
		.where('id', '=', subject)
		.executeTakeFirst();
	return need !== undefined && canRead(actor, need);
}

async function placeExists(db: Atomic['db'], subject: string): Promise<boolean> {
	if (/^\d{1,9}$/.test(subject)) {
		const city = await db
			.selectFrom('city')
			.select('id')
			.where('id', '=', Number(subject))
			.executeTakeFirst();
		return city !== undefined;
	}
	const area =
		subject.length === 2
			? await db.selectFrom('country').select('code').where('code', '=', subject).executeTakeFirst()
			: await db.selectFrom('subdivision').select('code').where('code', '=', subject).executeTakeFirst();
	return area !== undefined;
}

function personOf(actor: Actor): string {
	if (actor.kind !== 'member') throw new Refusal('not_signed_in', 'accounts_sign_in_first');
	return actor.personId;
}
