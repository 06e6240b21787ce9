/** `npm run setup`, as an operator at a terminal meets it: a real instance, nothing done twice, one sentence for what is wrong. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { restoreInstance } from '../../src/instance/backup/again.ts';
import { writeBackup } from '../../src/instance/backup/write.ts';
import { withDatabase } from '#lib/platform/server/address.ts';
import { closeDatabase, type Db, openDatabase } from '#lib/platform/server/db.ts';
import { administer } from '../support/postgres.ts';

const name = 'setup_one';
const url = () => withDatabase(inject('database'), name);
const server = () => withDatabase(inject('database'), 'postgres');
const mails: string[] = [];
let folder: string;
let db: Db;
const sink = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS'],
	onData(stream, _session, done) {
		let mail = '';
		stream.setEncoding('utf8').on('data', (part: string) => (mail += part));
		stream.on('end', () => {
			mails.push(mail);
			done();
		});
	}
});

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'mutirao-setup-'));
	await administer(server(), (admin) => admin`create database ${admin(name)}`);
	await writeBackup(inject('database'), join(folder, 'backup'), new Date());
	await restoreInstance(url(), join(folder, 'backup'), {});
	db = openDatabase(url(), { name: 'mutirao-guarantees' });
	sink.listen(0, '127.0.0.1');
	await once(sink.server, 'listening');
});
afterAll(async () => {
	await closeDatabase(db);
	await new Promise<void>((done) => {
		sink.close(done);
	});
	await administer(server(), (admin) => admin`drop database if exists ${admin(name)} with (force)`);
	await rm(folder, { recursive: true, force: true });
});

/** Runs it to its end; `typed`: the lines somebody types, where somebody is asked. */
async function setup(args: string[], { typed = [] as string[], lang = 'en' } = {}) {
	const child = spawn(
		process.execPath,
		['src/setup.ts', '--settings-file', join(folder, 'settings'), ...args],
		{
			cwd: resolve(import.meta.dirname, '../..'),
			env: {
				PATH: process.env['PATH'],
				LANG: lang,
				DATABASE_URL: url(),
				ORIGIN: 'https://mutirao.recife.example'
			},
			stdio: ['pipe', 'pipe', 'pipe']
		}
	);
	let printed = '';
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (part: string) => (printed += part));
	child.stdin.end(typed.map((line) => `${line}\n`).join(''));
	const [code] = (await once(child, 'close')) as [number | null];
	expect(printed).not.toMatch(/\n {4}at /);
	return { code, printed };
}

async function rows() {
	const { rows: counted } = await sql<Record<string, number>>`select
		(select count(*)::int from person) as people, (select count(*)::int from organisation) as organisations,
		(select count(*)::int from membership) as memberships, (select count(*)::int from invitation) as invitations,
		(select count(*)::int from broker_cover) as covers, (select count(*)::int from verification) as verifications`.execute(
		db
	);
	return counted[0];
}

const whole = [
	...['--yes', '--name', 'Rita Souza', '--address', 'rita@recife.example', '--team', 'Ponte de Pernambuco'],
	...['--regions', 'Pernambuco, Brazil; França', '--members', 'ana@recife.example; bia@recife.example']
];

describe('setting up', () => {
	test('leaves the examples alone until somebody agrees to lose them', async () => {
		const { code, printed } = await setup(whole, { lang: 'fr_FR.UTF-8' });
		expect(code).toBe(1);
		expect(printed).toContain('une vraie instance n’a pas d’exemples');
		const { rows: left } = await sql`select from person where example`.execute(db);
		expect(left.length).toBeGreaterThan(3);
	});

	test('makes an operator, a verified team with its regions and members, and tests the mail', async () => {
		const { port } = sink.server.address() as AddressInfo;
		const mail = ['--smtp-url', `smtp://127.0.0.1:${String(port)}`, '--mail-test', 'rita@recife.example'];
		const { code, printed } = await setup([...whole, ...mail, '--remove-examples']);
		expect(code, printed).toBe(0);
		expect(printed).toContain('took a test mail to rita@recife.example');
		expect(mails.filter((text) => text.includes('To: rita@recife.example'))).toHaveLength(1);
		expect(printed).toMatch(/https:\/\/mutirao\.recife\.example\/sign-in\/link\?token=[\w-]{22}\.[\w-]{43}/);

		const { rows: made } = await sql`
			select person.name, person.operator, organisation.name as team, verified_until > current_date as verified,
				array(select coalesce(subdivision, country) from broker_cover where organisation_id = organisation.id
					order by 1) as covers,
				array(select address from invitation where organisation_id = organisation.id order by 1) as invited
			from person join membership on person_id = person.id join organisation on organisation_id = organisation.id
			where not person.example`.execute(db);
		expect(made).toEqual([
			{
				...{ name: 'Rita Souza', operator: true, team: 'Ponte de Pernambuco', verified: true },
				...{ covers: ['BR-PE', 'FR'], invited: ['ana@recife.example', 'bia@recife.example'] }
			}
		]);
		const { rows: fictional } = await sql`
			select name from person where example union all select name from organisation where example
			union all select name from profile where example union all select title from need where origin = 'example'`.execute(
			db
		);
		expect(fictional).toEqual([]);
		const settings = join(folder, 'settings');
		expect(await readFile(settings, 'utf8')).toBe(`SMTP_URL=smtp://127.0.0.1:${String(port)}\n`);
		expect((await stat(settings)).mode & 0o077).toBe(0);
	});

	test('run again, says what is there and changes nothing twice', async () => {
		const before = await rows();
		const { code, printed } = await setup(whole);
		expect(code, printed).toBe(0);
		expect(printed).toContain('ana@recife.example is invited already.');
		expect(await rows()).toEqual(before);
		expect((await setup(['--yes'])).code).toBe(0);
		expect(await rows()).toEqual(before);
	});

	test('asks again until an answer is good, in the language of the terminal', async () => {
		const { code, printed } = await setup(['--team', 'Ponte do Norte', '--regions', 'Atlantis'], {
			typed: ['', '', '', '', 'Amazonas', 'Amazonas, Brasil', 'ana', 'cleo@manaus.example', '-'],
			lang: 'pt_BR.UTF-8'
		});
		expect(code, printed).toBe(0);
		expect(printed).toContain('Nenhum país ou região se chama "Atlantis"');
		expect(printed).toContain('Várias regiões se chamam "Amazonas"');
		expect(printed).toContain('"ana" não é um e-mail');
		expect(printed).toContain('Ela cobre: Amazonas, Brasil');
		expect(printed).toContain('cleo@manaus.example foi convidado');
	});

	test.each([
		[['--yes', '--address', 'not-an-address'], '"not-an-address" is no mail address'],
		[['--yes', '--team', 'New', '--regions', 'Atlantis'], 'No country or region is called "Atlantis"'],
		[['--yes', '--team', 'New'], '--regions is missing (or SETUP_REGIONS)'],
		[['--yes', '--members', 'ana'], '"ana" is no mail address'],
		[['--yes', '--origin', 'https://other.example'], 'ORIGIN is set in the environment'],
		[['--yes', '--smtp-url', 'ftp://mail'], 'SMTP_URL must be an address like smtp://'],
		[['--yes', '--smtp-url', 'smtp://127.0.0.1:1', '--mail-test', 'a@b.example'], 'cannot be reached'],
		[['--nonsense'], "Unknown option '--nonsense'"]
	])('%j ends with one sentence and an exit code', async (args, sentence) => {
		const before = await rows();
		const { code, printed } = await setup(args);
		expect(code).toBe(1);
		expect(printed).toContain(sentence);
		expect(await rows()).toEqual(before);
	});

	test('says so when the input ends in the middle', async () => {
		const { code, printed } = await setup(['--team', 'Another'], { typed: ['', ''] });
		expect(code).toBe(1);
		expect(printed).toContain('The input ended before everything was answered');
	});
});
