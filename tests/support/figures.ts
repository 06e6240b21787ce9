/** A year of several offices in three places: everything the public board counts, in numbers that may be told. */
import { engagementEndings } from '#lib/engagements/lifecycle.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { anIntroduction, aTeam, daysAgo } from './desk.ts';
import { aNeed, anOffice, aProfile, someTowns } from './people.ts';

const places = [
	{ country: 'FR', subdivision: 'FR-ARA' },
	{ country: 'FR' },
	{ country: 'KE', subdivision: 'KE-30' }
] as const;

/** A year of several offices in three places: everything the board counts, in numbers that may be told. */
export async function aYearOfOffices(db: Db) {
	await someTowns(db);
	const team = await aTeam(db, ['FR-ARA']);
	const offices: string[] = [];
	for (const place of places) {
		const office = await anOffice(db, place);
		offices.push(office);
		const need = await aNeed(db, { ...place, office_id: office, published_at: daysAgo(200) });
		await endedNeeds(db, place, office);
		const person = { person_id: null, places: [place] };
		for (let time = 0; time < 6; time += 1) {
			const by = time < 5 ? {} : { teamId: team.id };
			const to = async (near: typeof place) => ({
				needId: need,
				profileId: await aProfile(db, { ...person, places: [near] })
			});
			await anIntroduction(db, {
				...(await to(place)),
				...by,
				asked: 90,
				answered: 85,
				both: 80,
				met: 70,
				ended: 60,
				ending: 'no_fit'
			});
			await anIntroduction(db, {
				...(await to(places[0])),
				...by,
				asked: 50,
				ended: 36,
				ending: 'lapsed',
				newcomer: true
			});
			await anIntroduction(db, { ...(await to(places[2])), teamId: team.id, asked: 40 + time, answered: 30 });
			await anIntroduction(db, { ...(await to(place)), ...by, asked: 33, ended: 30, ending: 'declined' });
			await anIntroduction(db, { ...(await to(place)), ...by, asked: 28, ended: 25, ending: 'withdrawn' });
			await anIntroduction(db, { needId: need, ...by, asked: 12 });
			const still = { asked: 130, answered: 129, both: 128, met: 120, ended: 110 } as const;
			await anIntroduction(db, { ...(await to(place)), ...by, ...still, ending: 'engaged' });
			const led = await anIntroduction(db, {
				...(await to(place)),
				...by,
				asked: 120,
				answered: 119,
				both: 118,
				met: 110,
				ended: 100,
				ending: 'engaged'
			});
			if (time < 5) await aWork(db, { need, office, introduction: led, time });
		}
	}
	return { team: team.id, offices };
}

async function endedNeeds(db: Db, place: (typeof places)[number], office_id: string) {
	for (const ending of ['nobody_fitted', 'lapsed'] as const) {
		const need_id = await aNeed(db, {
			...place,
			office_id,
			status: 'closed',
			ending,
			published_at: daysAgo(150)
		});
		const step = {
			from_status: 'open' as const,
			to_status: 'closed' as const,
			step: 'close',
			ending,
			reason: null
		};
		await db
			.insertInto('need_transition')
			.values({ need_id, ...step, at: daysAgo(20) })
			.execute();
		await db
			.insertInto('need_question')
			.values({ need_id, question: 'From when?', language: 'en', person_id: null, asked_at: daysAgo(30) })
			.execute();
	}
	const refused = { organisation_id: office_id, step: 'refused' as const, words: '', person_id: null };
	await db
		.insertInto('verification')
		.values(
			Array.from({ length: 5 }, (_, time) => ({ ...refused, valid_until: null, at: daysAgo(10 + time) }))
		)
		.execute();
}

interface Ended {
	need: string;
	office: string;
	introduction: string;
	time: number;
}

async function aWork(db: Db, { need, office, introduction, time }: Ended) {
	const ending = engagementEndings[time] ?? 'other';
	const at = daysAgo(40 - time);
	const { id: engagement_id } = await db
		.insertInto('engagement')
		.values({
			...{ need_id: need, title: 'A map', kind: 'training', pays: false, repository: null, starts_on: null },
			...{ ends_on: null, status: ending === 'completed' ? 'closed' : 'ended_early', ending, ended_at: at },
			...{ created_at: daysAgo(100), updated_at: at }
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const party = { engagement_id, person_id: null, confirmed_at: at };
	await db
		.insertInto('engagement_party')
		.values([
			{ ...party, side: 'office', organisation_id: office, profile_id: null, introduction_id: null },
			{ ...party, side: 'profile', organisation_id: null, profile_id: null, introduction_id: introduction }
		])
		.execute();
	await db
		.insertInto('engagement_transition')
		.values({
			...{ engagement_id, from_status: 'proposed', to_status: 'agreed', step: 'agree', side: 'office' },
			...{ person_id: null, at: daysAgo(99) }
		})
		.execute();
	if (time === 4) return;
	const said = { engagement_id, language: 'en', wanted: 'A map', happened: 'A map', person_id: null };
	const written = { publication: 'agreed' as const, taken_down_at: null, written_at: at, updated_at: at };
	await db
		.insertInto('outcome_account')
		.values([
			{
				...said,
				...written,
				side: 'office',
				staff_count: time % 2 === 0 ? time + 1 : null,
				local_parties: null
			},
			{ ...said, ...written, side: 'profile', staff_count: null, local_parties: null }
		])
		.execute();
}
