import { readFileSync } from 'node:fs';
import { fromRoot } from '../../platform/server/root.ts';
import { unpack, type Gazetteer, type PackedGazetteer } from '../gazetteer.ts';

let loaded: Gazetteer | undefined;

/** The place data of the repository, read once per process. */
export function loadGazetteer(): Gazetteer {
	loaded ??= unpack(
		JSON.parse(readFileSync(fromRoot('data', 'places', 'gazetteer.json'), 'utf8')) as PackedGazetteer
	);
	return loaded;
}
