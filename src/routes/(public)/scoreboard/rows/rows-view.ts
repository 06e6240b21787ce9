/** Exactly the rows a figure counts, in the reader's words. */
import { type Board, type BoardFigure, type Entry } from '#lib/figures/board.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { formatNumber } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { figureName } from '../figure-words.ts';
import { statusWord } from '../../(home)/words.ts';

const pages = { need: '/needs', work: '/engagements', introduction: undefined, team: undefined };

export function rowsView({ entries }: Board, figure: BoardFigure, locale: Locale) {
	return entries
		.filter((entry) => entry.figure === figure)
		.map((entry) => ({
			key: entry.row,
			title: entry.title ?? nameOf(entry, locale),
			lang: entry.language ?? undefined,
			href:
				entry.id && pages[entry.kind] ? href(`${pages[entry.kind] ?? ''}/${entry.id}`, locale) : undefined,
			facts: factsOf(entry, locale).join(' · ')
		}));
}

function nameOf({ kind, row }: Entry, locale: Locale): string {
	const word = kind === 'team' ? m.figures_row_team : m.figures_row_introduction;
	return word({ number: formatNumber(row, locale) }, { locale });
}

function factsOf({ kind, office, days, ending, staff }: Entry, locale: Locale): string[] {
	const facts = [office ?? ''];
	if (days !== null) facts.push(m.desk_days({ count: days }, { locale }));
	if (ending !== null && kind === 'work') facts.push(figureName(`work_${ending}` as BoardFigure, locale));
	if (ending !== null && kind === 'need') facts.push(statusWord(ending)({}, { locale }));
	if (staff !== null) facts.push(m.figures_row_staff({ count: staff }, { locale }));
	return facts.filter(Boolean);
}
