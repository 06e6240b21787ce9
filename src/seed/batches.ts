/** Statements carry at most 65,535 parameters, so rows go in by the batch. */

/** Runs the statement over the rows, so many at a time, and gathers what it returns. */
export async function inBatches<Row, Result>(
	rows: readonly Row[],
	size: number,
	insert: (batch: readonly Row[]) => Promise<readonly Result[]>
): Promise<Result[]> {
	const results: Result[] = [];
	for (let at = 0; at < rows.length; at += size) results.push(...(await insert(rows.slice(at, at + size))));
	return results;
}
