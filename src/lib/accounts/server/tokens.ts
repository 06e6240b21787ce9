/** Personal tokens: how a program of somebody's reads in their name, as far as its scopes go. */
import { Refusal } from '../../platform/refusal.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import type { Db } from '../../platform/server/db.ts';
import { mostTokens, type TokenScope } from '../lifecycle.ts';
import { personOf } from './commands.ts';
import { type Proof, proveOwner, tellOwner } from './credentials.ts';
import { isSecretOf, makeSecret, splitToken } from './secrets.ts';

/** In front of every token, so that one left in a public repository can be found by its look. */
const mark = 'mutirao_';
const dayMs = 24 * 60 * 60_000;

export interface NewToken {
	name: string;
	scopes: readonly TokenScope[];
	days: number;
}

/** Makes a token and gives it in clear, the only time it can be read. The owner's mailbox is told of it. */
export async function createToken(
	context: Context,
	proof: Proof,
	{ name, scopes, days }: NewToken
): Promise<string> {
	const personId = await proveOwner(context, proof);
	return atomically(context, async (atomic) => {
		const { db, now } = atomic;
		await db.selectFrom('person').select('id').where('id', '=', personId).forUpdate().execute();
		const held = await db
			.selectFrom('personal_token')
			.select(({ fn }) => fn.countAll<number>().as('tokens'))
			.where('person_id', '=', personId)
			.executeTakeFirstOrThrow();
		if (held.tokens >= mostTokens)
			throw new Refusal('stale_state', 'accounts_tokens_most', { most: mostTokens });
		const { id, hash, token } = makeSecret();
		await db
			.insertInto('personal_token')
			.values({
				id,
				secret_hash: hash,
				person_id: personId,
				name,
				scopes: [...new Set(scopes)],
				created_at: now,
				expires_at: new Date(now.getTime() + days * dayMs)
			})
			.execute();
		await tellOwner(atomic, personId, 'token_made');
		return mark + token;
	});
}

/** Ends a token of the person's own; one that is gone already is no mistake. */
export async function revokeToken(context: Context, id: string): Promise<void> {
	await context.db
		.deleteFrom('personal_token')
		.where('id', '=', id)
		.where('person_id', '=', personOf(context))
		.execute();
}

export interface TokenBearer {
	person: { id: string; operator: boolean };
	scopes: readonly TokenScope[];
}

/** Whose token this is and what it opens; undefined for a wrong or expired one and for suspended people. */
export async function readToken(db: Db, now: Date, token: string): Promise<TokenBearer | undefined> {
	const halves = token.startsWith(mark) ? splitToken(token.slice(mark.length)) : undefined;
	if (!halves) return undefined;
	const found = await db
		.selectFrom('personal_token')
		.innerJoin('person', 'person.id', 'personal_token.person_id')
		.select(['personal_token.secret_hash', 'personal_token.scopes', 'personal_token.last_used_on'])
		.select(['person.id', 'person.operator'])
		.where('personal_token.id', '=', halves.id)
		.where('personal_token.expires_at', '>', now)
		.where('person.status', '=', 'active')
		.executeTakeFirst();
	if (!found || !isSecretOf(halves.secret, found.secret_hash)) return undefined;
	const today = now.toISOString().slice(0, 10);
	if (found.last_used_on !== today) {
		await db.updateTable('personal_token').set({ last_used_on: today }).where('id', '=', halves.id).execute();
	}
	const { id, operator, scopes } = found;
	return { person: { id, operator }, scopes };
}
