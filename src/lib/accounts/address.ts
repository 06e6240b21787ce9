/** Mail addresses as people type them: one mailbox, nothing else. */
const local = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/;
const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

export interface MailAddress {
	/** As mail is sent to it: the local part as typed, the domain in ASCII. */
	address: string;
	/** What tells two mailboxes apart: all in small letters. */
	key: string;
}

/**
 * Reads one address, undefined where it is none. Normalised before it is checked, so that look-alike signs do not
 * pass as ordinary ones; quotes, comments, lists and a second @ are refused.
 */
export function readMailAddress(typed: string): MailAddress | undefined {
	const text = typed.normalize('NFKC').trim();
	const at = text.lastIndexOf('@');
	if (at < 1 || text.length > 254) return undefined;
	const name = text.slice(0, at);
	const host = asciiHost(text.slice(at + 1));
	if (!local.test(name) || name.startsWith('.') || name.endsWith('.') || name.includes('..'))
		return undefined;
	if (!domain.test(host)) return undefined;
	return { address: `${name}@${host}`, key: `${name.toLowerCase()}@${host}` };
}

/** The host in ASCII, '' where it is none. A port, a path or user details would change what comes back. */
function asciiHost(text: string): string {
	const address = `http://${text}`;
	if (!URL.canParse(address) || /[/:?#@\\\s]/.test(text)) return '';
	return new URL(address).hostname;
}
