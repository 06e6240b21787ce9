/** Asking at a terminal: one question, one sentence for what is wrong with the answer, and the question again. */
import { createInterface } from 'node:readline';
import { StartProblem } from '#lib/platform/server/start-problem.ts';

export type Checked<T> = { value: T } | { problem: string };

export interface Question<T> {
	text: string;
	/** Already said, by a flag or the environment. */
	said: string | undefined;
	/** What an empty answer means; without it an answer is owed. */
	usual?: string | undefined;
	/** What to do when nobody can be asked and there is neither. */
	missing: string;
	check: (answer: string) => Checked<T>;
}

export interface Asking {
	ask<T>(question: Question<T>): Promise<T>;
	/** A question for yes; `said` where a flag said so. */
	agrees(text: string, said: boolean, yes: RegExp): Promise<boolean>;
	close(): void;
}

/** Nobody is there: what was said counts, then what is usual. Throws `StartProblem` with the sentence. */
export function askNobody(): Asking {
	return {
		ask: ({ said, usual, missing, check }) => {
			const answer = said ?? usual;
			if (answer === undefined) throw new StartProblem(missing);
			const checked = check(answer);
			if ('problem' in checked) throw new StartProblem(checked.problem);
			return Promise.resolve(checked.value);
		},
		agrees: (_text, said) => Promise.resolve(said),
		close: () => undefined
	};
}

/** Somebody is there. `ended`: the sentence for when the input ends in the middle. */
export function askSomebody(say: (line: string) => void, ended: string): Asking {
	const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: false });
	const typed: string[] = [];
	const waiting: { take: (line: string) => void; fail: (error: Error) => void }[] = [];
	let over = false;
	lines.on('line', (line) => {
		const next = waiting.shift();
		if (next) next.take(line);
		else typed.push(line);
	});
	lines.on('close', () => {
		over = true;
		for (const { fail } of waiting.splice(0)) fail(new StartProblem(ended));
	});
	const read = (prompt: string) =>
		new Promise<string>((take, fail) => {
			process.stdout.write(`${prompt} `);
			const line = typed.shift();
			if (line !== undefined) take(line);
			else if (over) fail(new StartProblem(ended));
			else waiting.push({ take, fail });
		});
	return {
		ask: async ({ text, said, usual, check }) => {
			let answer = said;
			for (;;) {
				answer ??= (await read(usual === undefined || usual === '' ? text : `${text} [${usual}]`)).trim();
				const checked = check(answer === '' ? (usual ?? '') : answer);
				if ('value' in checked) return checked.value;
				say(`  ${checked.problem}`);
				answer = undefined;
			}
		},
		agrees: async (text, said, yes) => said || yes.test((await read(text)).trim()),
		close: () => {
			lines.close();
		}
	};
}
