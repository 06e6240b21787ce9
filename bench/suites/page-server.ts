/**
 * A server in a process of its own, for `pages.ts`: the product's pages from its build, or the same query behind
 * `node:http` with a template string. Says where it listens, and what it computed so far when it is asked.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { visitor } from '#lib/platform/actor.ts';
import { openDatabase } from '#lib/platform/server/db.ts';
import { countNeeds, listNeeds } from '#lib/needs/server/queries.ts';
import { NeedFilters } from '#lib/needs/schema.ts';
import { ProfileFilters } from '#lib/profiles/schema.ts';
import { countProfiles, listProfiles } from '#lib/profiles/server/queries.ts';
import { listen } from '../../src/serve.ts';
import { loadHandler } from '../../src/start/web.ts';

const [kind = 'twin', url = '', build = ''] = process.argv.slice(2);

process.on('message', () => process.send?.({ cpu: process.cpuUsage() }));
process.on('disconnect', () => process.exit(0));

if (kind === 'product') {
	const web = await listen({ host: '127.0.0.1', port: 0, origin: undefined });
	Object.assign(process.env, {
		...{
			PROTOCOL_HEADER: 'x-forwarded-proto',
			HOST_HEADER: 'x-forwarded-host',
			ADDRESS_HEADER: 'x-client-address'
		},
		...{ DATABASE_URL: url, DEMO: 'off', ORIGIN: web.origin }
	});
	web.open(await loadHandler(build));
	process.send?.({ origin: web.origin });
} else {
	const db = openDatabase(url, { poolSize: 10 });
	const today = new Date().toISOString().slice(0, 10);
	const lists: Record<string, () => Promise<readonly { id: string }[]>> = {
		'/people': async () => {
			const filters = ProfileFilters.parse({});
			const [{ rows }] = await Promise.all([
				listProfiles(db, visitor, { filters, today }, 20),
				countProfiles(db, visitor, { filters })
			]);
			return rows;
		},
		'/needs': async () => {
			const filters = NeedFilters.parse({});
			const [{ rows }] = await Promise.all([
				listNeeds(db, visitor, { filters }, 20),
				countNeeds(db, visitor, { filters })
			]);
			return rows;
		}
	};
	const server = createServer((request, response) => {
		const list = lists[request.url ?? ''];
		if (!list) {
			response.writeHead(404).end();
			return;
		}
		list().then(
			(rows) => {
				const cards = rows.map((row) => `<li><a href="/${row.id}">${JSON.stringify(row)}</a></li>`);
				response.setHeader('content-type', 'text/html; charset=utf-8');
				response.end(`<!doctype html><html lang="en"><title>List</title><ul>${cards.join('')}</ul></html>`);
			},
			() => response.writeHead(500).end()
		);
	});
	server.listen(0, '127.0.0.1', () => {
		process.send?.({ origin: `http://localhost:${(server.address() as AddressInfo).port}` });
	});
}
