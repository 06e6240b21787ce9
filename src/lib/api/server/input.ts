import type { z } from 'zod';
import { listFields } from '../../platform/filters.ts';
import { Refusal } from '../../platform/refusal.ts';
import { InvalidInput } from '../problem.ts';

/** Bodies beyond this many bytes are not read to the end. */
const largestBody = 64 * 1_024;

/** Reads the parameters of an address; unknown ones are refused, unlike on pages. */
export function readQuery<Schema extends z.ZodObject>(
	schema: Schema,
	query: URLSearchParams
): z.output<Schema> {
	const lists = listFields(schema);
	const sent: Record<string, unknown> = {};
	for (const name of new Set(query.keys())) {
		const values = query.getAll(name);
		sent[name] = lists.has(name) || values.length > 1 ? values : values[0];
	}
	return check(schema, sent, 'query');
}

/** Reads a JSON body of at most 64 kB. Throws `InvalidInput` or a `Refusal`. */
export async function readBody<Schema extends z.ZodObject>(
	schema: Schema,
	request: Request
): Promise<z.output<Schema>> {
	const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
	if (type !== 'application/json') throw new Refusal('not_supported', 'api_not_json');
	const bytes = await readBytes(request);
	let sent: unknown;
	try {
		sent = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new Refusal('bad_request', 'api_bad_json');
	}
	return check(schema, sent, 'body');
}

async function readBytes(request: Request): Promise<Uint8Array> {
	if (Number(request.headers.get('content-length')) > largestBody)
		throw new Refusal('too_large', 'api_body_too_large');
	const chunks: Uint8Array[] = [];
	let size = 0;
	if (request.body === null) return new Uint8Array();
	try {
		for await (const chunk of request.body) {
			size += chunk.byteLength;
			if (size > largestBody) throw new Refusal('too_large', 'api_body_too_large');
			chunks.push(chunk);
		}
	} catch (error) {
		if (error instanceof Refusal) throw error;
		throw new Refusal('bad_request', 'api_bad_json');
	}
	return Buffer.concat(chunks);
}

/** Unknown fields are named one by one, so that each mistake has its own place. */
function check<Schema extends z.ZodObject>(
	schema: Schema,
	sent: unknown,
	where: 'body' | 'query'
): z.output<Schema> {
	const parsed = schema.safeParse(sent, { reportInput: true });
	if (parsed.success) return parsed.data;
	const issues = parsed.error.issues.flatMap((issue): z.core.$ZodIssue[] => {
		if (issue.code !== 'unrecognized_keys') return [issue];
		return issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }));
	});
	throw new InvalidInput(where, issues);
}
