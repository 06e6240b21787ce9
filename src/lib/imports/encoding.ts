/** Bytes of a table to text: UTF-8 with or without a mark, UTF-16 with one, and otherwise what Windows writes. */
export function decode(bytes: Uint8Array): { text: string; encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252' } {
	const [first, second] = bytes;
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
		const label = first === 0xff ? 'utf-16le' : 'utf-16be';
		return { text: new TextDecoder(label).decode(bytes), encoding: 'UTF-16' };
	}
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
	} catch {
		return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
	}
}

/** The sign between cells: the one the header line holds most of, outside quotes. */
export function delimiterOf(text: string): ',' | ';' | '\t' {
	const header =
		text
			.slice(0, 20_000)
			.replace(/"(?:[^"]|"")*"/g, '')
			.split(/\r?\n|\r/, 1)[0] ?? '';
	const counts = ([',', ';', '\t'] as const).map((sign) => ({ sign, count: header.split(sign).length }));
	return counts.sort((one, other) => other.count - one.count)[0]?.sign ?? ',';
}
