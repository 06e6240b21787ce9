/** The web server around SvelteKit's handler: it knows its own address and ends in good order. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartProblem } from '#lib/platform/server/start-problem.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface WebServer {
	/** The address people type. */
	origin: string;
	server: Server;
	/** From here on requests are answered; until then they get 503. */
	open(handler: Handler): void;
	/** Lets open requests finish for so many milliseconds, then cuts them. */
	close(graceMs: number): Promise<void>;
}

export interface WebAddress {
	host: string;
	port: number;
	origin: string | undefined;
	/** How many proxies of ours stand in front and add X-Forwarded-For. */
	proxies?: number;
}

/** SvelteKit reads where a request came in and from whom in these, which are overwritten on every request. */
export const addressHeaders = {
	PROTOCOL_HEADER: 'x-forwarded-proto',
	HOST_HEADER: 'x-forwarded-host',
	ADDRESS_HEADER: 'x-client-address'
} as const;

/**
 * On every answer, files and errors included. Pages replace the content policy by their own, which names what
 * they need; everything else needs nothing.
 */
const safeHeaders: Record<string, string> = {
	'content-security-policy':
		"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'permissions-policy': 'accelerometer=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()',
	'cross-origin-opener-policy': 'same-origin',
	'x-frame-options': 'DENY'
};
const httpsOnly = 'max-age=31536000';

/** Listens at once, so that a taken port is known before anything else is done. Throws `StartProblem`. */
export async function listen(address: WebAddress): Promise<WebServer> {
	const server = createServer();
	await bind(server, address);
	const { port } = server.address() as AddressInfo;
	const origin = address.origin ?? `http://localhost:${String(port)}`;
	const { protocol, host } = new URL(origin);
	let handler: Handler = notYet;
	let closing = false;
	server.on('request', (request, response) => {
		for (const [name, value] of Object.entries(safeHeaders)) response.setHeader(name, value);
		// Where nothing more exact is said later: redirects and files without a hash are looked up again.
		const reads = request.method === 'GET' || request.method === 'HEAD';
		response.setHeader('cache-control', reads ? 'no-cache' : 'no-store');
		if (protocol === 'https:') response.setHeader('strict-transport-security', httpsOnly);
		if (closing) response.setHeader('connection', 'close');
		const elsewhere = redirection(request, host);
		if (elsewhere !== undefined) {
			response.writeHead(307, { location: `${origin}${elsewhere}`, 'cache-control': 'no-store' }).end();
			return;
		}
		request.headers[addressHeaders.PROTOCOL_HEADER] = protocol.slice(0, -1);
		request.headers[addressHeaders.HOST_HEADER] = host;
		request.headers.host = host;
		request.headers[addressHeaders.ADDRESS_HEADER] = clientAddress(request, address.proxies ?? 0);
		handler(request, response, () => response.writeHead(404).end());
	});
	return {
		origin,
		server,
		open: (next) => (handler = next),
		close: (graceMs) => {
			closing = true;
			return drain(server, graceMs);
		}
	};
}

/**
 * Who asks: the last address that one of our own proxies wrote down. What stands before it may be made up, and a
 * request that came past the proxies counts by the address it came from.
 */
export function clientAddress({ headers, socket }: IncomingMessage, proxies: number): string {
	const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
	const written = proxies > 0 ? forwarded.at(-proxies)?.trim() : '';
	return written === undefined || written === '' ? (socket.remoteAddress ?? '') : written;
}

function bind(server: Server, { host, port }: WebAddress): Promise<void> {
	return new Promise((done, fail) => {
		server.once('error', (error: NodeJS.ErrnoException) => fail(explain(error, host, port)));
		server.listen(port, host, () => {
			server.removeAllListeners('error');
			done();
		});
	});
}

function explain(cause: NodeJS.ErrnoException, host: string, port: number): Error {
	if (cause.code === 'EADDRINUSE') {
		return new StartProblem(
			`Port ${String(port)} is taken by another program. Choose another with PORT, for example: PORT=${String(port + 1)} npm start`,
			{ cause }
		);
	}
	if (cause.code === 'EACCES') {
		return new StartProblem(`This user may not open port ${String(port)}. Set PORT to a number above 1023.`, {
			cause
		});
	}
	if (cause.code === 'EADDRNOTAVAIL' || cause.code === 'ENOTFOUND' || cause.code === 'EAI_AGAIN') {
		return new StartProblem(`This machine has no network address ${host}. Correct HOST.`, { cause });
	}
	return cause;
}

/** Where a reader on another name of this machine (127.0.0.1, [::1]) is sent, so that forms and links agree on one. */
function redirection(request: IncomingMessage, host: string): string | undefined {
	const { method, url = '/', headers } = request;
	if (method !== 'GET' && method !== 'HEAD') return undefined;
	if (headers.host === undefined || headers.host === host || !isLoopback(headers.host) || !isLoopback(host))
		return undefined;
	if (url.startsWith('/health/')) return undefined;
	return url.startsWith('/') ? url : '/';
}

function isLoopback(host: string): boolean {
	return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host);
}

const notYet: Handler = (_request, response) => {
	response.writeHead(503, {
		'content-type': 'text/plain; charset=utf-8',
		'retry-after': '2',
		'cache-control': 'no-store'
	});
	response.end('Mutirão is starting. / Mutirão está iniciando.\n');
};

function drain(server: Server, graceMs: number): Promise<void> {
	return new Promise((done) => {
		const cut = setTimeout(() => server.closeAllConnections(), graceMs);
		server.close(() => {
			clearTimeout(cut);
			done();
		});
		server.closeIdleConnections();
	});
}
