/** The made-up people an instance with examples lets visitors be: staff, broker, a person, firm, community, operator. */
import type { Insertable, Transaction } from 'kysely';
import type { Right } from '#lib/platform/actor.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { OrganisationTable } from '#lib/platform/server/tables/organisations.ts';
import type { Tables } from '#lib/platform/server/tables.ts';
import type { ExampleFile } from './records.ts';

type Tx = Transaction<Tables>;

interface Around {
	place: { country: string; subdivision: string | null; city: number | null };
	now: Date;
}

/** What each example place lacks in its file; names as invented as the rest. */
const casts: Partial<
	Record<
		string,
		Record<'staff' | 'colleague' | 'broker' | 'team' | 'firm' | 'community', string> & {
			locale: Locale;
			/** The person answers for their profile; elsewhere they have none yet, to try how one begins. */
			hasProfile?: true;
		}
	>
> = {
	recife: {
		locale: 'pt-BR',
		staff: 'Dalva Pitangueira',
		colleague: 'Edu Cajazeira',
		broker: 'Rosa Umburana',
		team: 'Núcleo de Software Livre do Capibaribe Azul',
		firm: 'Nilo Canafístula',
		community: 'Tainá Sapoti'
	},
	lyon: {
		locale: 'fr',
		staff: 'Solène Mélèze',
		colleague: 'Octave Charmille',
		broker: 'Maud Églantier',
		team: 'Atelier des communs numériques des Deux-Fleuves',
		firm: 'Clovis Bruyant',
		community: 'Amandine Sarriette'
	},
	nairobi: {
		locale: 'en',
		staff: 'Subira Jacaranda',
		colleague: 'Jengo Muhugu',
		broker: 'Wema Mukuyu',
		team: 'Green Valley Digital Commons Desk',
		firm: 'Pendo Mvule',
		community: 'Zawadi Msonobari',
		hasProfile: true
	}
};

const all: Right[] = ['read', 'write', 'publish', 'manage'];
const dayMs = 86_400_000;

/**
 * People of one example place and where they work. The person, the firm and the community go by the `seed_key` of
 * the first profile of their kind, so that the profile can be theirs.
 */
export async function putPeople(tx: Tx, file: ExampleFile, around: Around): Promise<void> {
	const [firstOffice] = file.offices;
	const region = firstOffice?.key.split('/')[0] ?? '';
	const cast = casts[region];
	if (!firstOffice || !cast) return;
	const { locale } = cast;
	const offices = file.offices.map(({ key }) => key);
	await verify(tx, offices, around.now);
	await putOrganisation(tx, { seed_key: `${region}/brokers`, kind: 'broker_team', name: cast.team }, around);
	await cover(tx, `${region}/brokers`, around);
	await verify(tx, [`${region}/brokers`], around.now);

	const staff = await putPerson(tx, { key: `${region}/staff`, name: cast.staff, locale }, around.now);
	const colleague = await putPerson(
		tx,
		{ key: `${region}/colleague`, name: cast.colleague, locale },
		around.now
	);
	const broker = await putPerson(tx, { key: `${region}/broker`, name: cast.broker, locale }, around.now);
	await join(tx, staff, firstOffice.key, all, around.now);
	await join(tx, colleague, firstOffice.key, ['read', 'write'], around.now);
	await join(tx, broker, `${region}/brokers`, all, around.now);

	for (const kind of ['firm', 'community'] as const) {
		const profile = file.profiles.find((each) => each.kind === kind);
		if (!profile) continue;
		await putOrganisation(tx, { seed_key: profile.key, kind, name: profile.name }, around);
		const member = await putPerson(tx, { key: `${region}/${kind}`, name: cast[kind], locale }, around.now);
		await join(tx, member, profile.key, all, around.now);
		await giveProfile(tx, profile.key);
	}
	const alone = file.profiles.find(({ kind }) => kind === 'person');
	if (!alone) return;
	const person = await putPerson(tx, { key: alone.key, name: alone.name, locale }, around.now);
	if (cast.hasProfile) await giveOwnProfile(tx, alone.key, person);
}

/** One made-up person who runs the instance. */
export async function putOperator(tx: Tx, now: Date): Promise<void> {
	await putPerson(tx, { key: 'operator', name: 'Ola Sorveira', locale: 'en', operator: true }, now);
}

export interface Cast {
	key: string;
	name: string;
	locale: Locale;
	operator?: boolean;
}

/** A made-up person with a mailbox no mail can reach. The id. */
export async function putPerson(
	tx: Tx,
	{ key, name, locale, operator = false }: Cast,
	now: Date
): Promise<string> {
	const { id } = await tx
		.insertInto('person')
		.values({ name, locale, operator, example: true, seed_key: key, created_at: now })
		.onConflict((conflict) => conflict.column('seed_key').doUpdateSet({ name, operator, example: true }))
		.returning('id')
		.executeTakeFirstOrThrow();
	// The domain is kept free for examples: no mail can arrive there.
	const address = `${key.replace('/', '.')}@mutirao.example`;
	await tx
		.insertInto('person_contact')
		.values({ person_id: id, address, address_key: address, verified_at: now })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return id;
}

async function putOrganisation(
	tx: Tx,
	facts: Pick<Insertable<OrganisationTable>, 'kind' | 'name'> & { seed_key: string },
	{ place, now }: Around
) {
	await tx
		.insertInto('organisation')
		.values({ ...facts, ...place, example: true, created_at: now })
		.onConflict((conflict) => conflict.column('seed_key').doNothing())
		.execute();
}

/** Works there with every right; `organisation` as the seed knows it. */
export async function joinAs(tx: Tx, personId: string, organisation: string, now: Date): Promise<void> {
	await join(tx, personId, organisation, all, now);
}

async function join(tx: Tx, personId: string, organisation: string, rights: Right[], now: Date) {
	const { id } = await findByKey(tx, organisation);
	await tx
		.insertInto('membership')
		.values({ organisation_id: id, person_id: personId, rights, since: now })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** The profile of a firm or a community is its organisation's from then on, so that somebody answers for it. */
async function giveProfile(tx: Tx, key: string) {
	const { id } = await findByKey(tx, key);
	await tx
		.updateTable('profile')
		.set({ organisation_id: id })
		.where('seed_key', '=', key)
		.where('organisation_id', 'is', null)
		.where((eb) =>
			eb.not(
				eb.exists(eb.selectFrom('profile as own').select('own.id').where('own.organisation_id', '=', id))
			)
		)
		.execute();
}

/** Once, and never beside a profile they began themselves. */
async function giveOwnProfile(tx: Tx, key: string, person_id: string) {
	await tx
		.updateTable('profile')
		.set({ person_id })
		.where('seed_key', '=', key)
		.where('person_id', 'is', null)
		.where((eb) =>
			eb.not(
				eb.exists(eb.selectFrom('profile as own').select('own.id').where('own.person_id', '=', person_id))
			)
		)
		.execute();
}

async function cover(tx: Tx, organisation: string, { place: { country } }: Around) {
	const { id } = await findByKey(tx, organisation);
	await tx
		.insertInto('broker_cover')
		.values({ organisation_id: id, country, subdivision: null })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Once: a decision that visitors took back stays taken back. */
async function verify(tx: Tx, keys: readonly string[], now: Date) {
	const until = new Date(now.getTime() + 365 * dayMs).toISOString().slice(0, 10);
	const verified = await tx
		.updateTable('organisation')
		.set({ verified_until: until })
		.where('seed_key', 'in', keys)
		.where('example', '=', true)
		.where((eb) =>
			eb.not(
				eb.exists(
					eb
						.selectFrom('verification')
						.select('verification.id')
						.whereRef('verification.organisation_id', '=', 'organisation.id')
				)
			)
		)
		.returning('id')
		.execute();
	if (verified.length === 0) return;
	await tx
		.insertInto('verification')
		.values(
			verified.map(({ id }) => ({
				...{ organisation_id: id, step: 'verified' as const, valid_until: until, at: now },
				words: 'Example'
			}))
		)
		.execute();
}

function findByKey(tx: Tx, key: string) {
	return tx.selectFrom('organisation').select('id').where('seed_key', '=', key).executeTakeFirstOrThrow();
}
