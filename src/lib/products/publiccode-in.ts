/** Reading a publiccode.yml somebody sends in: what we take from it, what is wrong in which line, what we leave. */
import { type Document, isAlias, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { Declared, DeclaredDescription } from './declared.ts';
import { holdsTooMuch, nestsTooDeep } from './publiccode-limits.ts';
import { contactKeys, PubliccodeFile, takenPaths } from './publiccode-schema.ts';

/** Larger files are no description of a product. In bytes. */
export const mostBytes = 64 * 1024;
/** Nobody puts more right in one go; the rest shows when the file is sent again. */
export const mostProblems = 20;

export interface PubliccodeProblem {
	/** Path of the field as people write it: `legal.license`; empty where it is about the whole file. */
	field: string;
	/** Counted from one; undefined where the field is missing and so stands nowhere. */
	line: number | undefined;
	message: string;
	params: Readonly<Record<string, string | number>>;
}

/** What the register takes from a file. */
export interface Taken {
	name: string;
	repository: string;
	url: string | null;
	licence: string;
	owner: string | null;
	summary: string;
	/** Of the summary. */
	language: string;
	declared: Declared;
}

export interface ReadPubliccode {
	/** Undefined where there are problems. */
	taken: Taken | undefined;
	problems: PubliccodeProblem[];
	/** Fields of the file the register has no place for, without their values. */
	notTaken: string[];
}

/** Never throws: whatever the text is, the answer says what is wrong with it. Reads at most `mostBytes`. */
export function readPubliccode(text: string): ReadPubliccode {
	if (new TextEncoder().encode(text).length > mostBytes)
		return refused('products_yml_too_large', { kilobytes: mostBytes / 1024 });
	if (nestsTooDeep(text)) return refused('products_yml_too_deep');
	if (holdsTooMuch(text)) return refused('products_yml_too_many_fields');
	const lines = new LineCounter();
	// The library compares each key with every other one, and quotes the line at each error; both grow with the square of the file.
	const file = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
	const lineAt = (offset: number) => lines.linePos(offset).line;
	const wrong = [
		...file.errors.slice(0, mostProblems).map(({ pos }) => ({ at: pos[0], message: 'products_yml_broken' })),
		...wrongKeys(file)
	].slice(0, mostProblems);
	if (wrong.length > 0) {
		const problems = wrong.map(({ at, message }) => ({ field: '', line: lineAt(at), message, params: {} }));
		return { taken: undefined, notTaken: [], problems };
	}
	const references: number[] = [];
	visit(file, {
		Node: (_, node) => {
			const refers = isAlias(node) || 'anchor' in node;
			if (refers) references.push(lineAt(node.range?.[0] ?? 0));
		}
	});
	if (references.length > 0) return refused('products_yml_references', {}, references[0]);
	const content: unknown = file.toJS();
	const parsed = PubliccodeFile.safeParse(content);
	const notTaken = leftOut(content);
	if (parsed.success) return { taken: takenFrom(parsed.data), problems: [], notTaken };
	const stands = (path: readonly PropertyKey[]): Standing => {
		const node: unknown = path.length === 0 ? file.contents : file.getIn(path, true);
		const start = isNode(node) ? node.range?.[0] : undefined;
		const value: unknown = path.length === 0 ? content : file.getIn(path);
		return {
			line: start === undefined ? undefined : lineAt(start),
			empty: value === undefined || value === null
		};
	};
	return {
		taken: undefined,
		problems: parsed.error.issues.slice(0, mostProblems).map((issue) => problemOf(issue, stands)),
		notTaken
	};
}

function refused(message: string, params: PubliccodeProblem['params'] = {}, line?: number): ReadPubliccode {
	return { taken: undefined, problems: [{ field: '', line, message, params }], notTaken: [] };
}

/** Keys that stand twice in their map, and keys that are no plain words. */
function wrongKeys(file: Document): { at: number; message: string }[] {
	const wrong: { at: number; message: string }[] = [];
	visit(file, {
		Map: (_, map) => {
			const known = new Set<string>();
			for (const { key } of map.items) {
				const at = isNode(key) ? (key.range?.[0] ?? 0) : 0;
				if (!isScalar(key)) {
					wrong.push({ at, message: 'products_yml_value' });
					continue;
				}
				const name = String(key.value);
				if (known.has(name)) wrong.push({ at, message: 'products_yml_twice' });
				known.add(name);
			}
			return wrong.length >= mostProblems ? visit.BREAK : undefined;
		}
	});
	return wrong;
}

function isNode(node: unknown): node is { range?: readonly number[] | null } {
	return typeof node === 'object' && node !== null && 'range' in node;
}

interface Standing {
	line: number | undefined;
	/** Missing, or written without a value. */
	empty: boolean;
}

function problemOf(
	issue: z.core.$ZodIssue,
	stands: (path: readonly PropertyKey[]) => Standing
): PubliccodeProblem {
	const field = issue.path.map(String).join('.').slice(0, 120);
	const { line, empty } = stands(issue.path);
	if (empty && issue.path.length > 0) {
		const parent = stands(issue.path.slice(0, -1)).line;
		return { field, line: line ?? parent, message: 'products_yml_missing', params: {} };
	}
	const own = issue.message.startsWith('products_') || issue.message.startsWith('platform_');
	return { field, line, message: own ? issue.message : 'products_yml_value', params: limitsOf(issue) };
}

/** What the sentences about lengths name. */
function limitsOf(issue: z.core.$ZodIssue): Record<string, number> {
	if (issue.code === 'too_big') return { maximum: Number(issue.maximum) };
	return issue.code === 'too_small' ? { minimum: Number(issue.minimum) } : {};
}

/** What stands in the file and nowhere in the register. Whoever is named in it as a contact is not copied. */
function leftOut(content: unknown, at: readonly string[] = []): string[] {
	if (!isMap(content)) return [];
	return Object.entries(content).flatMap(([key, value]) => {
		const path = [...at, key];
		const known = takenPaths.has(path.map((part, depth) => (isLanguage(path, depth) ? '*' : part)).join('.'));
		if (known) return [];
		const above = path.map((part, depth) => (isLanguage(path, depth) ? '*' : part)).join('.');
		const holds = [...takenPaths].some((taken) => taken.startsWith(`${above}.`));
		return holds && isMap(value) ? leftOut(value, path) : [path.join('.').slice(0, 120)];
	});
}

const isLanguage = (path: readonly string[], depth: number) => path[0] === 'description' && depth === 1;

function isMap(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** English where there is some, since everything else in the register is; else the first by its tag. */
function takenFrom(file: PubliccodeFile): Taken {
	const languages = Object.keys(file.description).sort();
	const language = languages.find((each) => each.split('-', 1)[0] === 'en') ?? languages[0] ?? 'en';
	const description = file.description[language];
	const { intendedAudience, maintenance, localisation, legal } = file;
	return {
		name: file.name,
		repository: file.url,
		url: file.landingURL ?? null,
		licence: legal.license,
		owner: legal.mainCopyrightOwner ?? file.organisation?.name ?? null,
		summary: description?.longDescription ?? description?.shortDescription ?? '',
		language,
		declared: said({
			...{ platforms: file.platforms, categories: file.categories, usedBy: file.usedBy },
			...{ developmentStatus: file.developmentStatus, softwareType: file.softwareType },
			...{ softwareVersion: file.softwareVersion, releaseDate: file.releaseDate },
			intendedCountries: intendedAudience?.countries,
			maintenanceType: maintenance.type,
			localisationReady: localisation.localisationReady,
			availableLanguages: localisation.availableLanguages,
			repoOwner: legal.repoOwner,
			description: Object.fromEntries(
				Object.entries(file.description).map(([tag, words]): [string, DeclaredDescription] => [
					tag,
					said(words)
				])
			)
		})
	};
}

/** Without what was not said. */
function said<T extends object>(fields: T): T {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** Whether the file names contacts, which the standard asks for and the register does not keep. */
export function namesContacts(notTaken: readonly string[]): boolean {
	return notTaken.some((path) => contactKeys.includes(path));
}
