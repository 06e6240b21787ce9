/** Checking the rows of a table: what is right becomes ready to import, everything else is told with its place. */
import { m } from '../../paraglide/messages.js';
import type { Actor } from '../../platform/actor.ts';
import type { Locale } from '../../platform/language.ts';
import { renderMessage } from '../../platform/messages.ts';
import { problemsOf } from '../../platform/problems.ts';
import { accepted } from '../accepted.ts';
import { columnsOf, type NeedRow, type OrganisationRow, type ProfileRow } from './columns.ts';
import type { ImportKind, RowProblem } from '../lifecycle.ts';
import { canImportInto } from '../policy.ts';
import { findArea, findCityOf, findCountry } from './areas.ts';
import { createSkillReading } from './skill-names.ts';
import type { Table } from './table.ts';

export interface Where {
	country: string;
	subdivision: string | null;
	city: number | null;
	lat: number | null;
	lng: number | null;
}

/** An office a draft can be for. */
export interface Office {
	id: string;
	country: string | null;
	subdivision: string | null;
}

interface Ready {
	row: number;
	where: Where;
	skills: string[];
}
export type ReadyRow = Ready &
	(
		| { kind: 'organisations'; fields: OrganisationRow }
		| { kind: 'profiles'; fields: ProfileRow }
		| { kind: 'needs'; fields: NeedRow; officeId: string | null }
	);

export interface Checked {
	ready: ReadyRow[];
	problems: RowProblem[];
	unknown: { row: number; words: string[] }[];
}

export interface Checking {
	actor: Actor;
	locale: Locale;
	/** Offices by their folded name. */
	offices: ReadonlyMap<string, Office>;
	nameKey: (name: string) => string;
}

type Complain = (column: string, key: string) => void;

export function checkRows(kind: ImportKind, table: Table, checking: Checking): Checked {
	const { locale } = checking;
	const readSkills = createSkillReading(locale);
	const checked: Checked = { ready: [], problems: [], unknown: [] };
	for (const { row, cells, beyond } of table.rows) {
		if (beyond !== '') {
			checked.problems.push(shifted(row, beyond, locale));
			continue;
		}
		const wrong: RowProblem[] = [];
		const tell = (column: string, problem: string) =>
			wrong.push({
				...{ row, column, problem, value: (cells[column] ?? '').slice(0, 80) },
				accepted: accepted(kind, column, locale)
			});
		const complain: Complain = (column, key) => tell(column, renderMessage(key, {}, locale));
		const parsed = columnsOf[kind].safeParse(cells);
		if (!parsed.success) {
			for (const [column, sentences] of Object.entries(problemsOf(parsed.error, locale)))
				tell(column.split('.')[0] ?? column, sentences?.[0] ?? '');
		}
		const where = locate(cells, checking, complain);
		const { skills, unknown } = readSkills(cells['skills']);
		const officeId = kind === 'needs' ? findOffice(cells, checking, complain) : null;
		if (parsed.success) demand(kind, cells, complain);
		if (unknown.length > 0) checked.unknown.push({ row, words: unknown });
		checked.problems.push(...once(wrong));
		// The schema of this kind read the cells.
		if (parsed.success && where && wrong.length === 0)
			checked.ready.push({ kind, row, where, skills, officeId, fields: parsed.data } as ReadyRow);
	}
	return checked;
}

/** Cells beyond the last column mean that none of the row can be trusted to stand where it belongs. */
function shifted(row: number, beyond: string, locale: Locale): RowProblem {
	const problem = m.imports_more_cells({}, { locale });
	return {
		row,
		column: '',
		value: beyond.slice(0, 80),
		problem,
		accepted: m.imports_takes_row({}, { locale })
	};
}

function once(problems: readonly RowProblem[]): RowProblem[] {
	return problems.filter(({ column }, at) => problems.findIndex((other) => other.column === column) === at);
}

function locate(cells: Record<string, string>, { actor, locale }: Checking, complain: Complain) {
	const { country: named, region, city } = cells;
	if (named === undefined) return undefined;
	const country = findCountry(named);
	if (country === undefined) {
		complain('country', 'imports_no_country');
		return undefined;
	}
	let subdivision: string | null = null;
	if (region !== undefined) {
		const found = findArea(`${region}, ${country}`, locale);
		if (!('area' in found)) {
			complain('region', 'imports_no_region');
			return undefined;
		}
		subdivision = found.area.subdivision;
	}
	const town = city === undefined ? undefined : findCityOf(country, subdivision, city);
	if (city !== undefined && town === undefined) {
		complain('city', 'imports_no_city');
		return undefined;
	}
	const where: Where = {
		country,
		subdivision: subdivision ?? town?.subdivision ?? null,
		city: town?.id ?? null,
		lat: town?.lat ?? null,
		lng: town?.lng ?? null
	};
	if (canImportInto(actor, where)) return where;
	complain('country', 'imports_outside');
	return undefined;
}

/** A draft waits with the office it is for, so there has to be one. */
function findOffice(cells: Record<string, string>, checking: Checking, complain: Complain): string | null {
	if (cells['as']?.toLowerCase() !== 'draft') return null;
	const office = checking.offices.get(checking.nameKey(cells['office'] ?? ''));
	if (!office) complain('office', cells['office'] === undefined ? 'platform_required' : 'imports_no_office');
	else if (!canImportInto(checking.actor, office)) complain('office', 'imports_outside');
	return office?.id ?? null;
}

/** What depends on another column. */
function demand(kind: ImportKind, cells: Record<string, string>, complain: Complain): void {
	const need = (...columns: string[]) => {
		for (const column of columns) if (cells[column] === undefined) complain(column, 'platform_required');
	};
	if (kind === 'organisations') {
		if (cells['kind']?.toLowerCase() === 'office') need('contact');
		else need('source', 'licence');
	}
	if (kind === 'needs') {
		if (cells['as']?.toLowerCase() === 'archive') need('source', 'source_url', 'licence');
		if (cells['budget_amount'] !== undefined) need('budget_currency');
		if (cells['budget_currency'] !== undefined) need('budget_amount');
	}
	if (kind === 'profiles' && cells['kind']?.toLowerCase() === 'person') complain('kind', 'imports_no_people');
}
