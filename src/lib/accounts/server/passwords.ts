/** Passwords as argon2id in the PHC string format, with Node's own implementation. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** Memory in KiB, passes and lanes: the first choice of OWASP's password storage sheet. */
const cost = { memory: 19_456, passes: 2, lanes: 1 } as const;
const hashLength = 32;

/** `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, so that the cost can grow without losing older passwords. */
export async function hashPassword(password: string): Promise<string> {
	const salt = randomBytes(16);
	const hash = await argon2id(password, salt, cost.memory, cost.passes, cost.lanes, hashLength);
	return phcOf(salt, hash);
}

function phcOf(salt: Buffer, hash: Buffer): string {
	const settings = `m=${String(cost.memory)},t=${String(cost.passes)},p=${String(cost.lanes)}`;
	return `$argon2id$v=19$${settings}$${unpadded(salt)}$${unpadded(hash)}`;
}

const stored = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
/** As costly to check as a real one, and nobody's. */
const nobodys = phcOf(Buffer.alloc(16), Buffer.alloc(hashLength));

/**
 * Whether a password is the one stored. Without a stored one the same work is done for nothing, so that the time
 * an answer takes does not tell whether an address is known.
 */
export async function isPassword(password: string, phc: string | undefined): Promise<boolean> {
	const [, memory, passes, lanes, salt = '', hash = ''] = stored.exec(phc ?? nobodys) ?? [];
	const expected = Buffer.from(hash, 'base64');
	const given = await argon2id(
		password,
		Buffer.from(salt, 'base64'),
		Number(memory),
		Number(passes),
		Number(lanes),
		expected.byteLength
	);
	return timingSafeEqual(given, expected) && phc !== undefined;
}

function argon2id(
	password: string,
	nonce: Buffer,
	memory: number,
	passes: number,
	parallelism: number,
	tagLength: number
) {
	return derive('argon2id', {
		message: password.normalize('NFKC'),
		nonce,
		memory,
		passes,
		parallelism,
		tagLength
	});
}

function unpadded(bytes: Buffer): string {
	return bytes.toString('base64').replace(/=+$/, '');
}
