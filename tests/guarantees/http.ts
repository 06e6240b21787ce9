import { randomInt } from 'node:crypto';
import { request, type IncomingHttpHeaders } from 'node:http';
import { inject } from 'vitest';

export interface Reply {
	status: number;
	headers: IncomingHttpHeaders;
	text: string;
}

export interface Sent {
	method?: string;
	headers?: Record<string, string>;
	body?: string | Buffer;
}

/**
 * Sends a request exactly as written: no path is tidied, no header added but a network address that makes each
 * caller a stranger, so that the limits, which stay on, do not answer instead of what is asked about.
 */
export function ask(path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Reply> {
	const { hostname, port } = new URL(inject('origin'));
	return new Promise((done, fail) => {
		const outgoing = request({
			hostname,
			port,
			path,
			method,
			headers: {
				'x-forwarded-for': stranger(),
				...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
				...headers
			}
		});
		outgoing.once('error', fail);
		outgoing.setTimeout(20_000, () => outgoing.destroy(new Error(`no answer in 20 s: ${method} ${path}`)));
		outgoing.once('response', (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.once('error', fail);
			response.once('end', () => {
				done({
					status: response.statusCode ?? 0,
					headers: response.headers,
					text: Buffer.concat(parts).toString('utf8')
				});
			});
		});
		outgoing.end(body);
	});
}

/** The address of a page's data, asking for the parts of a mask; `address` may carry a query. */
export function dataAddress(address: string, mask: string): string {
	const [path = '', query = ''] = address.split('?');
	const asked = [query, mask && `x-sveltekit-invalidated=${mask}`].filter(Boolean).join('&');
	return `${path === '/' ? '' : path}/__data.json${asked ? `?${asked}` : ''}`;
}

export function stranger(): string {
	return `10.${String(randomInt(256))}.${String(randomInt(256))}.${String(randomInt(1, 255))}`;
}

/** Sends JSON to the API, or asks for it, and reads JSON back; the caller says what shape it expects. */
export async function askJson(
	path: string,
	body?: unknown
): Promise<{ status: number; json: unknown; headers: IncomingHttpHeaders }> {
	const headers = { 'content-type': 'application/json' };
	const reply = await ask(
		path,
		body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) }
	);
	return { status: reply.status, headers: reply.headers, json: JSON.parse(reply.text) };
}

/** The headers of a form as the browser sends it from our own page. */
export function ownForm(): Record<string, string> {
	return {
		origin: inject('origin'),
		'content-type': 'application/x-www-form-urlencoded',
		accept: 'text/html'
	};
}
