/** Addresses and telephone numbers in words, hidden before they are written down. */

/** Stands where something was hidden; the same in every language. */
export const hiddenMark = '[…]';

const address =
	/[\p{L}\p{N}._%+-]+\s*(?:@|＠|[[({]\s*(?:at|arroba|arobase)\s*[\])}])\s*[\p{L}\p{N}-]+(?:\s*(?:\.|[[({]\s*(?:dot|ponto|punto|point)\s*[\])}])\s*[\p{L}\p{N}-]+)+/giu;
/** Services whose addresses reach one person, with or without http. */
const reach =
	/(?:https?:\/\/)?(?:www\.)?(?:wa\.me|t\.me|signal\.me|m\.me|api\.whatsapp\.com|chat\.whatsapp\.com|telegram\.me)\/\S+|\b(?:mailto|tel|sms|sip|xmpp|matrix|skype|signal|whatsapp):\S+/giu;
const number = /(?:\+|＋|\b00)?[(（]?\p{Nd}[\p{Nd}\s()./·–—‑-]{5,28}\p{Nd}/gu;
const date = /^(?:\p{Nd}{4}[-./]\p{Nd}{1,2}[-./]\p{Nd}{1,2}|\p{Nd}{1,2}[-./]\p{Nd}{1,2}[-./]\p{Nd}{4})$/u;
/** Two years, two dates, or an amount written in groups of three. */
const harmless = /^(?:\p{Nd}{4}\s?[-–—/]\s?\p{Nd}{4}|\p{Nd}{1,3}(?:[ .]\p{Nd}{3})+)$/u;

const fewestDigits = 7;

/** The words without what would reach somebody past this site, and how many such things there were. */
export function hideContacts(words: string): { words: string; hidden: number } {
	let hidden = 0;
	const mark = () => {
		hidden += 1;
		return hiddenMark;
	};
	const cleared = words
		.replace(reach, mark)
		.replace(address, mark)
		.replace(number, (found) => (isTelephone(found.trim()) ? mark() : found));
	return { words: cleared, hidden };
}

function isTelephone(text: string): boolean {
	const digits = text.match(/\p{Nd}/gu)?.length ?? 0;
	if (digits < fewestDigits || digits > 15) return false;
	if (/^[+＋]/u.test(text)) return true;
	return !date.test(text) && !harmless.test(text);
}

/** The words without somebody's name, in whatever case it is written. */
export function hideName(words: string, name: string): string {
	const wanted = name.trim();
	if (wanted.length < 2) return words;
	const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return words.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu'), hiddenMark);
}
