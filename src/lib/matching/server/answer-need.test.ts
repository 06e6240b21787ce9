/** The whole answer on the real vocabulary and the real gazetteer. */
import { sql } from 'kysely';
import { aProfile, lyon, macon, recife, villeurbanne } from '../../../../tests/support/facts.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { type Extra, storeNeed, storeProfiles, storeWorld } from '../../../../tests/support/stored.ts';
import { type Actor, visitor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { replaceProfilePostings } from '../../postings/server/commands.ts';
import { loadConcepts } from '../../skills/server/vocabulary.ts';
import type { AnswerRequest } from '../answer.ts';
import type { HeldSkill, ProfileFacts } from '../facts.ts';
import { answerNeed } from './answer-need.ts';
import { matchesForNeed } from './need-matches.ts';
import { whyNot, whyNotForNeed } from './why.ts';

const today = '2026-11-22';
const english = 'We want someone near Lyon to teach our planners QGIS and publish our maps online';
const inOurWords = [
	english,
	'Procuramos alguém perto de Lyon para ensinar QGIS aos nossos planejadores e publicar nossos mapas na internet',
	'Buscamos a alguien cerca de Lyon que enseñe QGIS a nuestros planificadores y publique nuestros mapas en línea',
	'Nous cherchons quelqu’un près de Lyon pour former nos urbanistes à QGIS et publier nos cartes en ligne'
];

const attested = (skill: string): HeldSkill => ({ skill, evidence: 'attested' });
const claims = (skill: string): HeldSkill => ({ skill, evidence: 'claimed' });
const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const people = {
	trainer: { skills: [attested('qgis'), attested('training'), claims('web-mapping')], places: [lyon] },
	neighbour: { skills: [claims('qgis'), claims('training'), claims('web-mapping')], places: [villeurbanne] },
	mapmaker: { skills: [claims('qgis'), claims('web-mapping')], places: [lyon] },
	full: {
		skills: [claims('qgis'), claims('training'), claims('web-mapping')],
		places: [lyon],
		capacity: { limit: 1, open: 1 }
	},
	elsewhere: { skills: [attested('qgis'), attested('training'), attested('web-mapping')], places: [macon] },
	gardener: { skills: [claims('accessibility')], places: [lyon] }
} satisfies Record<string, Partial<ProfileFacts>>;
type Name = keyof typeof people;
const idOf = Object.fromEntries(Object.keys(people).map((name, at) => [name, id(at + 1)])) as Record<
	Name,
	string
>;

/** The real vocabulary's skills, the towns of the small world, and the people above. */
async function settle(db: Db, more: (ProfileFacts & Extra)[] = []) {
	await storeWorld(db);
	await sql`delete from skill`.execute(db);
	const skills = loadConcepts().all.map(({ id: skill, term, labels }) => ({
		id: skill,
		term,
		label: labels.en
	}));
	await db.insertInto('skill').values(skills).execute();
	const profiles = Object.entries(people).map(([name, facts]) =>
		aProfile({ ...facts, id: idOf[name as Name] })
	);
	await storeProfiles(db, [...profiles, ...more]);
	await replaceProfilePostings(
		db,
		[...profiles, ...more].map((profile) => profile.id)
	);
}

const answer = (db: Db, text: string, request: Partial<AnswerRequest> = {}, actor: Actor = visitor) =>
	answerNeed(db, actor, { text, locale: 'en', today, ...request });
const names = (rows: readonly { profileId: string }[]) =>
	rows.map(({ profileId }) => Object.entries(idOf).find(([, known]) => known === profileId)?.[0]);

describe('an answer', () => {
	test('lists who fits nearby with reasons that add up, near misses and busy people apart', async ({
		db
	}) => {
		await settle(db);
		const { main, nearMiss, busy, excluded, next } = await answer(db, english);
		expect(names(main.rows)).toEqual(['trainer', 'neighbour']);
		expect(names(nearMiss.rows)).toEqual(['mapmaker']);
		expect(nearMiss.rows[0]?.reason).toBe('training');
		expect(names(busy.rows)).toEqual(['full']);
		expect(excluded).toEqual([{ reason: 'no_shared_skill', count: 1 }]);
		for (const { parts, total } of [...main.rows, ...nearMiss.rows, ...busy.rows])
			expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(total);
		expect(main.rows[0]?.placeLabel).toBe('Lyon, France');
		expect(next).toContainEqual({ code: 'widen', to: 'country' });
	});

	test('is the same in four languages', async ({ db }) => {
		await settle(db);
		const read = await Promise.all(inOurWords.map((text) => answer(db, text)));
		const seen = read.map(({ need, main, nearMiss, busy }) => ({
			skills: need.skills.map(({ skill, must }) => [skill, must]).sort(),
			...{ places: need.places, main: main.rows, nearMiss: nearMiss.rows, busy: busy.rows }
		}));
		for (const each of seen) expect(each).toEqual(seen[0]);
	});

	test('widens by one step, and strikes what the reader struck', async ({ db }) => {
		await settle(db);
		expect(names((await answer(db, english, { widen: 'country' })).main.rows)).toEqual([
			// everything attested outweighs being in town
			'elsewhere',
			'trainer',
			'neighbour'
		]);
		const struck = await answer(db, english, { struck: ['skill:training', 'skill:nothing'] });
		expect(struck.struck).toEqual(['skill:training']);
		expect(names(struck.main.rows)).toContain('mapmaker');
	});

	test('asked twice is the same answer, and writes nothing anywhere', async ({ db }) => {
		await settle(db);
		const readOnly = () =>
			db
				.transaction()
				.setAccessMode('read only')
				.execute((tx) => answer(tx, english));
		expect(await readOnly()).toEqual(await readOnly());
	});

	test.for([
		['nothing', ''],
		['no words', 'asdf qwer zxcv'],
		['signs', '???'],
		['another script', 'ล้าน 🌍'],
		['a place alone', 'Somebody in Recife'],
		['a skill alone', 'QGIS'],
		['twenty thousand letters', 'x'.repeat(20_000)]
	] as const)('to %s always says what to do next', async ([, text], { db }) => {
		const { next } = await answer(db, text);
		expect(next.at(-1)).toEqual({ code: 'print_draft' });
		expect(next.length).toBeGreaterThan(1);
	});

	test('offers a team where nobody covers all', async ({ db }) => {
		await settle(db);
		const { teams, main } = await answer(db, 'Someone near Lyon for QGIS and accessibility');
		expect(main.total).toBe(0);
		expect(teams.map(({ members }) => names(members).sort())).toEqual([['gardener', 'trainer']]);
	});

	test('names who asked for the same before', async ({ db }) => {
		await settle(db);
		const needId = await storeNeed(db, {
			skills: [
				{ skill: 'qgis', must: true },
				{ skill: 'training', must: true }
			],
			places: [recife],
			presence: 'either',
			...{ languages: [], gates: [] }
		});
		const { solved } = await answer(db, english);
		expect(solved).toMatchObject([
			{ kind: 'need', id: needId, status: 'open', placeLabel: 'Recife, Brazil' }
		]);
		const drafted = await db.updateTable('need').set({ status: 'draft' }).where('id', '=', needId).execute();
		expect(drafted).toHaveLength(1);
		expect((await answer(db, english)).solved).toEqual([]);
	});
});

describe('who may see whom', () => {
	const verified: Actor = {
		kind: 'member',
		personId: id(99),
		memberships: [{ organisationId: id(98), kind: 'office', rights: ['read'], verified: true }],
		brokerPlaces: [],
		operator: false
	};
	const hidden = (visibility: 'verified' | 'introduction', n: number) => ({
		...aProfile({ ...people.trainer, id: id(n) }),
		visibility
	});

	test('visitors see public profiles, verified offices also those kept for them, nobody the rest', async ({
		db
	}) => {
		await settle(db, [hidden('verified', 50), hidden('introduction', 51)]);
		expect((await answer(db, english)).main.total).toBe(2);
		const { main } = await answer(db, english, {}, verified);
		expect(main.rows.map(({ profileId }) => profileId)).toContain(id(50));
		expect(main.total).toBe(3);
	});

	test('why not tells no more than the list: hidden, paused and unknown read the same', async ({ db }) => {
		await settle(db, [
			hidden('verified', 50),
			{ ...aProfile({ ...people.trainer, id: id(52) }), paused: true }
		]);
		const { need } = await answer(db, english);
		const why = (profileId: string) => whyNot(db, visitor, need, profileId, today);
		const notAvailable = { group: 'excluded', reason: 'not_available', missing: [] };
		for (const secret of [id(50), id(52), id(77)]) expect(await why(secret)).toEqual(notAvailable);
		expect(await why(idOf.mapmaker)).toMatchObject({
			...{ group: 'near_miss', reason: 'training', missing: ['training'] },
			with: { change: 'skill', skill: 'training' }
		});
		expect(await why(idOf.elsewhere)).toMatchObject({ group: 'main', reach: 'country' });
		expect(await why(idOf.gardener)).toMatchObject({ group: 'excluded', reason: 'no_shared_skill' });
	});

	test('a stored need gives the list its facts give, and a draft gives nothing to strangers', async ({
		db
	}) => {
		await settle(db);
		const facts = {
			skills: [
				{ skill: 'qgis', must: true },
				{ skill: 'training', must: true }
			],
			places: [lyon],
			...({ presence: 'either', languages: [], gates: [] } as const)
		};
		const open = await storeNeed(db, facts);
		const found = await matchesForNeed(db, visitor, open, { today, locale: 'pt-BR' });
		expect(names(found?.groups.main.rows ?? [])).toEqual(['trainer', 'neighbour']);
		expect(found?.groups.main.rows[0]?.placeLabel).toBe('Lyon, França');
		expect(await whyNotForNeed(db, visitor, open, idOf.mapmaker, today)).toMatchObject({
			group: 'near_miss'
		});
		const draft = await storeNeed(db, facts, 'draft');
		expect(await matchesForNeed(db, visitor, draft, { today, locale: 'en' })).toBeUndefined();
	});
});
