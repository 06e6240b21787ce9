/** Three example places with invented offices, people, firms, communities and needs, each row marked as an example. */
import type { Transaction } from 'kysely';
import { after } from '#lib/needs/lifecycle.ts';
import type { NeedStatus } from '#lib/needs/lifecycle.ts';
import { momentIn } from '#lib/profiles/calendar.ts';
import type { Tables } from '#lib/platform/server/tables.ts';
import { isConcept, readExamples } from './files.ts';
import { putOperator, putPeople } from './people.ts';
import { removeWorkOfExamples } from './remove.ts';
import type { ExampleFile, ExampleNeed, ExamplePlace, ExampleProfile } from './records.ts';

type Tx = Transaction<Tables>;
interface Located {
	country: string;
	subdivision: string | null;
	city: number | null;
}
type Locate = (place: ExamplePlace) => Located;

export interface PutExamples {
	profileIds: string[];
	needIds: string[];
}

const dayMs = 86_400_000;
const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * dayMs);
/** The calendar day so many days from now, YYYY-MM-DD in UTC. */
const dayAfter = (now: Date, days: number | undefined) =>
	days === undefined ? null : daysBefore(now, -days).toISOString().slice(0, 10);

/** Writes every example this database lacks. Dates in the files count from `now`. */
export async function putExamples(tx: Tx, now: Date): Promise<PutExamples> {
	const put: PutExamples = { profileIds: [], needIds: [] };
	for (const file of readExamples()) {
		const locate = await locator(tx, file);
		const offices = await putOffices(tx, file, locate);
		put.profileIds.push(...(await putProfiles(tx, file, locate, now)));
		await putPeople(tx, file, { place: locate(file.place), now });
		put.needIds.push(...(await putNeeds(tx, file, { offices, place: locate(file.place), now })));
	}
	await putOperator(tx, now);
	return put;
}

/** Takes the examples out again, with everything that hangs on them. */
export async function removeExamples(tx: Tx): Promise<void> {
	await removeWorkOfExamples(tx);
	await tx.deleteFrom('product').where('example', '=', true).execute();
	await tx.deleteFrom('need').where('origin', '=', 'example').execute();
	await tx.deleteFrom('profile').where('example', '=', true).execute();
	await tx.deleteFrom('person').where('example', '=', true).execute();
	await tx.deleteFrom('organisation').where('example', '=', true).execute();
}

/** Finds the largest city of a name in its country, for every city a file names. */
async function locator(tx: Tx, { place, profiles }: ExampleFile): Promise<Locate> {
	const places: ExamplePlace[] = [place, ...profiles.flatMap((profile) => profile.places ?? [])];
	const names = [...new Set(places.flatMap(({ city }) => (city === undefined ? [] : [city])))];
	const cities = await tx
		.selectFrom('city')
		.select(['id', 'name', 'country', 'subdivision'])
		.where('name', 'in', names)
		.orderBy('population', 'desc')
		.execute();
	return ({ country, city: name }) => {
		if (name === undefined) return { country, subdivision: null, city: null };
		const city = cities.find((candidate) => candidate.name === name && candidate.country === country);
		if (!city) throw new Error(`The gazetteer has no city ${name} in ${country}`);
		return { country, subdivision: city.subdivision, city: city.id };
	};
}

async function putOffices(tx: Tx, { offices, place }: ExampleFile, locate: Locate) {
	await tx
		.insertInto('organisation')
		.values(
			offices.map(({ key, name }) => ({
				kind: 'office' as const,
				name,
				...locate(place),
				example: true,
				seed_key: key
			}))
		)
		.onConflict((conflict) => conflict.column('seed_key').doNothing())
		.execute();
	const keys = offices.map(({ key }) => key);
	const rows = await tx
		.selectFrom('organisation')
		.select(['id', 'seed_key'])
		.where('seed_key', 'in', keys)
		.execute();
	return new Map(rows.map(({ id, seed_key }) => [seed_key, id]));
}

async function putProfiles(tx: Tx, file: ExampleFile, locate: Locate, now: Date): Promise<string[]> {
	const rows = await tx
		.insertInto('profile')
		.values(
			file.profiles.map((profile, at) =>
				profileRow(profile, file.language, daysBefore(now, 12 + 9 * at), now)
			)
		)
		.onConflict((conflict) => conflict.column('seed_key').doNothing())
		.returning(['id', 'seed_key'])
		.execute();
	if (rows.length === 0) return [];
	const byKey = new Map(file.profiles.map((profile) => [profile.key, profile]));
	const written = rows.flatMap(({ id, seed_key }) => {
		const profile = byKey.get(seed_key ?? '');
		return profile ? [{ id, profile }] : [];
	});
	await tx
		.insertInto('profile_skill')
		.values(written.flatMap(({ id, profile }) => skillRows(id, profile)))
		.execute();
	const wishes = written.flatMap(({ id, profile }) => related(id, profile.learns));
	const teachings = written.flatMap(({ id, profile }) => related(id, profile.teaches));
	if (wishes.length > 0) await tx.insertInto('profile_wish').values(wishes).execute();
	if (teachings.length > 0) await tx.insertInto('profile_teaching').values(teachings).execute();
	const home: ExamplePlace = { ...file.place, radiusKm: 30 };
	await tx
		.insertInto('profile_place')
		.values(
			written.flatMap(({ id, profile }) =>
				(profile.places ?? [home]).map((place) => ({
					profile_id: id,
					...locate(place),
					radius_km: place.radiusKm ?? null
				}))
			)
		)
		.execute();
	return written.map(({ id }) => id);
}

function related(id: string, skills: readonly string[] | undefined) {
	return (skills ?? []).filter(isConcept).map((skill) => ({ profile_id: id, skill }));
}

/** The first such day of the week from a week ahead on. */
function meetingAfter(now: Date, { weekday, at, zone }: NonNullable<ExampleProfile['nextMeeting']>): Date {
	const inAWeek = daysBefore(now, -7);
	const day = daysBefore(inAWeek, -((weekday - inAWeek.getUTCDay() + 7) % 7));
	return momentIn(zone, `${day.toISOString().slice(0, 10)}T${at}`);
}

function profileRow(profile: ExampleProfile, language: string, since: Date, now: Date) {
	return {
		kind: profile.kind,
		status: 'published' as const,
		visibility: profile.visibility,
		name: profile.name,
		headline: profile.headline,
		about: profile.about,
		language,
		example: true,
		seed_key: profile.key,
		remote: profile.remote,
		languages: profile.languages,
		kinds: profile.kinds,
		gates: profile.gates ?? {},
		capacity_limit: profile.capacity?.limit ?? 2,
		open_introductions: profile.capacity?.open ?? 0,
		hours_per_week: profile.hoursPerWeek ?? null,
		free_from: dayAfter(now, profile.freeInDays),
		paused: profile.paused ?? false,
		meeting_text: profile.meeting ?? '',
		meeting_at: profile.nextMeeting ? meetingAfter(now, profile.nextMeeting) : null,
		meeting_zone: profile.nextMeeting?.zone ?? null,
		say_hello: profile.hello ?? '',
		published_at: since,
		created_at: since,
		updated_at: since
	};
}

function skillRows(id: string, { key, skills }: ExampleProfile) {
	const held = skills.filter(([skill]) => isConcept(skill));
	return held.map(([skill, level, evidence, lastUsed]) => ({
		profile_id: id,
		skill,
		level: level ?? null,
		evidence: evidence ?? 'claimed',
		// The work linked to is invented like the profile; example.org belongs to nobody.
		evidence_url: evidence === 'evidenced' ? `https://example.org/${key}/${skill}` : null,
		last_used: lastUsed ?? null
	}));
}

interface Around {
	offices: ReadonlyMap<string | null, string>;
	place: Located;
	now: Date;
}

async function putNeeds(tx: Tx, file: ExampleFile, around: Around): Promise<string[]> {
	const rows = await tx
		.insertInto('need')
		.values(file.needs.map((need) => needRow(need, file.language, around)))
		.onConflict((conflict) => conflict.column('source_key').doNothing())
		.returning(['id', 'source_key'])
		.execute();
	if (rows.length === 0) return [];
	const byKey = new Map(file.needs.map((need) => [need.key, need]));
	const written = rows.flatMap(({ id, source_key }) => {
		const need = byKey.get(source_key ?? '');
		return need ? [{ id, need }] : [];
	});
	await tx
		.insertInto('need_skill')
		.values(
			written.flatMap(({ id, need }) =>
				need.skills
					.filter(([skill]) => isConcept(skill))
					.map(([skill, must, level]) => ({ need_id: id, skill, must, level: level ?? null }))
			)
		)
		.execute();
	await tx
		.insertInto('need_transition')
		.values(
			written.flatMap(({ id, need }) => history(need, around.now).map((step) => ({ need_id: id, ...step })))
		)
		.execute();
	return written.map(({ id }) => id);
}

/** The steps as the timeline keeps them; a step its status does not allow stops the seed. */
export function history({ key, history: steps }: ExampleNeed, now: Date) {
	let status: NeedStatus | null = null;
	return steps.map(({ step, daysAgo, ending, reason }) => {
		const from: NeedStatus | null = status;
		const to: NeedStatus | undefined = step === 'create' ? 'draft' : from ? after(from, step) : undefined;
		if (!to) throw new Error(`Example need ${key} cannot ${step} from ${String(from)}`);
		status = to;
		return {
			from_status: from,
			to_status: to,
			step,
			ending: ending ?? null,
			reason: reason ?? null,
			at: daysBefore(now, daysAgo)
		};
	});
}

function needRow(need: ExampleNeed, language: string, { offices, place, now }: Around) {
	const steps = history(need, now);
	const last = steps.at(-1);
	const published = steps.find(({ to_status }) => to_status === 'open');
	return {
		office_id: offices.get(need.office) ?? null,
		origin: 'example' as const,
		status: last?.to_status ?? 'draft',
		ending: last?.ending ?? null,
		title: need.title,
		outcome_wanted: need.outcomeWanted,
		problem: need.problem,
		tried: need.tried,
		language,
		kind: need.kind,
		intent: need.intent,
		budget_amount: need.budget?.amount ?? null,
		budget_currency: need.budget?.currency ?? null,
		effort_days: need.effortDays ?? null,
		paid_within_days: need.paidWithinDays ?? null,
		contracted_how: need.contractedHow,
		gates: need.gates ?? [],
		local_preference_rule: need.localPreferenceRule ?? null,
		presence: need.presence,
		...place,
		languages: need.languages,
		mandatory_languages: need.mandatoryLanguages ?? [],
		starts_on: dayAfter(now, need.startsInDays),
		ends_on: dayAfter(now, need.endsInDays),
		closes_on: dayAfter(now, need.closesInDays),
		staff_afterwards: need.staffAfterwards,
		maintained_by: need.maintainedBy,
		maintained_until: dayAfter(now, need.maintainedForDays),
		repository: need.repository ?? null,
		source_key: need.key,
		published_at: published?.at ?? null,
		created_at: steps[0]?.at ?? now,
		updated_at: last?.at ?? now
	};
}
