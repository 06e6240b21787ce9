/**
 * Tokens people carry: `id.secret`. Only the SHA-256 of the secret is kept, so a copy of the table opens nothing;
 * the id is looked up and the secret compared in constant time, so neither can be guessed by timing.
 * After Lucia's published session design.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface Secret {
	id: string;
	hash: Buffer;
	/** What the person gets, once. */
	token: string;
}

/** A new id and secret; give an id to make a new secret for something that exists. */
export function makeSecret(id = newId()): Secret {
	const secret = randomBytes(32).toString('base64url');
	return { id, hash: hashOf(secret), token: `${id}.${secret}` };
}

export function newId(): string {
	return randomBytes(16).toString('base64url');
}

/** The two halves of a token, undefined where it has not the shape of one. */
export function splitToken(token: string): { id: string; secret: string } | undefined {
	const found = /^([\w-]{22})\.([\w-]{43})$/.exec(token);
	return found?.[1] === undefined || found[2] === undefined ? undefined : { id: found[1], secret: found[2] };
}

export function isSecretOf(secret: string, hash: Uint8Array | null): boolean {
	return hash !== null && hash.byteLength === 32 && timingSafeEqual(hashOf(secret), hash);
}

function hashOf(secret: string): Buffer {
	return createHash('sha256').update(secret).digest();
}
