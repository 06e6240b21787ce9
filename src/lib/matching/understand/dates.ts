/** Days and months a text sets: `by March`, `até 15 de março de 2027`, `ab April`, `2027-03-15`. */
import { fold } from '../../platform/fold.ts';
import { withoutSigns } from '../../skills/reading/arabic.ts';
import type { Token } from '../../skills/reading/tokens.ts';
import { writtenLanguages } from '../../skills/vocabulary.ts';
import type { Understanding } from '../facts.ts';
import { foundAt } from './skills.ts';

const ending = new Set(
	'by until before till ate antes hasta avant ici jusqu bis vor spatestens entro tot voor przed senast inden mennessa pana lidz kabli sebelum hadi mpaka kabla ifikapo حتى قبل بحلول لغاية'.split(
		' '
	)
);
const beginning = new Set(
	'from starting since partir desde inicio debut ab dal vanaf od fran fra alkaen de la mulai kuanzia tangu منذ ابتداء بدء اعتبار'.split(
		' '
	)
);
const between = new Set(
	'of de the end start mid fin final finales meados mediados ende anfang mitte du le la el o a d beginning ya wa mwezi mwisho mwanzo tarehe katikati من شهر نهاية اخر بداية اول مطلع منتصف تاريخ يوم'.split(
		' '
	)
);

/** Months of Arab countries that `Intl` does not name; in the Levant every second name is of two words. */
const furtherMonths: Readonly<Record<string, string>> = {
	ar: 'جانفي:1 فيفري:2 شباط:2 اذار:3 افريل:4 نيسان:4 ماي:5 ايار:5 جوان:6 حزيران:6 جويلية:7 تموز:7 اوت:8 اب:8 ايلول:9'
};

const months = new Map<string, ReadonlyMap<string, number>>(
	writtenLanguages.map((language) => [language, monthsOf(language)])
);

/** Names of months in both forms a language uses, folded; names of one word only. */
function monthsOf(language: string): Map<string, number> {
	const names = new Map<string, number>();
	for (let month = 0; month < 12; month += 1) {
		const date = new Date(Date.UTC(2026, month, 15));
		for (const options of [{ month: 'long' }, { month: 'long', day: 'numeric' }] as const) {
			const parts = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).formatToParts(date);
			const name = withoutSigns(fold(parts.find(({ type }) => type === 'month')?.value ?? ''));
			if (/^\p{L}{3,}$/u.test(name)) names.set(name, month + 1);
		}
	}
	for (const further of furtherMonths[language]?.split(' ') ?? []) {
		const [name = '', month] = further.split(':');
		names.set(name, Number(month));
	}
	return names;
}

/** The first date that something ends or begins by; `value` is `YYYY-MM-DD`, `YYYY-MM`, or `--MM` without a year. */
export function readDate(text: string, tokens: readonly Token[], language: string): Understanding['date'] {
	const own = months.get(language) ?? months.get('en');
	for (const [at, token] of tokens.entries()) {
		const month = own?.get(withoutSigns(token.word));
		if (month === undefined || (language === 'en' && token.word === 'may' && !token.capital)) continue;
		const day = numberAt(tokens, at - 1, 31) ?? sameDay(tokens, at) ?? numberAt(tokens, at + 1, 31);
		const year = yearNear(tokens, at);
		const says = whichEnd(tokens, at);
		if (says === undefined) continue;
		const value = `${year === undefined ? '-' : String(year)}-${two(month)}`;
		return {
			says,
			value: day !== undefined && year !== undefined ? `${value}-${two(day)}` : value,
			found: [foundAt(text, tokens, at, at + 1)]
		};
	}
	return undefined;
}

/** `15 de março`. */
function sameDay(tokens: readonly Token[], at: number): number | undefined {
	return between.has(tokens[at - 1]?.word ?? '') ? numberAt(tokens, at - 2, 31) : undefined;
}

function numberAt(tokens: readonly Token[], at: number, most: number): number | undefined {
	const written = /^(\d{1,2})(?:st|nd|rd|th|er|o)?$/.exec(tokens[at]?.word ?? '')?.[1];
	const value = Number(written);
	return written !== undefined && value >= 1 && value <= most ? value : undefined;
}

function yearNear(tokens: readonly Token[], at: number): number | undefined {
	const near = [1, 2, 3].map((apart) => tokens[at + apart]);
	const year = near.find(
		(token) => /^20\d\d$/.test(token?.word ?? '') && token?.sentence === tokens[at]?.sentence
	);
	return year && Number(year.word);
}

/** What the nearest of the four words before the month says; nothing where none of them does. */
function whichEnd(tokens: readonly Token[], at: number): 'ends' | 'begins' | undefined {
	for (let before = at - 1; before >= Math.max(0, at - 5); before -= 1) {
		const token = tokens[before];
		if (token?.sentence !== tokens[at]?.sentence) return undefined;
		const word = withoutSigns(token?.word ?? '');
		if (ending.has(word)) return 'ends';
		if (beginning.has(word) && !between.has(word)) return 'begins';
		if (!between.has(word) && !/^\d/.test(word)) return undefined;
	}
	return undefined;
}

const two = (value: number) => String(value).padStart(2, '0');
