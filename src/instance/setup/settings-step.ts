/** The address, the mail server and the time zone, kept in `.env` for the next start. */
import { m } from '#lib/paraglide/messages.js';
import { StartProblem } from '#lib/platform/server/start-problem.ts';
import { carriesExamples, readSettings, settings as all, type Settings } from '#lib/platform/settings.ts';
import type { Checked } from './asking.ts';
import { writeEnvironment } from './environment.ts';
import type { SetUp } from './set-up.ts';
import type { Wish } from './wishes.ts';

type Asked = 'ORIGIN' | 'SMTP_URL' | 'MAIL_FROM' | 'TIME_ZONE';
const asked: { name: Asked; wish: Wish }[] = [
	{ name: 'ORIGIN', wish: 'origin' },
	{ name: 'SMTP_URL', wish: 'smtp-url' },
	{ name: 'MAIL_FROM', wish: 'mail-from' },
	{ name: 'TIME_ZONE', wish: 'time-zone' }
];

/** Where settings stand: the file, and what the environment itself says, which goes before the file. */
export interface Standing {
	envFile: string;
	fixed: Readonly<Record<string, string | undefined>>;
}

/** Asks for each setting with what holds today as the usual answer, and writes down what differs. */
export async function askSettings(by: SetUp, now: Settings, { envFile, fixed }: Standing): Promise<Settings> {
	const { asking, wishes, locale, say } = by;
	const changed: Record<string, string> = {};
	for (const { name, wish } of asked) {
		const current = now[name] ?? '';
		const answer = await asking.ask({
			text: questions[name]({}, { locale }),
			said: wishes.said[wish],
			usual: current,
			missing: '',
			check: (typed) => check(name, typed, locale)
		});
		if (answer === current) continue;
		if (fixed[name] !== undefined && fixed[name] !== '')
			throw new StartProblem(m.setup_fixed({ name }, { locale }));
		changed[name] = answer;
	}
	if (carriesExamples(readSettings({ ...process.env, ...changed }).settings)) {
		if (fixed['DEMO'] === 'on') throw new StartProblem(m.setup_fixed({ name: 'DEMO' }, { locale }));
		changed['DEMO'] = 'off';
	}
	if (Object.keys(changed).length > 0) {
		await writeEnvironment(envFile, changed);
		Object.assign(process.env, changed);
		say(m.setup_written({ names: Object.keys(changed).join(', '), file: envFile }, { locale }));
	}
	return readSettings(process.env).settings;
}

const questions = {
	ORIGIN: m.setup_ask_origin,
	SMTP_URL: m.setup_ask_smtp,
	MAIL_FROM: m.setup_ask_from,
	TIME_ZONE: m.setup_ask_zone
} satisfies Record<Asked, unknown>;

/** A hyphen takes a setting back: an empty answer means what holds today. */
function check(name: Asked, typed: string, locale: SetUp['locale']): Checked<string> {
	if (typed === '' || typed === '-') return { value: '' };
	if (all[name].schema.safeParse(typed).success) return { value: typed };
	return { problem: m.setup_not_such({ name, must: all[name].mustBe }, { locale }) };
}
