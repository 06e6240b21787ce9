/**
 * Every environment variable, described once. `src/env.ts` gives them to SvelteKit, `npm start -- --help` lists
 * them, and the program does not start on a wrong one.
 */
import { z } from 'zod';

export interface Setting<Schema extends z.ZodType = z.ZodType> {
	/** What it is for, in one or two sentences. */
	description: string;
	/** What happens when it is not set, as the help shows it. */
	unset: string;
	/** Ends the sentence "NAME must be …". */
	mustBe: string;
	/** May hold a password: its value is never printed. */
	secret?: true;
	schema: Schema;
}

/** An empty variable counts as unset, as shells and compose files write it. */
function optional<Schema extends z.ZodType<unknown, string | undefined>>(schema: Schema) {
	return z
		.string()
		.optional()
		.transform((value) => (value?.trim() === '' ? undefined : value?.trim()))
		.pipe(schema);
}

function wholeNumber(least: number, most: number, unset: number) {
	const within = (text: string) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most;
	return optional(z.string().refine(within).default(String(unset)).transform(Number));
}

const origin = z.string().refine((text) => {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	return url !== undefined && /^https?:$/.test(url.protocol) && [url.origin, `${url.origin}/`].includes(text);
});
const address = z.string().refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text));
const webAddress = z.string().refine((text) => /^https?:\/\//.test(text) && URL.canParse(text));
const smtpAddress = z
	.string()
	.refine((text) => /^smtps?:\/\//.test(text) && URL.canParse(text) && new URL(text).hostname !== '');
const sender = z.string().regex(/^([^<>"@\r\n]+ <[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/);

/** Known to this machine, by the name the tz database gives it. */
export function isTimeZone(text: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}

export const settings = {
	PORT: {
		description: 'Port of the web server. 0 takes any free one.',
		unset: '3000',
		mustBe: 'a whole number from 0 to 65535',
		schema: wholeNumber(0, 65_535, 3_000)
	},
	HOST: {
		description: 'Network address to listen on. 0.0.0.0 lets other machines connect: then set ORIGIN too.',
		unset: '127.0.0.1',
		mustBe: 'an IP address or a host name',
		schema: optional(
			z
				.string()
				.regex(/^[A-Za-z0-9.:_-]+$/)
				.default('127.0.0.1')
		)
	},
	ORIGIN: {
		description:
			'The address people type, such as https://mutirao.example.org. Links in feeds and mails begin with it.',
		unset: 'http://localhost and the port',
		mustBe: 'an address like https://mutirao.example.org, without a path',
		schema: optional(origin.transform((text) => new URL(text).origin).optional())
	},
	TRUSTED_PROXIES: {
		description:
			'How many proxies of yours stand in front and add X-Forwarded-For. Limits count by that address.',
		unset: '0',
		mustBe: 'a whole number from 0 to 5',
		schema: wholeNumber(0, 5, 0)
	},
	DATA_DIR: {
		description: 'Folder for the built-in database.',
		unset: '.data',
		mustBe: 'a folder',
		schema: optional(z.string().default('.data'))
	},
	DATABASE_URL: {
		description:
			'Your own Postgres (15 or newer) instead of the built-in one: postgres://user:password@host:5432/name.',
		unset: 'the built-in Postgres 18',
		mustBe: 'an address like postgres://user:password@host:5432/name',
		secret: true,
		schema: optional(address.optional())
	},
	DATABASE_POOL: {
		description: 'Connections one web process keeps to the database at most.',
		unset: '10',
		mustBe: 'a whole number from 1 to 100',
		schema: wholeNumber(1, 100, 10)
	},
	WORKER: {
		description: 'Where background work runs: "inline" in this process, "off" when "npm run worker" does it.',
		unset: 'inline, or off with DATABASE_URL',
		mustBe: '"inline" or "off"',
		schema: optional(z.enum(['inline', 'off']).optional())
	},
	DEMO: {
		description:
			'Fictional example places, offices and people in an empty database, marked as examples everywhere.',
		unset: 'on, or off with DATABASE_URL or a public ORIGIN',
		mustBe: '"on" or "off"',
		schema: optional(z.enum(['on', 'off']).optional())
	},
	SMTP_URL: {
		description:
			'Mail server that sends links to sign in, invitations and news: smtp://user:password@host:587, or smtps:// for TLS from the start.',
		unset: 'no mail leaves; with DEMO=on it is caught and shown at /demo/mail',
		mustBe: 'an address like smtp://user:password@host:587',
		secret: true,
		schema: optional(smtpAddress.optional())
	},
	MAIL_FROM: {
		description: 'Who mails come from, such as "Mutirão <hello@example.org>".',
		unset: 'no-reply at the host of ORIGIN',
		mustBe: 'an address like hello@example.org or Name <hello@example.org>',
		schema: optional(sender.optional())
	},
	TIME_ZONE: {
		description:
			'Where the morning is in which daily and weekly mails go out, such as America/Recife, for people who set none.',
		unset: 'UTC',
		mustBe: 'a time zone like America/Recife',
		schema: optional(z.string().refine(isTimeZone).default('UTC'))
	},
	SEARCH_ENGINE: {
		description: 'What answers searches.',
		unset: 'meilisearch with MEILISEARCH_URL, otherwise postgres',
		mustBe: '"postgres" or "meilisearch"',
		schema: optional(z.enum(['postgres', 'meilisearch']).optional())
	},
	MEILISEARCH_URL: {
		description: 'A Meilisearch server.',
		unset: 'none',
		mustBe: 'an address like http://localhost:7700',
		schema: optional(webAddress.optional())
	},
	MEILISEARCH_KEY: {
		description: 'Key for that server, with rights on its indexes.',
		unset: 'none',
		mustBe: 'a key',
		secret: true,
		schema: optional(z.string().optional())
	},
	LOG_LEVEL: {
		description: 'How much is logged. "debug" adds a line for each request; no level logs what people type.',
		unset: 'info',
		mustBe: '"silent", "error", "warn", "info" or "debug"',
		schema: optional(z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'))
	},
	SHUTDOWN_TIMEOUT: {
		description: 'Seconds that open requests and jobs get to finish when the program is told to end.',
		unset: '3',
		mustBe: 'a whole number from 0 to 120',
		schema: wholeNumber(0, 120, 3)
	}
} satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;
export type Settings = { [Name in SettingName]: z.output<(typeof settings)[Name]['schema']> };

/** Reads all settings; `problems` holds a sentence for each wrong one. */
export function readSettings(env: Record<string, string | undefined>): {
	settings: Settings;
	problems: string[];
} {
	const problems: string[] = [];
	const read: Record<string, unknown> = {};
	for (const [name, setting] of Object.entries<Setting>(settings)) {
		const parsed = setting.schema.safeParse(env[name]);
		if (parsed.success) read[name] = parsed.data;
		else problems.push(complaint(name, setting, env[name] ?? ''));
	}
	// Each name above was read with the schema that gives its type.
	return { settings: read as Settings, problems };
}

/**
 * Whether the examples are in. Anybody may enter as one of them, an operator too, and read the mails that were
 * caught: an instance that others reach by its address has them only where DEMO says so.
 */
export function carriesExamples({ DEMO, DATABASE_URL, ORIGIN }: Settings): boolean {
	const alone = DATABASE_URL === undefined && (ORIGIN === undefined || isLoopback(new URL(ORIGIN).hostname));
	return (DEMO ?? (alone ? 'on' : 'off')) === 'on';
}

function isLoopback(host: string): boolean {
	return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host);
}

function complaint(name: string, { mustBe, secret }: Setting, value: string): string {
	return `${name} must be ${mustBe}${secret ? '' : `, and it is "${value}"`}.`;
}
