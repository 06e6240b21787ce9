/** Results as tables, each beside the baseline of the same run. */

type Measures = Readonly<Record<string, unknown>>;
interface Judged extends Measures {
	bm25: Measures;
}

/** One table a task; languages share one, and so does the simulation of exposure. */
export function report(results: object, when: string): string {
	const tables = Object.entries(isJudged(results) ? { 'this set': results } : results).flatMap(
		([name, task]: [string, object]) => tablesOf(name, task)
	);
	return `Evaluation of ${when}\n\n${tables.join('\n')}`;
}

function isJudged(task: object): task is Judged {
	return 'bm25' in task;
}

function tablesOf(name: string, task: object): string[] {
	if (isJudged(task)) return [judgedTable(name, task)];
	const parts = Object.entries(task) as [string, Measures][];
	if (name === 'labels') return [languageTable(parts as [string, Judged][])];
	if (parts.every(([, part]) => isJudged(part)))
		return parts.map(([part, measures]) => judgedTable(`${name}.${part}`, measures as Judged));
	return [comparedTable(name, parts)];
}

function judgedTable(name: string, task: Judged): string {
	const rows = Object.entries(task)
		.filter(([, value]) => typeof value === 'number')
		.map(([measure, value]) => [measure, shown(measure, value), shown(measure, task.bm25[measure])]);
	return table([name, 'ours', 'BM25'], rows);
}

function languageTable(languages: readonly [string, Judged][]): string {
	const measures = ['recall@10', 'mrr@10'];
	const rows = languages.map(([language, task]) => [
		language,
		shown('labels', task['labels']),
		...measures.flatMap((measure) => [shown(measure, task[measure]), shown(measure, task.bm25[measure])])
	]);
	const head = measures.flatMap((measure) => [measure, `BM25 ${measure}`]);
	return table(['labels', 'labels', ...head], rows);
}

/** The same measures of several ways of doing a thing, side by side. */
function comparedTable(name: string, ways: readonly [string, Measures][]): string {
	const measures = Object.keys(ways[0]?.[1] ?? {});
	const rows = measures.map((measure) => [measure, ...ways.map(([, way]) => shown(measure, way[measure]))]);
	return table([name, ...ways.map(([way]) => way)], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const lines = [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows];
	return `${lines.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
}

const counts = new Set(['texts', 'labels', 'queries', 'unread', 'qualified', 'newcomers']);

function shown(measure: string, value: unknown): string {
	if (Array.isArray(value)) return value.map((one) => shown(measure, one)).join(' to ');
	if (typeof value !== 'number') return '';
	return counts.has(measure) ? String(value) : value.toFixed(3);
}
