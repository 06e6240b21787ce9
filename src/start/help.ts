import { type Setting, settings } from '#lib/platform/settings.ts';
import { print } from './steps.ts';

const width = 76;

/** `npm start -- --help` */
export function printHelp(): void {
	print('Mutirão: starts the database, builds what changed, and serves the site.');
	print();
	print('  npm start          everything in one process; Ctrl-C ends it');
	print('  npm run dev        the same, rebuilding while you edit');
	print('  npm run build      only build');
	print('  npm run migrate    only bring DATABASE_URL to the newest schema');
	print('  npm run worker     only background work, with DATABASE_URL');
	print('  npm run search     make the search indexes anew, compare them, say how far they are');
	print();
	print('Environment variables (or lines in a file named .env):');
	for (const [name, setting] of Object.entries<Setting>(settings)) {
		print();
		print(`  ${name}  (unset: ${setting.unset})`);
		for (const line of wrap(setting.description)) print(`      ${line}`);
	}
}

function wrap(text: string): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}
