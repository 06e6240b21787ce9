import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { takeLock } from './lock.ts';

async function inFolder(work: (lockFile: string) => Promise<void>) {
	const folder = await mkdtemp(join(tmpdir(), 'mutirao-lock-'));
	try {
		await work(join(folder, 'a.lock'));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

describe('a lock', () => {
	test('is held by one at a time, however many ask', () =>
		inFolder(async (path) => {
			const locks = await Promise.all(Array.from({ length: 8 }, () => takeLock(path)));
			const held = locks.filter((lock) => lock !== undefined);
			expect(held).toHaveLength(1);
			await held[0]?.release();
			const next = await takeLock(path);
			expect(next).toBeDefined();
			await next?.release();
		}));

	test('of a killed process is free', () =>
		inFolder(async (path) => {
			const module = join(import.meta.dirname, 'lock.ts');
			const code = `const { takeLock } = await import(${JSON.stringify(module)});
				await takeLock(${JSON.stringify(path)}); process.stdout.write('held'); setInterval(() => {}, 1000);`;
			const holder = spawn(process.execPath, ['--input-type=module', '-e', code], {
				stdio: ['ignore', 'pipe', 'inherit']
			});
			await once(holder.stdout, 'data');
			expect(await takeLock(path)).toBeUndefined();

			holder.kill('SIGKILL');
			await once(holder, 'exit');
			const lock = await takeLock(path);
			expect(lock).toBeDefined();
			await lock?.release();
		}));
});
