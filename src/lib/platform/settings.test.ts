import { describe, expect, test } from 'vitest';
import { carriesExamples, readSettings } from './settings.ts';

describe('settings', () => {
	test('have values that work when nothing is set', () => {
		const { settings, problems } = readSettings({});
		expect(problems).toEqual([]);
		expect(settings).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DATA_DIR: '.data', SHUTDOWN_TIMEOUT: 3 });
		expect(settings.DATABASE_URL).toBeUndefined();
	});

	test('count as unset when they are empty or blank', () => {
		expect(readSettings({ PORT: '', WORKER: '  ' })).toEqual(readSettings({}));
	});

	test.each([
		['PORT', ['abc', '-1', '65536', '3000.5', '1e3', '٣٠٠٠']],
		['ORIGIN', ['example.org', 'ftp://example.org', 'https://example.org/path', 'https://']],
		['WORKER', ['yes', 'INLINE']],
		['DATABASE_URL', ['mysql://x/y', 'localhost', 'postgres://a:b@host:port/x']],
		['TRUSTED_PROXIES', ['6', 'all']],
		['HOST', ['two words', 'a/b']],
		['SMTP_URL', ['mail.example.org:25', 'https://mail.example.org', 'smtp://']],
		['MAIL_FROM', ['hello', 'a@b@c', 'A <a@b.example>, B <b@b.example>']]
	])('%s: a wrong value is named in one sentence', (name, values) => {
		for (const value of values) {
			const { problems } = readSettings({ [name]: value });
			expect(problems, value).toHaveLength(1);
			expect(problems[0]).toMatch(new RegExp(`^${name} must be `));
		}
	});

	test('a wrong address of the database is not repeated: it may hold a password', () => {
		expect(readSettings({ DATABASE_URL: 'postgre://me:s3cret@host/x' }).problems.join()).not.toContain(
			's3cret'
		);
	});

	test('neither is a wrong address of the mail server', () => {
		expect(readSettings({ SMTP_URL: 'mailto:me:s3cret@host' }).problems.join()).not.toContain('s3cret');
	});

	test('ORIGIN loses a closing slash, so that addresses can be appended', () => {
		expect(readSettings({ ORIGIN: 'https://mutirao.example.org/' }).settings.ORIGIN).toBe(
			'https://mutirao.example.org'
		);
	});

	test.each([
		[{}, true],
		[{ ORIGIN: 'http://localhost:8080' }, true],
		[{ ORIGIN: 'http://127.0.0.1:8080' }, true],
		[{ ORIGIN: 'https://mutirao.example.org' }, false],
		[{ ORIGIN: 'https://localhost.example.org' }, false],
		[{ DATABASE_URL: 'postgres://a@b/c' }, false],
		[{ ORIGIN: 'https://mutirao.example.org', DEMO: 'on' }, true],
		[{ DEMO: 'off' }, false]
	])(
		'examples, as whom anybody may enter, are where nobody else is, or where they are wanted: %o',
		(env, are) => {
			expect(carriesExamples(readSettings(env).settings)).toBe(are);
		}
	);
});
