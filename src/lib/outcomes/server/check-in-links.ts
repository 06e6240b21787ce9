/**
 * Answering a check-in by a mailed link, without signing in. The link says whose answer it is and is signed here. It
 * answers nothing by itself: that takes the button of its page. It ends 90 days after the question was asked, and two
 * weeks after an answer; until then the answer can be changed.
 */
import { z } from 'zod';
import { sides } from '../../engagements/lifecycle.ts';
import { sideOf } from '../../engagements/policy.ts';
import { readParties } from '../../engagements/server/record.ts';
import { loadActor } from '../../organisations/server/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { isSigned, sign } from '../../platform/server/signing.ts';
import { checkInLinks } from '../lifecycle.ts';
import type { CheckInByLink } from '../schema.ts';
import { answerCheckIn } from './check-ins.ts';

const key = 'check_in_key';
const dayMs = 24 * 60 * 60_000;

const Asked = z.object({
	person: z.uuid(),
	engagement: z.uuid(),
	month: z.union([z.literal(3), z.literal(6), z.literal(12)]),
	side: z.enum(sides)
});
export type AskedOf = z.output<typeof Asked>;

export async function checkInToken(db: Db, asked: AskedOf): Promise<string> {
	const subject = [asked.person, asked.engagement, asked.month, asked.side].join('.');
	return `${subject}.${await sign(db, key, subject)}`;
}

/** The question a link asks, as far as it stands; for the page with the button. Undefined once the link has ended. */
export async function findByLink(context: Context, token: string) {
	const asked = await readToken(context.db, token);
	const actor = asked && (await findActor(context, asked));
	if (!asked || !actor) return undefined;
	const found = await context.db
		.selectFrom('outcome_check_in as check')
		.innerJoin('engagement', 'engagement.id', 'check.engagement_id')
		.innerJoin('need', 'need.id', 'engagement.need_id')
		.leftJoin('organisation as office', 'office.id', 'need.office_id')
		.select(['need.title', 'need.language', 'office.name as office', 'check.month', 'check.side'])
		.select(['check.asked_at as askedAt', 'check.answered_at as answeredAt'])
		.select(['check.still_runs as stillRuns', 'check.staff_can as staffCan'])
		.select(['check.kept_by as keptBy', 'check.without_it as withoutIt'])
		.where('check.engagement_id', '=', asked.engagement)
		.where('check.month', '=', asked.month)
		.where('check.side', '=', asked.side)
		.executeTakeFirst();
	if (!found) return undefined;
	const until = endOf(found);
	return until > context.now ? { ...found, asked, actor, until } : undefined;
}

/** Until when the link can be used. */
function endOf({ askedAt, answeredAt }: { askedAt: Date; answeredAt: Date | null }): Date {
	const asked = askedAt.getTime() + checkInLinks.days * dayMs;
	const answered = answeredAt && answeredAt.getTime() + checkInLinks.changeDays * dayMs;
	return new Date(answered === null ? asked : Math.min(asked, answered));
}

/** Answers in the name of who received the mail. Throws `stale_state` once the link has ended. */
export function answerByLink(context: Context, { token, ...answer }: CheckInByLink): Promise<void> {
	return atomically(context, async (atomic) => {
		const found = await findByLink(atomic, token);
		if (!found) throw new Refusal('stale_state', 'check_ins_link_ended');
		const { asked, actor } = found;
		await answerCheckIn({ ...atomic, actor }, asked.engagement, { ...answer, month: asked.month });
	});
}

async function readToken(db: Db, token: string): Promise<AskedOf | undefined> {
	const [person, engagement, month, side, signature = ''] = token.split('.');
	const asked = Asked.safeParse({ person, engagement, month: Number(month), side }).data;
	if (!asked) return undefined;
	const subject = [asked.person, asked.engagement, asked.month, asked.side].join('.');
	return (await isSigned(db, key, subject, signature)) ? asked : undefined;
}

/** Who received the mail, as long as they still speak for that side. */
async function findActor({ db, now }: Context, asked: AskedOf): Promise<Actor | undefined> {
	const person = await db
		.selectFrom('person')
		.select(['id', 'operator', 'example'])
		.where('id', '=', asked.person)
		.where('status', '=', 'active')
		.executeTakeFirst();
	const actor = person && (await loadActor(db, now, person));
	if (!actor) return undefined;
	return sideOf(actor, await readParties(db, asked.engagement)) === asked.side ? actor : undefined;
}
