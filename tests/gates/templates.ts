import { parse as parseSvelte, type AST } from 'svelte/compiler';
import type { Source } from './sources.ts';

/** Attributes whose value is read or heard by people. */
const spoken = new Set([
	'alt',
	'title',
	'placeholder',
	'label',
	'aria-label',
	'aria-description',
	'aria-roledescription',
	'summary'
]);

/** Text that is the same in every language carries `translate="no"` or stands in one of these. */
const untranslated = new Set(['code', 'kbd', 'samp', 'script', 'style']);

type Node = AST.BaseNode & Record<string, unknown>;

/** Words a person reads that stand in a template instead of the message files. */
export function hardCodedText(source: Source): string[] {
	const { fragment } = parseSvelte(source.text, { modern: true, filename: source.path });
	const found: string[] = [];
	look(fragment as unknown as Node, (node, words) => {
		const line = source.text.slice(0, node.start).split('\n').length;
		found.push(`${source.path}:${line}: "${words.trim().slice(0, 60)}" belongs in messages/`);
	});
	return found;
}

function look(node: Node, report: (node: Node, words: string) => void): void {
	if (typeof node['name'] === 'string' && (untranslated.has(node['name']) || saysUntranslated(node))) return;
	if (node.type === 'Text' && hasWords(node['data'])) report(node, node['data']);
	for (const [name, value] of Object.entries(node)) {
		if (name === 'attributes') {
			for (const attribute of value as Node[])
				if (spoken.has(String(attribute['name']))) look(attribute, report);
			continue;
		}
		for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
			if (isNode(child) && !child.type.endsWith('Expression')) look(child, report);
		}
	}
}

function saysUntranslated(node: Node): boolean {
	const attributes = Array.isArray(node['attributes']) ? (node['attributes'] as Node[]) : [];
	return attributes.some(
		({ name, value }) =>
			name === 'translate' && Array.isArray(value) && (value[0] as { data?: unknown }).data === 'no'
	);
}

function hasWords(text: unknown): text is string {
	return typeof text === 'string' && /\p{L}{2,}/u.test(text);
}

function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

const physical =
	/(^|[\s;{])((margin|padding|border|scroll-margin|scroll-padding)-(left|right)(-\w+)?|left|right|border-(top|bottom)-(left|right)-radius)\s*:|(text-align|float|clear)\s*:\s*(left|right)/;

/** Style rules that name a left or a right side: they break in right-to-left languages. */
export function physicalSides({ path, text }: Source): string[] {
	const styles = path.endsWith('.svelte')
		? text.replace(/^[\s\S]*?(?=<style|$(?![\s\S]))/, (before) => before.replace(/[^\n]/g, ' '))
		: text;
	return styles.split('\n').flatMap((line, index) => {
		return physical.test(line)
			? [`${path}:${index + 1}: ${line.trim()} names a side; use inline-start or inline-end`]
			: [];
	});
}

/** Anything a page would fetch from another address. */
export function foreignAddresses({ path, text }: Source): string[] {
	const fetches =
		/<(script|link|img|iframe|source|video|audio)\b[^>]*\b(src|href|srcset)=["'{`]*(https?:)?\/\//;
	return text.split('\n').flatMap((line, index) => {
		return fetches.test(line) || /@import\s+(url\()?["']?(https?:)?\/\/|url\(["']?(https?:)?\/\//.test(line)
			? [`${path}:${index + 1}: fetched from another address`]
			: [];
	});
}
