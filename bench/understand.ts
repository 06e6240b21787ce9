/**
 * How long reading a need takes: `node bench/understand.ts [--json]`. Checks the answer first and refuses to time
 * a wrong one.
 */
import { readFileSync } from 'node:fs';
import { createReader } from '../src/lib/matching/understand.ts';
import { sameNeed } from '../src/lib/matching/understand.fixtures.ts';
import { unpack, type PackedGazetteer } from '../src/lib/places/gazetteer.ts';
import type { Vocabulary } from '../src/lib/skills/vocabulary.ts';

const root = new URL('..', import.meta.url);
const vocabulary = JSON.parse(
	readFileSync(new URL('data/vocabulary/vocabulary.json', root), 'utf8')
) as Vocabulary;
const gazetteer = unpack(
	JSON.parse(readFileSync(new URL('data/places/gazetteer.json', root), 'utf8')) as PackedGazetteer
);

function timed<T>(work: () => T): { result: T; ms: number } {
	const started = performance.now();
	const result = work();
	return { result, ms: performance.now() - started };
}

const { result: read, ms: buildMs } = timed(() => createReader({ vocabulary, gazetteer }));

for (const text of sameNeed) {
	const { skills, places } = read(text);
	const said = skills.map(({ skill }) => skill);
	const right = ['qgis', 'gis', 'web-mapping', 'training'].every((skill) => said.includes(skill));
	if (!right || places[0]?.name !== 'Lyon') throw new Error(`misread, so not timed: ${text}`);
}

/** Texts of so many words, each the needs of one language over and over, as one office would write. */
function texts(words: number): string[] {
	return ['en', 'pt', 'es', 'fr'].map((_, at) => {
		const own = sameNeed.slice(at * 3, at * 3 + 3).join('. ');
		const all = Array.from({ length: Math.ceil(words / 40) }, () => own).join('. ');
		return all.split(/\s+/).slice(0, words).join(' ');
	});
}

function measure(words: number, rounds: number) {
	const sample = texts(words);
	for (const text of sample) read(text);
	const cpu = process.cpuUsage();
	const times = Array.from({ length: rounds }, (_, round) =>
		timed(() => read(sample[round % sample.length] ?? ''))
	).map(({ ms }) => ms);
	const { user, system } = process.cpuUsage(cpu);
	times.sort((a, b) => a - b);
	const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? 0;
	return { words, p50: at(0.5), p95: at(0.95), 'cpu per text': (user + system) / 1_000 / rounds };
}

const results = {
	'build ms': buildMs,
	cities: gazetteer.cities.length,
	concepts: vocabulary.concepts.length,
	ms: [measure(20, 600), measure(200, 400), measure(2_000, 60), measure(8_000, 20)]
};

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(results)}\n`);
else {
	const rows = results.ms.map(
		(row) =>
			`| ${String(row.words)} | ${row.p50.toFixed(2)} | ${row.p95.toFixed(2)} | ${row['cpu per text'].toFixed(2)} |`
	);
	process.stdout.write(
		`Automata of ${String(results.concepts)} concepts and ${String(results.cities)} cities built in ${buildMs.toFixed(0)} ms\n\n` +
			`| words | p50 ms | p95 ms | CPU ms |\n| ---: | ---: | ---: | ---: |\n${rows.join('\n')}\n`
	);
}
