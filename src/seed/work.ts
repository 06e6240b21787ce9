/**
 * Made-up work that has ended, well and badly, so that an instance with examples shows a whole road. The rows are
 * written by the commands people use, one step after the other, on days of the past.
 */
import { sql, type Transaction } from 'kysely';
import { proposeEngagement, takeStep } from '#lib/engagements/server/commands.ts';
import { answerEnding, reportEnding } from '#lib/engagements/server/endings.ts';
import { confirmEngagement } from '#lib/engagements/server/parties.ts';
import { linkDelivery, writeNote } from '#lib/engagements/server/progress.ts';
import { acceptIntroduction } from '#lib/introductions/server/accepting.ts';
import { askForIntroduction } from '#lib/introductions/server/asking.ts';
import { recordMeeting } from '#lib/introductions/server/commands.ts';
import { closeNeed } from '#lib/needs/server/commands.ts';
import { loadActor } from '#lib/organisations/server/actor.ts';
import { Account, CheckIn, LessonFields } from '#lib/outcomes/schema.ts';
import { decidePublication, writeAccount } from '#lib/outcomes/server/accounts.ts';
import { answerCheckIn, askCheckIns } from '#lib/outcomes/server/check-ins.ts';
import { giveCredit } from '#lib/outcomes/server/credit.ts';
import { draftLesson, stepLesson } from '#lib/outcomes/server/lessons.ts';
import { system } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Tables } from '#lib/platform/server/tables.ts';
import { replaceNeedPostings } from '#lib/postings/server/commands.ts';
import { readExamples } from './files.ts';
import type { ExampleFile, ExampleWork } from './records.ts';

type Tx = Transaction<Tables>;
type On = (daysAgo: number) => Context;

const dayMs = 86_400_000;

/** Writes the work this database lacks. */
export async function putWork(tx: Tx, now: Date): Promise<void> {
	for (const file of readExamples()) {
		for (const work of file.work ?? []) {
			const { key } = work.need;
			const found = await tx.selectFrom('need').select('id').where('source_key', '=', key).executeTakeFirst();
			if (!found) await putOne(tx, file, work, now);
		}
	}
}

async function putOne(tx: Tx, { language, place }: ExampleFile, work: ExampleWork, now: Date): Promise<void> {
	const region = work.need.key.split('/', 1)[0] ?? '';
	const on = (actor: Context['actor']): On => {
		return (daysAgo) => ({ db: tx, actor, now: new Date(now.getTime() - daysAgo * dayMs) });
	};
	const staff = await findActor(tx, `${region}/staff`, now);
	const profile = await findProfile(tx, work.profile);
	const owner = await findActor(tx, await ownerOf(tx, profile, region), now);
	const sides = { office: on(staff.actor), profile: on(owner.actor) };
	const needId = await putNeed(tx, { language, place, work, now });
	await replaceNeedPostings(tx, [needId]);

	const asked = work.askedDaysAgo;
	const contact = (address: string) => ({ address, telephone: '' });
	const introduction = await askForIntroduction(sides.office(asked), {
		...{ needId, profileId: profile.id, words: work.words, as: 'office' },
		contact: contact(staff.address)
	});
	await acceptIntroduction(sides.profile(asked - 3), introduction, contact(owner.address));
	await recordMeeting(sides.office(asked - 9), introduction);
	const engagement = await proposeEngagement(sides.profile(asked - 15), {
		...{ introduction, title: work.title, kind: work.need.kind, pays: work.pays ? 'yes' : 'no' },
		...(work.repository !== undefined && { repository: work.repository })
	});
	await confirmEngagement(sides.office(asked - 18), engagement);
	await closeNeed(sides.office(asked - 18), needId, 'engaged', '');
	await walk(work, engagement, sides, language);
	await tell(work, { engagement, sides, language, profileId: profile.id, officeId: staff.officeId });
}

interface Sides {
	office: On;
	profile: On;
}

/** From the beginning of the work to its end. */
async function walk(
	work: ExampleWork,
	id: string,
	{ office, profile }: Sides,
	language: string
): Promise<void> {
	const { askedDaysAgo: asked, endedDaysAgo: ended, note, delivery, refusal } = work;
	await takeStep(office(asked - 20), id, 'start');
	if (note) await writeNote(office(note.daysAgo), id, { words: note.words, language, public: 'yes' });
	if (delivery) {
		const upstream = work.repository === undefined ? 'no' : 'yes';
		await linkDelivery(profile(ended + 22), id, { kind: 'release', ...delivery, upstream });
		await takeStep(profile(ended + 21), id, 'deliver');
		if (refusal !== undefined) await takeStep(office(ended + 14), id, 'refuse', refusal);
		else await takeStep(office(ended + 14), id, 'accept');
	}
	if (work.ending === 'completed') {
		if (work.pays) await takeStep(office(ended + 6), id, 'pay');
		await takeStep(profile(ended + 3), id, 'hand_over');
	}
	await reportEnding(office(ended), id, { ending: work.ending, words: work.endedWords ?? '' });
	const { ownEnding, ownWords = '' } = work;
	await answerEnding(
		profile(ended - 2),
		id,
		ownEnding === undefined
			? { answer: 'confirmed', words: '' }
			: { answer: 'own_account', ending: ownEnding, words: ownWords }
	);
}

interface Told {
	engagement: string;
	sides: Sides;
	language: string;
	profileId: string;
	officeId: string;
}

/** What both sides say came of it, credit, the lesson, and what they answer months later. */
async function tell(work: ExampleWork, told: Told): Promise<void> {
	const { engagement, sides, language, profileId, officeId } = told;
	const ended = work.endedDaysAgo;
	await writeAccount(sides.office(ended - 5), engagement, accountOf(work.office, language));
	await writeAccount(sides.profile(ended - 8), engagement, accountOf(work.own, language));
	await decidePublication(sides.office(ended - 10), engagement, work.publication[0]);
	await decidePublication(sides.profile(ended - 11), engagement, work.publication[1]);
	if (work.credit.length > 0)
		await giveCredit(sides.office(ended - 6), engagement, {
			...{ profileId, skills: work.credit, words: work.creditWords ?? '' }
		});
	if (work.lesson) {
		const fields = LessonFields.parse({ ...work.lesson, language });
		const from = { organisationId: officeId, engagementId: engagement };
		const lesson = await draftLesson(sides.office(ended - 12), from, fields);
		await stepLesson(sides.office(ended - 13), lesson, 'publish');
	}
	if (work.checkIn) {
		await askCheckIns({ ...sides.office(ended - 93), actor: system });
		await answerCheckIn(sides.office(ended - 95), engagement, CheckIn.parse({ month: '3', ...work.checkIn }));
	}
}

function accountOf(words: Record<string, string | number>, language: string): Account {
	const said = Object.entries(words).filter(([, word]) => word !== '');
	return Account.parse({
		language,
		...Object.fromEntries(said.map(([field, word]) => [field, String(word)]))
	});
}

async function putNeed(
	tx: Tx,
	{
		language,
		place,
		work,
		now
	}: { language: string; place: ExampleFile['place']; work: ExampleWork; now: Date }
): Promise<string> {
	const { need } = work;
	const office = await tx
		.selectFrom('organisation')
		.select(['id', 'country', 'subdivision', 'city'])
		.where('seed_key', '=', need.office)
		.executeTakeFirstOrThrow();
	const published = new Date(now.getTime() - need.publishedDaysAgo * dayMs);
	const { id } = await tx
		.insertInto('need')
		.values({
			...{ office_id: office.id, origin: 'example', status: 'open', title: need.title, language },
			...{ outcome_wanted: need.outcomeWanted, problem: need.problem, tried: need.tried, kind: need.kind },
			...{ country: place.country, subdivision: office.subdivision, city: office.city },
			...{ staff_afterwards: need.staffAfterwards, maintained_by: need.maintainedBy, languages: [language] },
			...{ source_key: need.key, published_at: published, created_at: published, updated_at: published },
			buying_route: work.buyingRoute ? 'small_purchase' : ''
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await tx
		.insertInto('need_skill')
		.values(need.skills.map(([skill, must, level]) => ({ need_id: id, skill, must, level: level ?? null })))
		.execute();
	const steps = [
		{
			from_status: null,
			to_status: 'draft' as const,
			step: 'create',
			at: new Date(published.getTime() - dayMs)
		},
		{ from_status: 'draft' as const, to_status: 'open' as const, step: 'publish', at: published }
	];
	await tx
		.insertInto('need_transition')
		.values(steps.map((step) => ({ need_id: id, ...step, ending: null, reason: null })))
		.execute();
	return id;
}

interface FoundProfile {
	id: string;
	key: string;
	kind: string;
}

/** A made-up profile by its key. */
export async function findProfile(tx: Tx, key: string): Promise<FoundProfile> {
	const { id, kind } = await tx
		.selectFrom('profile')
		.select(['id', 'kind'])
		.where('seed_key', '=', key)
		.executeTakeFirstOrThrow();
	return { id, key, kind };
}

/** Makes the profile theirs who go by its key: the made-up person, or the organisation with its member. */
export async function ownerOf(tx: Tx, { id, key, kind }: FoundProfile, region: string): Promise<string> {
	if (kind === 'person') {
		await sql`update profile set person_id = (select id from person where seed_key = ${key})
			where id = ${id} and person_id is null`.execute(tx);
		return key;
	}
	await sql`update profile set organisation_id = (select id from organisation where seed_key = ${key})
		where id = ${id} and organisation_id is null`.execute(tx);
	return `${region}/${kind}`;
}

/** Whoever goes by this key, as they act. */
export async function findActor(tx: Tx, key: string, now: Date) {
	const person = await tx
		.selectFrom('person')
		.innerJoin('person_contact', 'person_contact.person_id', 'person.id')
		.leftJoin('membership', 'membership.person_id', 'person.id')
		.select(['person.id', 'person_contact.address', 'membership.organisation_id as officeId'])
		.where('person.seed_key', '=', key)
		.executeTakeFirstOrThrow();
	const actor = await loadActor(tx, now, { id: person.id, operator: false });
	return { actor, address: person.address, officeId: person.officeId ?? '' };
}
