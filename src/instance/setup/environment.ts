/** The file `.env`: settings that have to hold for the next start too. */
import { existsSync } from 'node:fs';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';

/** Sets these variables in the file, each once; everything else in it stays. Readable by its owner only. */
export async function writeEnvironment(path: string, values: Record<string, string>): Promise<void> {
	const lines = existsSync(path) ? (await readFile(path, 'utf8')).replace(/\n$/, '').split('\n') : [];
	const kept = lines.filter((line) => !Object.keys(values).some((name) => isLineOf(line, name)));
	const added = Object.entries(values).map(([name, value]) => `${name}=${quoted(value)}`);
	const text = [...kept.filter((line, at) => line !== '' || at > 0), ...added].join('\n');
	await writeFile(`${path}.part`, `${text}\n`, { mode: 0o600 });
	await chmod(`${path}.part`, 0o600);
	await rename(`${path}.part`, path);
}

function isLineOf(line: string, name: string): boolean {
	return new RegExp(`^\\s*(export\\s+)?${name}\\s*=`).test(line);
}

/** As the reader of such files takes it: quotes where a sign would end the value. */
function quoted(value: string): string {
	if (/^[\w@:/.,+%?&=<>()[\] -]*$/.test(value) && value.trim() === value) return value;
	return (
		["'", '"', '`'].map((sign) => `${sign}${value}${sign}`).find((text) => !value.includes(text.charAt(0))) ??
		value
	);
}
