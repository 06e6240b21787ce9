/**
 * A month at the desk of one example broker team, walked by the made-up people through the same commands as real
 * ones, so that every rule held when it was written.
 */
import type { Transaction } from 'kysely';
import { assignItem, setFollowUp } from '#lib/desk/server/commands.ts';
import { putForward, shortlist } from '#lib/desk/server/forward.ts';
import { writeNote } from '#lib/desk/server/notes.ts';
import { acceptIntroduction } from '#lib/introductions/server/accepting.ts';
import { askForIntroduction } from '#lib/introductions/server/asking.ts';
import { declineIntroduction, recordMeeting } from '#lib/introductions/server/commands.ts';
import { lapseSilent } from '#lib/introductions/server/reactions.ts';
import { loadActor } from '#lib/organisations/server/actor.ts';
import { system } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Tables } from '#lib/platform/server/tables.ts';
import { joinAs, putPerson } from './people.ts';

type Tx = Transaction<Tables>;

const dayMs = 86_400_000;
/** People who answer for an example profile of their own; they go by its key. */
const owners = [
	['lyon/anselme-fougere', 'Anselme Fougère'],
	['lyon/colin-pervenche', 'Colin Pervenche'],
	['lyon/basile-tournesol', 'Basile Tournesol'],
	['lyon/leonie-chicoree', 'Léonie Chicorée'],
	['lyon/marius-serpolet', 'Marius Serpolet'],
	['lyon/zelie-bruyere', 'Zélie Bruyère']
] as const;
const official = { key: 'lyon/numerique-staff', name: 'Hippolyte Sureau', locale: 'fr' } as const;

interface Scene {
	/** A made-up person so many days ago; `key` as the seed knows them. */
	as: (key: string, daysAgo: number) => Promise<Context>;
	profile: (key: string) => Promise<string>;
	contact: (key: string) => { address: string; telephone: string };
	team: string;
	me: string;
	audit: string;
	maps: string;
}

/** Nothing where the month was played already, or where its people are not there. */
export async function putDeskMonth(tx: Tx, now: Date): Promise<void> {
	const scene = await prepare(tx, now);
	if (!scene) return;
	await auditOfServices(scene, tx, now);
	await coursesAndMaps(scene);
	await ownWork(scene, now);
}

async function prepare(tx: Tx, now: Date): Promise<Scene | undefined> {
	const organisation = await findKeyed(tx, 'organisation', 'lyon/brokers');
	const audit = await findNeed(tx, 'lyon/besoin-rgaa');
	const maps = await findNeed(tx, 'lyon/besoin-qgis');
	const me = await findKeyed(tx, 'person', 'lyon/broker');
	if (!organisation || !audit || !maps || !me) return undefined;
	const played = await tx
		.selectFrom('introduction')
		.select('id')
		.where('need_id', 'in', [audit, maps])
		.executeTakeFirst();
	if (played) return undefined;
	for (const [key, name] of owners) {
		const person_id = await putPerson(tx, { key, name, locale: 'fr' }, now);
		await tx.updateTable('profile').set({ person_id }).where('seed_key', '=', key).execute();
	}
	await joinAs(tx, await putPerson(tx, official, now), 'lyon/numerique', now);
	return {
		as: async (key, daysAgo) => {
			const id = (await findKeyed(tx, 'person', key)) ?? '';
			const at = new Date(now.getTime() - daysAgo * dayMs);
			return { db: tx, now: at, actor: await loadActor(tx, at, { id, operator: false }) };
		},
		profile: async (key) => (await findKeyed(tx, 'profile', key)) ?? '',
		contact: (key) => ({ address: `${key.replace('/', '.')}@mutirao.example`, telephone: '' }),
		...{ team: organisation, me, audit, maps }
	};
}

/** A need that asks for much: one meeting, one no with its reason, one question that nobody answered. */
async function auditOfServices(
	{ as, profile, contact, team, audit }: Scene,
	tx: Tx,
	now: Date
): Promise<void> {
	const put = async (daysAgo: number, key: string, override: string) => {
		const wish = { needId: audit, profileIds: [await profile(key)], how: 'ask', together: false } as const;
		const words = 'Bonjour, ce besoin et ce profil nous semblent aller ensemble. Les raisons sont à côté.';
		const [id = ''] = await putForward(await as('lyon/broker', daysAgo), team, { ...wish, words, override });
		return id;
	};
	const first = await put(28, 'lyon/anselme-fougere', '');
	await acceptIntroduction(await as('lyon/anselme-fougere', 26), first, contact('lyon/anselme-fougere'));
	await acceptIntroduction(await as(official.key, 25), first, contact(official.key));
	await recordMeeting(await as(official.key, 19), first);

	const second = await put(
		24,
		'lyon/colin-pervenche',
		'Il a repris les formulaires d’une commune voisine ; l’audit pourrait s’apprendre en chemin.'
	);
	await declineIntroduction(await as(official.key, 21), second, {
		reasonCode: 'skill_missing',
		reason: 'Nous avons besoin de quelqu’un qui a déjà mené un audit complet.',
		wouldChange: 'Un premier audit mené avec une autre équipe.'
	});

	await put(
		18,
		'lyon/basile-tournesol',
		'Il connaît nos démarches en ligne et cherche à apprendre l’accessibilité.'
	);
	await lapseSilent({ db: tx, now: new Date(now.getTime() - 3 * dayMs), actor: system });
}

/** A need that many could do: a team of two, one who asked themselves, a firm the office asked. */
async function coursesAndMaps({ as, profile, contact, team, maps }: Scene): Promise<void> {
	const [leonie, marius] = [await profile('lyon/leonie-chicoree'), await profile('lyon/marius-serpolet')];
	const [both = ''] = await putForward(await as('lyon/broker', 11), team, {
		...{ needId: maps, profileIds: [leonie, marius], how: 'ask', together: true, override: '' },
		words:
			'À vous deux, vous couvrez la formation et la publication des cartes. Voulez-vous vous rencontrer ?'
	});
	await acceptIntroduction(await as('lyon/leonie-chicoree', 10), both, contact('lyon/leonie-chicoree'));
	await acceptIntroduction(await as('lyon/staff', 9), both, contact('lyon/staff'));

	const own = await askForIntroduction(await as('lyon/zelie-bruyere', 8), {
		...{ needId: maps, profileId: await profile('lyon/zelie-bruyere'), as: 'profile' },
		words: 'J’ai formé deux mairies à QGIS et je serais libre au printemps.',
		contact: contact('lyon/zelie-bruyere')
	});
	await declineIntroduction(await as('lyon/staff', 6), own, {
		reasonCode: 'dates',
		reason: 'Nos urbanistes commencent en janvier.',
		wouldChange: 'Une disponibilité dès janvier.'
	});
	await askForIntroduction(await as('lyon/staff', 5), {
		...{ needId: maps, profileId: await profile('lyon/trois-rivieres'), as: 'office' },
		words: 'Pourriez-vous former six urbanistes, sur nos propres cartes ?',
		contact: contact('lyon/staff')
	});
}

/** What the broker keeps for the team: who looks after what, a day to come back, a shortlist, notes. */
async function ownWork({ as, profile, team, me, audit, maps }: Scene, now: Date): Promise<void> {
	const broker = await as('lyon/broker', 4);
	await assignItem(broker, team, { subject: 'need', id: audit }, me);
	const on = now.toISOString().slice(0, 10);
	await setFollowUp(
		broker,
		team,
		{ subject: 'need', id: audit },
		{ on, word: 'Rappeler la direction après le comité' }
	);
	await shortlist(broker, team, maps, {
		profileId: await profile('lyon/capucine-aubepine'),
		reason: 'A formé trois services de la métropole ; à demander si Marius ne répond pas.'
	});
	await writeNote(broker, team, {
		...{ about: 'need', id: maps },
		words: 'Le service préfère des demi-journées. La salle est libre le mardi.'
	});
	await writeNote(broker, team, {
		...{ about: 'profile', id: await profile('lyon/leonie-chicoree') },
		words: 'Joignable plutôt le matin. Souhaite une convention écrite avant de commencer.'
	});
}

async function findKeyed(tx: Tx, table: 'organisation' | 'person' | 'profile', key: string) {
	const found = await tx
		.selectFrom(table)
		.select(`${table}.id`)
		.where('seed_key', '=', key)
		.executeTakeFirst();
	return found?.id;
}

async function findNeed(tx: Tx, key: string) {
	const found = await tx.selectFrom('need').select('id').where('source_key', '=', key).executeTakeFirst();
	return found?.id;
}
