import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpack, type Gazetteer, type PackedGazetteer } from '../gazetteer.ts';

let loaded: Gazetteer | undefined;

/** The place data of the repository, read once per process. */
export function loadGazetteer(): Gazetteer {
	loaded ??= unpack(
		JSON.parse(readFileSync(join(process.cwd(), 'data/places/gazetteer.json'), 'utf8')) as PackedGazetteer
	);
	return loaded;
}
