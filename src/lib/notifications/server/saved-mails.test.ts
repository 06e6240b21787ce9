import { describe, expect, test } from '../../../../tests/support/database.ts';
import { acting, now } from '../../../../tests/support/offices.ts';
import { aMember, aNeed, aProfile, skills } from '../../../../tests/support/people.ts';
import { anIntroducedPair, workUpTo } from '../../../../tests/support/work.ts';
import { saveSearch } from '../../alerts/server/commands.ts';
import { findSaved } from '../../alerts/server/queries.ts';
import { lookWhereDue } from '../../alerts/server/reactions.ts';
import { askCheckIns } from '../../outcomes/server/check-ins.ts';
import { system } from '../../platform/actor.ts';
import type { Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Mail } from '../../platform/server/mail.ts';
import { textOf } from '../../platform/server/mail-text.ts';
import { replaceNeedPostings, replaceProfilePostings } from '../../postings/server/commands.ts';
import { openSending } from './sending.ts';
import { tell } from './telling.ts';
import { stopMails } from './unsubscribing.ts';

const day = 24 * 3_600_000;
const at = (db: Db, days: number): Context => ({
	db,
	now: new Date(now.getTime() + days * day),
	actor: system
});

/** Somebody with a mailbox who saved a search, in Portuguese. */
async function aReader(db: Db, kind: 'needs' | 'people' = 'needs') {
	const owner = await acting(db, aMember([]));
	if (owner.actor.kind !== 'member') throw new Error('a reader is a member');
	const { personId } = owner.actor;
	await withMailbox(db, personId);
	const question = kind === 'needs' ? 'q=mapas&country=BR' : 'q=mapas';
	await db
		.insertInto('country')
		.values({ code: 'BR' })
		.onConflict((known) => known.doNothing())
		.execute();
	const id = await saveSearch(owner, { kind, question, name: 'Mapas do Brasil', pace: 'daily' });
	return { owner, id };
}

async function withMailbox(db: Db, personId: string) {
	const address = `${personId}@recife.example`;
	await db.updateTable('person').set({ locale: 'pt-BR' }).where('id', '=', personId).execute();
	await db
		.insertInto('person_contact')
		.values({ person_id: personId, address, address_key: address, verified_at: now })
		.execute();
}

/** What leaves when everything announced has been told and sent. */
async function sent(context: Context, topic: 'search.found' | 'outcome.check_in_asked', payloads: never[]) {
	const mails: Mail[] = [];
	const post = openSending(
		{ send: (mail) => Promise.resolve(void mails.push(mail)), close: () => undefined },
		'https://mutirao.example'
	);
	for (const [job, payload] of payloads.entries())
		await tell(context, topic, payload, { job: String(job), mails: true });
	const waiting = await context.db
		.selectFrom('outgoing_mail')
		.select('id')
		.where('sent_at', 'is', null)
		.execute();
	for (const { id } of waiting) await post(context, id);
	return mails;
}

async function alertsOf(db: Db) {
	const rows = await db.selectFrom('search_alert').select('id').orderBy('id').execute();
	return rows.map(({ id }) => ({ alertId: id })) as never[];
}

describe('the mail of a saved search', () => {
	test('says why it came and what matched, leads on by its own links, and is stopped by one click', async ({
		db
	}) => {
		const { owner, id } = await aReader(db);
		const needId = await aNeed(db, {
			...{ title: 'Publicar mapas da cidade', language: 'pt-BR', country: 'BR' },
			published_at: at(db, 0.1).now
		});
		await lookWhereDue(at(db, 1), 'UTC');
		const [mail, ...more] = await sent(at(db, 1), 'search.found', await alertsOf(db));
		if (!mail) throw new Error('no mail left');
		expect(more).toEqual([]);
		expect(mail.subject).toBe('1 novidade: Mapas do Brasil');
		const text = textOf(mail);
		expect(text).toContain('por causa da sua busca salva “Mapas do Brasil”: Necessidades · “mapas” · Brasil');
		expect(text).toContain('Combina com “mapas”');
		expect(text).toContain('Publicar mapas da cidade');
		expect(text).toMatch(
			new RegExp(`https://mutirao.example/pt-BR/saved/open\\?alert=\\S+&to=need&id=${needId}`)
		);

		const stop = new URL(mail.list?.stop ?? '');
		expect(stop.pathname).toBe('/pt-BR/unsubscribe');
		await stopMails(at(db, 2), stop.searchParams.get('token') ?? '');
		expect((await findSaved(owner, id))?.pausedAt).not.toBeNull();
	});

	test('is not sent when nothing of it may be read any more', async ({ db }) => {
		await aReader(db);
		const needId = await aNeed(db, { title: 'Publicar mapas', country: 'BR', published_at: at(db, 0.1).now });
		await lookWhereDue(at(db, 1), 'UTC');
		await db.updateTable('need').set({ status: 'draft' }).where('id', '=', needId).execute();
		expect(await sent(at(db, 1), 'search.found', await alertsOf(db))).toEqual([]);
	});

	test('gives the score in its own parts where needs shall fit a profile', async ({ db }) => {
		const { owner } = await aReader(db);
		if (owner.actor.kind !== 'member') throw new Error('a reader is a member');
		await skills(db, 'qgis');
		const profile = await aProfile(db, { person_id: owner.actor.personId, skills: ['qgis'] });
		await saveSearch(owner, { kind: 'fitting', question: `for=${profile}`, name: 'Para mim', pace: 'daily' });
		const needId = await aNeed(db, { title: 'Draw', skills: ['qgis'], published_at: at(db, 0.1).now });
		await replaceProfilePostings(db, [profile]);
		await replaceNeedPostings(db, [needId]);
		await lookWhereDue(at(db, 1), 'UTC');
		const [mail] = await sent(at(db, 1), 'search.found', await alertsOf(db));
		expect(mail?.subject).toBe('1 novidade: Para mim');
		expect(mail ? textOf(mail) : '').toMatch(
			/Você combina \d+\s?%.*: .*QGIS.* \(\+\d+\s?%\).*\. Por que pode servir a você: /
		);
	});

	test('names nobody', async ({ db }) => {
		await aReader(db, 'people');
		await aProfile(db, { name: 'Ana dos mapas', headline: 'Ensina mapas', published_at: at(db, 0.1).now });
		await lookWhereDue(at(db, 1), 'UTC');
		const [mail] = await sent(at(db, 1), 'search.found', await alertsOf(db));
		const text = mail ? textOf(mail) : '';
		expect(text).toContain('1 novidade');
		expect(text).not.toMatch(/Ana|Ensina/);
	});
});

describe('the mail of a check-in', () => {
	test('carries one link for each answer, and none once its side answered', async ({ db }) => {
		const pair = await anIntroducedPair(db);
		const engagementId = await workUpTo(pair, 'closed');
		if (pair.owner.actor.kind !== 'member') throw new Error('an owner is a member');
		await withMailbox(db, pair.owner.actor.personId);
		const soon = at(db, 92);
		await askCheckIns(soon);
		const asked = { engagementId, month: 3, side: 'profile' } as never;
		const [mail] = await sent(soon, 'outcome.check_in_asked', [asked]);
		const answers = mail?.answers ?? [];
		expect(answers.map(({ label }) => label)).toEqual(['sim', 'em parte', 'não', 'não se sabe']);
		for (const { url } of answers)
			expect(url).toMatch(/^https:\/\/mutirao\.example\/pt-BR\/outcomes\/check-in\?token=\S+&answer=\w+$/);

		await db
			.updateTable('outcome_check_in')
			.set({ still_runs: 'yes', answered_at: soon.now })
			.where('side', '=', 'profile')
			.execute();
		await db.deleteFrom('notification').execute();
		await db.deleteFrom('outgoing_mail').execute();
		const [later] = await sent(soon, 'outcome.check_in_asked', [asked]);
		expect(later?.answers).toBeUndefined();
	});
});
