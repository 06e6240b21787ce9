/** What the commands of an operator share: settings, the reader's language, one sentence for what went wrong. */
import { existsSync } from 'node:fs';
import { fromRoot } from '#lib/platform/server/root.ts';
import { StartProblem } from '#lib/platform/server/start-problem.ts';
import { type Locale, preferredLocale } from '#lib/platform/language.ts';
import { renderRefusal } from '#lib/platform/messages.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { readSettings, type Settings } from '#lib/platform/settings.ts';

/** The language of the terminal, as POSIX orders its variables; English where it is none of ours. */
export function terminalLocale(env: Record<string, string | undefined>): Locale {
	const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value);
	return preferredLocale((set ?? '').split('.')[0]?.replace('_', '-') ?? null);
}

/** The variables and those in `.env`. Throws `StartProblem` with a sentence for each wrong one. */
export function readInstanceSettings(envFile = fromRoot('.env')): Settings {
	if (existsSync(envFile)) process.loadEnvFile(envFile);
	const { settings, problems } = readSettings(process.env);
	if (problems.length > 0) throw new StartProblem(problems.join('\n'));
	return settings;
}

export function say(line = ''): void {
	process.stdout.write(`${line}\n`);
}

/** Runs a command to its end: 0, or 1 with one sentence for everything that could be foreseen. */
export async function runCommand(locale: Locale, work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		process.exitCode = 1;
		if (error instanceof Refusal) process.stderr.write(`${renderRefusal(error, locale)}\n`);
		else if (error instanceof StartProblem) process.stderr.write(`${error.message}\n`);
		else throw error;
	}
}
