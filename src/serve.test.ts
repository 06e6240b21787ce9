import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listen, type WebServer } from './serve.ts';

let web: WebServer;

beforeEach(async () => {
	web = await listen({ host: '127.0.0.1', port: 0, origin: undefined });
	web.open((incoming, outgoing) => {
		const { host, 'x-forwarded-proto': protocol, 'x-forwarded-host': forwarded } = incoming.headers;
		outgoing.end(JSON.stringify({ host, protocol, forwarded }));
	});
});
afterEach(() => web.close(0));

interface Answer {
	status: number;
	headers: Record<string, unknown>;
	body: string;
}

function ask(path: string, headers: Record<string, string>, method = 'GET', to = web): Promise<Answer> {
	const port = (to.server.address() as { port: number }).port;
	return new Promise((done, fail) => {
		request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
			let body = '';
			response.setEncoding('utf8').on('data', (part: string) => (body += part));
			response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body }));
		})
			.on('error', fail)
			.end();
	});
}

describe('the web server', () => {
	test('knows its own address, whatever a request claims', async () => {
		const own = new URL(web.origin).host;
		const claims = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
		const { body } = await ask('/', claims);
		expect(JSON.parse(body)).toEqual({ host: own, protocol: 'http', forwarded: own });
	});

	test('brings readers on another name of this machine to the one it is known by', async () => {
		const port = new URL(web.origin).port;
		const moved = await ask('/needs?open=1', { host: `127.0.0.1:${port}` });
		expect([moved.status, moved.headers['location']]).toEqual([307, `${web.origin}/needs?open=1`]);
		expect((await ask('/', { host: `localhost:${port}` })).status).toBe(200);
		expect((await ask('/', { host: `127.0.0.1:${port}` }, 'POST')).status).toBe(200);
	});

	test.each(['//evil.example/x', '/\\evil.example', 'http://evil.example/x'])(
		'%s leads nobody elsewhere',
		async (path) => {
			const { headers } = await ask(path, { host: `127.0.0.1:${new URL(web.origin).port}` });
			expect(new URL(String(headers['location'])).origin).toBe(web.origin);
		}
	);

	test('says it is not ready until it is', async () => {
		const starting = await listen({ host: '127.0.0.1', port: 0, origin: 'https://mutirao.example.org' });
		const { status, headers } = await ask('/', { host: 'mutirao.example.org' }, 'GET', starting);
		expect([status, headers['retry-after']]).toEqual([503, '2']);
		expect(headers['strict-transport-security']).toBeDefined();
		await starting.close(0);
	});

	test('names the port that is taken and the way out', async () => {
		const port = Number(new URL(web.origin).port);
		await expect(listen({ host: '127.0.0.1', port, origin: undefined })).rejects.toThrow(
			`Port ${String(port)} is taken by another program. Choose another with PORT`
		);
	});

	test('finishes what it has begun before it ends, and cuts what hangs', async () => {
		web.open((incoming, outgoing) => {
			if (incoming.url === '/slow') setTimeout(() => outgoing.end('done'), 150);
		});
		const slow = ask('/slow', { host: new URL(web.origin).host });
		const hanging = connect(Number(new URL(web.origin).port), '127.0.0.1');
		const cut = new Promise((done) => hanging.on('error', done).on('close', done));
		hanging.resume().write(`GET /hangs HTTP/1.1\r\nhost: ${new URL(web.origin).host}\r\n\r\n`);
		await new Promise((done) => setTimeout(done, 50));
		await web.close(400);
		expect((await slow).body).toBe('done');
		await cut;
	});
});
