/** What was said on the command line or in the environment, before anybody is asked. */
import { parseArgs } from 'node:util';
import { StartProblem } from '#lib/platform/server/start-problem.ts';

const options = {
	yes: { type: 'boolean' },
	help: { type: 'boolean' },
	name: { type: 'string' },
	address: { type: 'string' },
	team: { type: 'string' },
	regions: { type: 'string' },
	members: { type: 'string' },
	origin: { type: 'string' },
	'smtp-url': { type: 'string' },
	'mail-from': { type: 'string' },
	'time-zone': { type: 'string' },
	'mail-test': { type: 'string' },
	'remove-examples': { type: 'boolean' },
	link: { type: 'boolean' },
	'settings-file': { type: 'string' }
} as const;

export type Wish = Exclude<keyof typeof options, 'yes' | 'help' | 'remove-examples' | 'link'>;

const texts = (Object.keys(options) as (keyof typeof options)[]).filter(isText);

function isText(name: keyof typeof options): name is Wish {
	return !['yes', 'help', 'remove-examples', 'link'].includes(name);
}

export interface Wishes {
	/** Nobody is asked; what is missing and has no default is an error. */
	yes: boolean;
	help: boolean;
	removeExamples: boolean;
	/** A link to sign in even for an operator who has signed in before. */
	link: boolean;
	said: Partial<Record<Wish, string>>;
}

/** Flags first, then `SETUP_NAME` and the like. Throws `StartProblem` on a flag there is not. */
export function readWishes(args: readonly string[], env: Record<string, string | undefined>): Wishes {
	const { yes, help, link, 'remove-examples': removeExamples, ...flags } = parsed(args);
	const said: Wishes['said'] = {};
	for (const name of texts) {
		const value = flags[name] ?? env[`SETUP_${name.toUpperCase().replaceAll('-', '_')}`];
		if (value !== undefined) said[name] = value.trim();
	}
	const on = (flag: boolean | undefined, name: string) => flag === true || env[name] === 'yes';
	return {
		yes: on(yes, 'SETUP_YES'),
		help: help === true,
		removeExamples: on(removeExamples, 'SETUP_REMOVE_EXAMPLES'),
		link: link === true,
		said
	};
}

function parsed(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
	} catch (error) {
		throw new StartProblem(error instanceof Error ? error.message : String(error), { cause: error });
	}
}

/** Several of something, one after the other with a semicolon or a line between. */
export function listed(text: string): string[] {
	return text
		.split(/[;\n]/)
		.map((part) => part.trim())
		.filter(Boolean);
}
