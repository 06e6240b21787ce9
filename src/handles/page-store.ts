import { gzip as gzipCallback } from 'node:zlib';
import { promisify } from 'node:util';

const compressed = promisify(gzipCallback);

/** A finished page: both ways it may be sent, and what its headers said. */
export interface StoredPage {
	headers: readonly [string, string][];
	body: Buffer<ArrayBuffer>;
	gzip: Buffer<ArrayBuffer>;
}

export interface PageStore {
	get(key: string): StoredPage | undefined;
	/** Reads the answer to its end and stores it. */
	put(key: string, response: Response): Promise<StoredPage>;
}

/** Of a body and of another one; they are written anew. */
const ofTheBody = new Set(['content-length', 'content-encoding', 'etag']);

/** Pages in the memory of this process, `mostBytes` of them: those not asked for the longest go first. */
export function openPageStore(mostBytes: number): PageStore {
	const pages = new Map<string, StoredPage>();
	let bytes = 0;
	const sizeOf = ({ body, gzip }: StoredPage) => body.byteLength + gzip.byteLength;

	const remove = (key: string) => {
		const page = pages.get(key);
		if (!page) return;
		pages.delete(key);
		bytes -= sizeOf(page);
	};

	return {
		get: (key) => {
			const page = pages.get(key);
			if (!page) return undefined;
			// A map keeps its order: what was just asked for goes to its end.
			pages.delete(key);
			pages.set(key, page);
			return page;
		},
		put: async (key, response) => {
			const headers = [...response.headers].filter(([name]) => !ofTheBody.has(name));
			const body = Buffer.from(await response.arrayBuffer());
			const page = { headers, body, gzip: await compressed(body) };
			remove(key);
			pages.set(key, page);
			bytes += sizeOf(page);
			for (const oldest of pages.keys()) {
				if (bytes <= mostBytes) break;
				remove(oldest);
			}
			return page;
		}
	};
}
