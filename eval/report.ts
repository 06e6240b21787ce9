/** Results as a table beside the baseline of the same run. */

/** Flattens nested results to rows of `task | measure | ours | keywords`. */
export function report(results: object, when: string): string {
	const rows = tasks('', results).flatMap(({ name, measures, baseline }) =>
		Object.entries(measures).map(([measure, value]) => [
			name || 'this set',
			measure,
			shown(measure, value),
			shown(measure, baseline[measure])
		])
	);
	const table = [['task', 'measure', 'ours', 'BM25'], ['---', '---', '---:', '---:'], ...rows];
	return `Evaluation of ${when}\n\n${table.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
}

interface Task {
	name: string;
	measures: Record<string, number>;
	baseline: Record<string, number>;
}

function tasks(name: string, results: object): Task[] {
	const entries = Object.entries(results);
	if (!('bm25' in results)) {
		return entries.flatMap(([key, inner]) => tasks(name === '' ? key : `${name}.${key}`, inner as object));
	}
	const measures = Object.fromEntries(
		entries.filter(([, value]) => typeof value === 'number')
	) as Task['measures'];
	return [{ name, measures, baseline: results.bm25 as Task['baseline'] }];
}

const counts = new Set(['texts', 'labels', 'queries', 'unread']);

function shown(measure: string, value: number | undefined): string {
	if (value === undefined) return '';
	return counts.has(measure) ? String(value) : value.toFixed(3);
}
