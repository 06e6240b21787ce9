import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sources.ts';

export interface Manifest {
	dependencies: Record<string, string>;
	devDependencies: Record<string, string>;
	optionalDependencies: Record<string, string>;
}

export interface Lock {
	packages: Record<string, { version?: string; resolved?: string }>;
}

export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
export const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;

/** The oldest version without a published hole in the part we use, and what the hole was. */
export const minimumVersions: readonly { name: string; from: string; because: string }[] = [
	{
		name: '@sveltejs/kit',
		from: '2.60.1',
		because: 'GHSA-hgv7-v322-mmgr, GHSA-3f6h-2hrp-w5wx, GHSA-2crg-3p73-43xp'
	},
	{ name: '@sveltejs/adapter-node', from: '5.5.1', because: 'CVE-2025-67647, forged Host with prerendering' },
	{ name: 'devalue', from: '5.9.1', because: 'GHSA-77vg-94rm-hx3p, GHSA-9rgm-9g3h-6x36, memory and CPU' },
	{ name: 'svelte', from: '5.55.7', because: 'scripts injected by spread attributes and hydratable keys' },
	{ name: 'kysely', from: '0.28.17', because: 'GHSA-wmrf-hv6w-mr66, GHSA-pv5w-4p9q-p3v2, JSON path keys' },
	{ name: 'nodemailer', from: '8.0.4', because: 'GHSA-c7w3-x93f-qmm8, SMTP commands in an envelope' }
];

/** Locked packages older than the table allows, wherever in the tree they sit. */
export function tooOld({ packages }: Lock): string[] {
	return minimumVersions.flatMap(({ name, from, because }) =>
		Object.entries(packages)
			.filter(([path]) => path.endsWith(`node_modules/${name}`))
			.filter(([, { version }]) => version !== undefined && isBefore(version, from))
			.map(([path, { version }]) => `${path} is ${version ?? ''}, needs ${from}: ${because}`)
	);
}

function isBefore(version: string, from: string): boolean {
	const numbers = (text: string) => (text.split('-')[0] ?? '').split('.').map(Number);
	const [a, b] = [numbers(version), numbers(from)];
	const at = b.findIndex((number, index) => number !== a[index]);
	return at !== -1 && (a[at] ?? 0) < (b[at] ?? 0);
}

/** Packages whose version is a range, or differs from the lock. */
export function loosePins(
	{ dependencies, devDependencies, optionalDependencies }: Manifest,
	{ packages }: Lock
): string[] {
	return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).flatMap(
		([name, version]) => {
			if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) return [`${name}@${version} is not an exact version`];
			const locked = packages[`node_modules/${name}`]?.version;
			return locked === version ? [] : [`${name}@${version}, but the lock holds ${locked ?? 'nothing'}`];
		}
	);
}

/** Runtime packages the decisions do not give a job. */
export function withoutAJob({ dependencies, optionalDependencies }: Manifest, page: string): string[] {
	return Object.keys({ ...dependencies, ...optionalDependencies }).filter(
		(name) => !page.includes(`\`${name}\``)
	);
}
