/**
 * `npm run eval`: the public tasks beside their keyword baselines. With `--pool` and `--queries`, or `--extract`,
 * the same code runs on any other set. Nothing here is tuned to a set: the reader and the score are the product's.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { evaluateLabels } from './labels.ts';
import { evaluatePool, type PoolLine, type QueryLine, type RunLine } from './people.ts';
import { explain } from './explain.ts';
import { report } from './report.ts';
import { simulate } from './simulation.ts';
import { evaluateTags, isNamed, type LabelledText } from './tags.ts';
import { version } from '../src/lib/matching/weights.ts';
import { readLines, readText, vocabulary } from './vocabulary.ts';

const { values } = parseArgs({
	options: {
		pool: { type: 'string' },
		queries: { type: 'string' },
		run: { type: 'string' },
		extract: { type: 'string' },
		labels: { type: 'string' },
		explain: { type: 'string' },
		results: { type: 'boolean', default: false },
		json: { type: 'boolean', default: false }
	}
});

/** Languages written by hand in which procurement codes have labels. */
const labelled = 'en pt es fr de it nl pl sv da fi ro lv cs el hu'.split(' ');

function publicTasks() {
	const tagged = readLines<{ qid: string; text: string; skills: string[] }>(
		readText('eval/sets/b1_need_to_skills.jsonl')
	);
	const texts = tagged.map(({ qid, text, skills }): LabelledText => ({ id: qid, text, labels: skills }));
	const tags = [...new Set(tagged.flatMap(({ skills }) => skills))];
	const pool = readLines<PoolLine>(readText('eval/sets/b2_pool.jsonl'));
	const queries = readLines<QueryLine>(readText('eval/sets/b2_need_to_firm.jsonl'));
	return {
		b1: { named: evaluateTags(texts.filter(isNamed), tags), all: evaluateTags(texts, tags) },
		b2: evaluatePool(pool, queries).results,
		labels: evaluateLabels(labelled),
		fairness: simulate()
	};
}

function poolTask(pool: string, queries: string) {
	const lines = readLines<PoolLine>(readFileSync(pool, 'utf8'));
	const { results, run } = evaluatePool(lines, readLines<QueryLine>(readFileSync(queries, 'utf8')));
	if (values.run !== undefined) writeFileSync(values.run, runFile(run));
	return results;
}

/** One line a query and profile, the first hundred: `qid pid rank score`. */
function runFile(run: readonly RunLine[]): string {
	const rows = run.flatMap(({ qid, ranked }) =>
		ranked.slice(0, 100).map(({ id, score }, at) => `${qid}\t${id}\t${String(at + 1)}\t${String(score)}`)
	);
	return `${rows.join('\n')}\n`;
}

function extractTask(sentences: string) {
	const lines = readLines<{ sid: string | number; text: string; labels: string[] }>(
		readFileSync(sentences, 'utf8')
	);
	const texts = lines.map(({ sid, text, labels }): LabelledText => ({ id: String(sid), text, labels }));
	const allowed = values.labels === undefined ? undefined : labelList(readFileSync(values.labels, 'utf8'));
	return evaluateTags(texts, allowed);
}

/** One label a line, or a JSON array of labels. */
function labelList(text: string): string[] {
	if (text.trimStart().startsWith('[')) return JSON.parse(text) as string[];
	return text.split('\n').filter((line) => line.trim() !== '');
}

function chosenTask(): object {
	if (values.extract !== undefined) return extractTask(values.extract);
	if (values.pool === undefined && values.queries === undefined) return publicTasks();
	if (values.pool === undefined || values.queries === undefined)
		throw new Error('--pool and --queries belong together');
	return poolTask(values.pool, values.queries);
}

function explained(qid: string): string {
	const own = values.pool !== undefined && values.queries !== undefined;
	const [pool, queries] = own
		? [readFileSync(values.pool ?? '', 'utf8'), readFileSync(values.queries ?? '', 'utf8')]
		: [readText('eval/sets/b2_pool.jsonl'), readText('eval/sets/b2_need_to_firm.jsonl')];
	const query = readLines<QueryLine>(queries).find((each) => String(each.qid) === qid);
	if (!query) throw new Error(`there is no query ${qid}`);
	return explain(readLines<PoolLine>(pool), query);
}

function results(): string {
	const found = chosenTask();
	const day = new Date().toISOString().slice(0, 10);
	const json = `${JSON.stringify(found)}\n`;
	const page = report(found, `${day}, vocabulary ${vocabulary.version}, rules ${version}`);
	if (values.results) {
		const folder = new URL('results/', import.meta.url);
		mkdirSync(folder, { recursive: true });
		writeFileSync(new URL(`${day}.json`, folder), `${JSON.stringify(found, null, '\t')}\n`);
		writeFileSync(new URL(`${day}.md`, folder), `# ${page}`);
	}
	return values.json ? json : page;
}

try {
	process.stdout.write(values.explain === undefined ? results() : explained(values.explain));
} catch (error) {
	// Who runs this on files of their own needs the sentence, not the stack.
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
}
