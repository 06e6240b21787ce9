/** The made-up people of the examples, signed in the way a visitor would: one of each role that makes a difference. */
import { ask, ownForm } from './http.ts';

const names = {
	/** Works nowhere. */
	person: 'Capucine Aubépine',
	/** Manages an office in Recife. */
	member: 'Dalva Pitangueira',
	/** Works in the same office, and writes drafts only. */
	reader: 'Edu Cajazeira',
	/** Manages an office elsewhere. */
	otherMember: 'Solène Mélèze',
	/** Looks after the place of that office. */
	broker: 'Rosa Umburana',
	otherBroker: 'Maud Églantier',
	operator: 'Ola Sorveira'
} as const;

export type Role = keyof typeof names;
export const roles = Object.keys(names) as readonly Role[];

const cookies = new Map<Role, Promise<string>>();

/** The cookie of a session as that person, the same for the whole test file. */
export function cookieOf(role: Role): Promise<string> {
	const known = cookies.get(role);
	if (known) return known;
	const cookie = enter(role);
	cookies.set(role, cookie);
	return cookie;
}

/** A new session as that person. */
export async function enter(role: Role): Promise<string> {
	const { text } = await ask('/demo');
	const entry = text.split('<li').find((item) => item.includes(names[role]));
	const person = /value="([0-9a-f-]{36})"/.exec(entry ?? '')?.[1];
	if (person === undefined) throw new Error(`${names[role]} is not among the examples`);
	const reply = await ask('/demo', { method: 'POST', headers: ownForm(), body: `person=${person}` });
	return sessionIn(reply.headers['set-cookie']);
}

/** The session cookie among those an answer sets, ready to be sent back; an error where there is none. */
export function sessionIn(set: readonly string[] | undefined): string {
	const cookie = set?.find((each) => /^session=[^;]{20}/.test(each))?.split(';')[0];
	if (cookie === undefined) throw new Error('no session began');
	return cookie;
}
