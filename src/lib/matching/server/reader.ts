import { loadGazetteer } from '../../places/server/gazetteer.ts';
import { loadVocabulary } from '../../skills/server/vocabulary.ts';
import { createReader, type Reader } from '../understand.ts';

let reader: Reader | undefined;

/** Reads needs, profiles and listings in plain words; its tables are made once per process, on first use. */
export function loadReader(): Reader {
	reader ??= createReader({ vocabulary: loadVocabulary(), gazetteer: loadGazetteer() });
	return reader;
}
