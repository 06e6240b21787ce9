/** Who is brought together with whom, as far as the address says and the reader may decide. */
import { findPair, listAskable } from '#lib/introductions/server/pairs.ts';
import type { Context } from '#lib/platform/server/context.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function readPair(context: Context, query: URLSearchParams) {
	const read = (name: string) => uuid.exec(query.get(name) ?? '')?.[0];
	const [need, profile] = [read('need'), read('profile')];
	if (need !== undefined && profile !== undefined)
		return { pair: await findPair(context, need, profile), choices: undefined };
	return { pair: undefined, choices: await listAskable(context, { need, profile }) };
}
