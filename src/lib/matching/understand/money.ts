/** Sums of money as people write them: `under €10k`, `R$ 15 mil`, `12.000,50 EUR`, `2 million yen`. */
import type { Found, Understanding } from '../facts.ts';

const signs: Readonly<Record<string, string>> = {
	'€': 'EUR',
	eur: 'EUR',
	euro: 'EUR',
	euros: 'EUR',
	'£': 'GBP',
	gbp: 'GBP',
	pounds: 'GBP',
	$: 'USD',
	us$: 'USD',
	usd: 'USD',
	dollars: 'USD',
	r$: 'BRL',
	brl: 'BRL',
	reais: 'BRL',
	'₹': 'INR',
	inr: 'INR',
	'৳': 'BDT',
	bdt: 'BDT',
	rp: 'IDR',
	idr: 'IDR',
	rupiah: 'IDR',
	ksh: 'KES',
	kes: 'KES',
	tsh: 'TZS',
	tzs: 'TZS',
	ush: 'UGX',
	ugx: 'UGX',
	rwf: 'RWF',
	frw: 'RWF',
	chf: 'CHF',
	pln: 'PLN',
	zł: 'PLN',
	sek: 'SEK',
	dkk: 'DKK',
	kč: 'CZK',
	czk: 'CZK',
	ft: 'HUF',
	huf: 'HUF',
	ron: 'RON',
	lei: 'RON',
	'₴': 'UAH',
	uah: 'UAH',
	грн: 'UAH',
	'¥': 'JPY',
	jpy: 'JPY',
	円: 'JPY',
	'₩': 'KRW',
	krw: 'KRW',
	원: 'KRW',
	cny: 'CNY',
	元: 'CNY',
	mxn: 'MXN',
	cop: 'COP',
	xof: 'XOF',
	fcfa: 'XOF',
	يورو: 'EUR',
	دولار: 'USD',
	دولارات: 'USD',
	'جنيه مصري': 'EGP',
	'ريال سعودي': 'SAR',
	'درهم إماراتي': 'AED',
	'درهم مغربي': 'MAD',
	'دينار تونسي': 'TND',
	'دينار جزائري': 'DZD',
	'دينار أردني': 'JOD',
	'دينار كويتي': 'KWD',
	'شلن كيني': 'KES'
};
const scales: Readonly<Record<string, number>> = {
	k: 1e3,
	mil: 1e3,
	thousand: 1e3,
	mille: 1e3,
	tsd: 1e3,
	tausend: 1e3,
	tys: 1e3,
	mila: 1e3,
	万: 1e4,
	만: 1e4,
	lakh: 1e5,
	m: 1e6,
	mio: 1e6,
	mln: 1e6,
	million: 1e6,
	millions: 1e6,
	milhão: 1e6,
	milhões: 1e6,
	millón: 1e6,
	millones: 1e6,
	milioni: 1e6,
	juta: 1e6,
	elfu: 1e3,
	laki: 1e5,
	ألف: 1e3,
	الف: 1e3,
	آلاف: 1e3,
	مليون: 1e6,
	ملايين: 1e6
};

const either = (words: Readonly<Record<string, unknown>>) =>
	Object.keys(words)
		.sort((a, b) => b.length - a.length)
		.map((word) => word.replace(/[$]/g, '\\$&'))
		.join('|');
const figure = String.raw`\d{1,3}(?:[.,'\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?`;
const scale = String.raw`(?:\s?(${either(scales)})(?![\p{Script=Latin}\d]))?`;
/** Swahili says the thousands first: `KSh elfu 200`. */
const scaleAhead = String.raw`(?:(elfu|laki|milioni)\s)?`;
const before = new RegExp(
	String.raw`(?<![\p{Script=Latin}\d])(${either(signs)})\s?${scaleAhead}(${figure})${scale}`,
	'giu'
);
/** Shillings of which country is said beside them: `shilingi milioni 2 za Kenya`. */
const shillings: Readonly<Record<string, string>> = { kenya: 'KES', tanzania: 'TZS', uganda: 'UGX' };
const ofCountry = String.raw`za\s(${either(shillings)})(?!\p{L})`;
const inShillings = new RegExp(
	String.raw`(?<!\p{L})shilingi\s(?:${ofCountry}\s)?${scaleAhead}(${figure})(?:\s${ofCountry})?`,
	'giu'
);
const behind = new RegExp(
	String.raw`(?<![\p{Script=Latin}\d.,])(${figure})${scale}\s?(?:de\s|d['’])?(${either(signs)})(?![\p{Script=Latin}\d])`,
	'giu'
);
const atMost =
	/(under|below|less than|up to|at most|max(?:imum)?|no more than|até|no máximo|menos de|abaixo de|hasta|máximo|inférieur à|moins de|jusqu['’]à|au plus|maximal|unter|bis zu|höchstens|weniger als|fino a|massimo|meno di|maximaal|tot|onder|do|poniżej|upp till|højst|enintään|alle|hadi|chini ya|isiyozidi|isizidi|kisichozidi|zisizozidi|(?:لا|ألا) [تي](?:تجاوز|تعدى|زيد على|زيد عن)|أقل من|حتى|بحد أقصى|كحد أقصى)\s*$/iu;

/** The value of `12.000,50`, `12,000.50`, `12 000`: what stands before two figures at the end is a decimal sign. */
function valueOf(written: string): number {
	const decimal = /[.,](\d{1,2})$/.exec(written);
	const whole = decimal ? written.slice(0, decimal.index) : written;
	return Number(whole.replace(/\D/g, '')) + (decimal ? Number(`0.${decimal[1] ?? '0'}`) : 0);
}

/** The first sum a text names, undefined where it names none. */
export function readMoney(text: string): Understanding['budget'] {
	// Sums stand in the first pages; the bound keeps hostile input cheap.
	const head = inFigures(text.slice(0, 20_000));
	const [first] = [
		...matches(head, before, { figure: 3, scales: [2, 4], signs: [1] }),
		...matches(head, behind, { figure: 1, scales: [2], signs: [3] }),
		...matches(head, inShillings, { figure: 3, scales: [2], signs: [1, 4] })
	].sort((a, b) => a.found.start - b.found.start);
	if (!first) return undefined;
	const limit = atMost.test(head.slice(Math.max(0, first.found.start - 24), first.found.start));
	const { start, end } = first.found;
	const found = { start, end, words: text.slice(start, end) };
	return { amount: first.amount, currency: first.currency, atMost: limit, found: [found] };
}

/** `٥٠٠٠` as `5000`, each figure at its place. */
function inFigures(text: string): string {
	return text.replaceAll(/[٠-٩]/g, (figure) => String(figure.charCodeAt(0) - 0x660));
}

/** Groups of a pattern; of several scales or signs the one that is there counts. */
interface Groups {
	figure: number;
	scales: readonly number[];
	signs: readonly number[];
}

function matches(
	text: string,
	pattern: RegExp,
	groups: Groups
): { amount: number; currency: string; found: Found }[] {
	const [match] = text.matchAll(pattern);
	if (!match) return [];
	const said = (places: readonly number[]) =>
		places
			.map((at) => match[at])
			.find(Boolean)
			?.toLowerCase() ?? '';
	const amount = valueOf(match[groups.figure] ?? '') * (scales[said(groups.scales)] ?? 1);
	const sign = said(groups.signs);
	const currency = signs[sign] ?? shillings[sign];
	if (currency === undefined) return [];
	const found = { words: match[0], start: match.index, end: match.index + match[0].length };
	return [{ amount: Math.round(amount * 100) / 100, currency, found }];
}
