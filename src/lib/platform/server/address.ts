/**
 * A database address as libpq writes it. postgres.js does not read `?host=/folder`, the form that names a
 * Unix socket, and pg (under graphile-worker) does; so the address stays one string and this reads it.
 */
export interface DatabaseAddress {
	host: string;
	port: number;
	/** The Unix socket to connect to, instead of host and port. */
	path?: string;
	database: string;
	user: string;
	password?: string;
	ssl: 'require' | 'prefer' | 'verify-full' | false;
}

/** Reads `postgres://user:password@host:port/name?sslmode=…`, or `?host=/folder` for a Unix socket. Throws on anything else. */
export function readAddress(address: string): DatabaseAddress {
	const url = new URL(address);
	if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:')
		throw new TypeError('not a Postgres address');
	const user = decodeURIComponent(url.username) || 'postgres';
	const port = Number(url.searchParams.get('port') ?? (url.port || 5432));
	const socketFolder = url.searchParams.get('host');
	return {
		host: url.hostname.replace(/^\[|\]$/g, '') || 'localhost',
		port,
		...(socketFolder ? { path: `${socketFolder}/.s.PGSQL.${String(port)}` } : {}),
		database: decodeURIComponent(url.pathname.slice(1)) || user,
		user,
		...(url.password ? { password: decodeURIComponent(url.password) } : {}),
		ssl: readSslMode(url.searchParams.get('sslmode'))
	};
}

function readSslMode(mode: string | null): DatabaseAddress['ssl'] {
	if (mode === 'require' || mode === 'prefer' || mode === 'verify-full') return mode;
	return mode === 'verify-ca' ? 'verify-full' : false;
}

/** The same server and user, another database. */
export function withDatabase(address: string, database: string): string {
	const url = new URL(address);
	url.pathname = `/${encodeURIComponent(database)}`;
	return url.href;
}

/** What may be printed: no password. */
export function shownAddress(address: string): string {
	const { path, host, port, database } = readAddress(address);
	return `database "${database}" at ${path ?? `${host}:${String(port)}`}`;
}
