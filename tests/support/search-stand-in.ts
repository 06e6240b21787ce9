/**
 * Stands in for a search server where there is none: it takes every order with 202 and carries it out later, one after
 * the other, as the real one does; orders can fail when their turn comes, the queue can be full, the server can be slow
 * or gone. It finds by whole words, the last also as a beginning, and by synonyms; it forgives a swapped letter.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { slipsAllowed, slipsBetween } from '#lib/search/typing.ts';

interface Stored {
	id: string;
	v: number;
	name: string;
	words: string;
	_geo?: { lat: number; lng: number };
	[fact: string]: unknown;
}
interface Index {
	documents: Map<string, Stored>;
	settings: { synonyms?: Record<string, string[]> };
}
interface Task {
	uid: number;
	type: string;
	status: 'enqueued' | 'succeeded' | 'failed';
	error: { code: string } | null;
	run: () => void;
}
interface Query {
	indexUid: string;
	q: string;
	filter?: (string | string[])[];
}
interface Federated {
	federation?: { limit: number };
	queries: (Query & { limit?: number })[];
}

export interface StandIn {
	url: string;
	/** So many of the next tasks fail when their turn comes. */
	failNext: (tasks: number) => void;
	/** While true, orders are refused as they are when the queue is full. */
	full: (isFull: boolean) => void;
	/** Searches take so long. */
	slow: (ms: number) => void;
	/** Every connection is cut. */
	gone: (isGone: boolean) => void;
	/** What an index holds: id and version. */
	holds: (index: string) => Map<string, number>;
	/** Changes an index behind everybody's back. */
	spoil: (index: string, id: string, v: number | undefined) => void;
	orders: () => string[];
	stop: () => Promise<void>;
}

const taskMs = 2;

export async function startStandIn(): Promise<StandIn> {
	const indexes = new Map<string, Index>();
	const tasks: Task[] = [];
	const orders: string[] = [];
	let [failing, searchMs, isFull, isGone] = [0, 0, false, false];
	let queue = Promise.resolve();

	const enqueue = (type: string, run: () => void) => {
		const task: Task = { uid: tasks.length, type, status: 'enqueued', error: null, run };
		tasks.push(task);
		orders.push(type);
		queue = queue.then(async () => {
			await wait(taskMs);
			carryOut(task, failing > 0);
			if (failing > 0) failing -= 1;
		});
		return { taskUid: task.uid, status: 'enqueued', type };
	};
	const at = (uid: string) => indexes.get(uid) ?? { documents: new Map<string, Stored>(), settings: {} };

	const answer = async (method: string, path: string, body: unknown): Promise<[number, unknown]> => {
		const [, first = '', uid = '', rest = '', last = ''] = path.split('/');
		if (first === 'tasks') return [200, shown(tasks[Number(uid)])];
		if (first === 'keys') return [401, { code: 'missing_master_key', message: 'no keys here' }];
		if (first === 'multi-search') {
			await wait(searchMs);
			const { federation, queries } = body as Federated;
			if (queries.some(({ indexUid }) => !indexes.has(indexUid))) return [404, { code: 'index_not_found' }];
			const results = queries.map((query) => find(at(query.indexUid), query).slice(0, query.limit));
			if (federation) return [200, { hits: results.flat().slice(0, federation.limit) }];
			return [200, { results: results.map((hits) => ({ hits })) }];
		}
		if (last === 'fetch') return fetched(indexes.get(uid), body as { filter: string; limit: number });
		if (method === 'GET') return read(indexes, { first, uid, rest });
		if (isFull) return [507, { code: 'no_space_left_on_device', message: 'the queue is full' }];
		return [202, enqueue(...order({ method, first, uid, rest, last, body, indexes, at }))];
	};
	const server = createServer((request, response) => {
		if (isGone) request.socket.destroy();
		else void serve(request, response, answer);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${String(port)}`,
		failNext: (many) => void (failing = many),
		full: (full) => void (isFull = full),
		slow: (ms) => void (searchMs = ms),
		gone: (gone) => void (isGone = gone),
		holds: (uid) => new Map([...at(uid).documents].map(([id, { v }]) => [id, v])),
		spoil: (uid, id, v) => {
			const { documents } = at(uid);
			if (v === undefined) documents.delete(id);
			else documents.set(id, { ...(documents.get(id) ?? { id, name: '', words: '' }), v });
		},
		orders: () => orders,
		stop: () => close(server)
	};
}

function carryOut(task: Task, fails: boolean) {
	try {
		if (fails) throw new Error('internal');
		task.run();
		task.status = 'succeeded';
	} catch (error) {
		[task.status, task.error] = ['failed', { code: error instanceof Error ? error.message : 'internal' }];
	}
}

interface Order {
	method: string;
	first: string;
	uid: string;
	rest: string;
	last: string;
	body: unknown;
	indexes: Map<string, Index>;
	at: (uid: string) => Index;
}

/** What a request asks for, as a task with its work. */
function order({ method, first, uid, rest, last, body, indexes, at }: Order): [string, () => void] {
	if (first === 'swap-indexes') {
		return [
			'indexSwap',
			() => {
				for (const {
					indexes: [a = '', b = '']
				} of body as { indexes: string[] }[]) {
					const [one, other] = [at(a), at(b)];
					indexes.set(a, other);
					indexes.set(b, one);
				}
			}
		];
	}
	if (rest === 'settings')
		return ['settingsUpdate', () => void Object.assign(at(uid).settings, body as object)];
	if (rest === 'documents' && last === 'delete-batch')
		return ['documentDeletion', () => (body as string[]).forEach((id) => at(uid).documents.delete(id))];
	if (rest === 'documents') {
		return [
			'documentAdditionOrUpdate',
			() => {
				if (!indexes.has(uid)) indexes.set(uid, at(uid));
				if (!(body as Stored[]).every(({ id }) => /^[\w-]+$/.test(id)))
					throw new Error('invalid_document_id');
				for (const document of body as Stored[]) at(uid).documents.set(document.id, document);
			}
		];
	}
	if (method === 'DELETE') return ['indexDeletion', () => void indexes.delete(uid)];
	const { uid: made } = body as { uid: string };
	return ['indexCreation', () => void indexes.set(made, at(made))];
}

function read(
	indexes: ReadonlyMap<string, Index>,
	{ first, uid, rest }: { first: string; uid: string; rest: string }
): [number, unknown] {
	if (first !== 'indexes') return [200, { status: 'available' }];
	if (uid === '') return [200, { results: [...indexes.keys()].map((name) => ({ uid: name })) }];
	const index = indexes.get(uid);
	if (!index) return [404, { code: 'index_not_found', message: `no ${uid}` }];
	if (rest === 'stats') return [200, { numberOfDocuments: index.documents.size }];
	const documents = [...index.documents.values()].map(({ id, v }) => ({ id, v }));
	return [200, { results: documents, total: documents.length }];
}

/** Documents newer than a version, as the check after a shipment asks for them. */
function fetched(
	index: Index | undefined,
	{ filter, limit }: { filter: string; limit: number }
): [number, unknown] {
	const after = Number(/^v > (\d+)$/.exec(filter)?.[1]);
	const newer = [...(index?.documents.values() ?? [])].filter(({ v }) => v > after);
	return [200, { results: newer.slice(0, limit).map(({ id, v }) => ({ id, v })), total: newer.length }];
}

const shown = (task: Task | undefined) => task && { ...task, run: undefined };

function find({ documents, settings }: Index, { q, filter = [], indexUid }: Query) {
	const words = q.split(' ').filter(Boolean);
	const fits = (document: Stored) => {
		const held = document.words.split(' ');
		const has = (phrase: string) => phrase.split(' ').every((word) => held.includes(word));
		const holds = (word: string, last: boolean) =>
			held.some((one) => (last ? one.startsWith(word) : one === word)) ||
			held.some((one) => slipsBetween(word, one, slipsAllowed(word)) <= slipsAllowed(word)) ||
			(settings.synonyms?.[word] ?? []).some(has);
		const all = words.every((word, index) => holds(word, index === words.length - 1));
		return (
			(all || (settings.synonyms?.[words.join(' ')] ?? []).some(has)) &&
			filter.every((clause) => [clause].flat().some((test) => passes(document, test)))
		);
	};
	return [...documents.values()].filter(fits).map(({ id, v }) => ({ id, v, _federation: { indexUid } }));
}

/** The filters we write, and no others. */
function passes(document: Stored, test: string): boolean {
	const near = /^_geoRadius\((\S+), (\S+), (\d+)\)$/.exec(test);
	if (near) return isNear(document, near);
	const day = /^\(freeFrom NOT EXISTS OR freeFrom <= (\d+)\)$/.exec(test)?.[1];
	if (day !== undefined) return !('freeFrom' in document) || Number(document['freeFrom']) <= Number(day);
	const [, not, fact = '', values] = /^(NOT )?(\w+) (?:IS EMPTY|IN \[(.*)\])$/.exec(test) ?? [];
	const held = (document[fact] ?? []) as string[];
	if (values === undefined) return held.length === 0;
	const wanted = JSON.parse(`[${values}]`) as string[];
	return held.some((one) => wanted.includes(one)) === (not === undefined);
}

function isNear({ _geo }: Stored, [, lat, lng, metres]: string[]): boolean {
	if (!_geo) return false;
	const radians = (degrees: number) => (degrees * Math.PI) / 180;
	const [a, b] = [radians(_geo.lat), radians(Number(lat))];
	const across = radians(_geo.lng - Number(lng));
	const angle = Math.acos(
		Math.min(1, Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(across))
	);
	return angle * 6_371_008.8 <= Number(metres);
}

async function serve(
	request: IncomingMessage,
	response: ServerResponse,
	answer: (method: string, path: string, body: unknown) => Promise<[number, unknown]>
) {
	let text = '';
	for await (const chunk of request) text += String(chunk);
	const { pathname } = new URL(request.url ?? '/', 'http://stand-in');
	const [status, body] = await answer(
		request.method ?? 'GET',
		pathname,
		text === '' ? undefined : JSON.parse(text)
	);
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}

function close(server: Server): Promise<void> {
	server.closeAllConnections();
	return new Promise((closed) => server.close(() => closed()));
}
