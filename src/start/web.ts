import { pathToFileURL } from 'node:url';
import { mostBytes } from '#lib/imports/lifecycle.ts';
import { carriesExamples, type Settings } from '#lib/platform/settings.ts';
import { fromRoot } from '#lib/platform/server/root.ts';
import { addressHeaders, type Handler, type WebServer } from '../serve.ts';

/** What SvelteKit's handler reads from the environment when it is loaded. */
export function tellHandler(settings: Settings, databaseUrl: string, origin: string): void {
	Object.assign(process.env, {
		...addressHeaders,
		// A table to import, and what a form puts around it.
		BODY_SIZE_LIMIT: String(mostBytes + 512 * 1024),
		DATABASE_URL: databaseUrl,
		DEMO: carriesExamples(settings) ? 'on' : 'off',
		ORIGIN: origin
	});
}

export async function loadHandler(build: string): Promise<Handler> {
	process.env['NODE_ENV'] ??= 'production';
	const module: unknown = await import(pathToFileURL(`${build}/handler.js`).href);
	if (isHandlerModule(module)) return module.handler;
	throw new TypeError(`${build} exports no handler`);
}

function isHandlerModule(module: unknown): module is { handler: Handler } {
	return (
		typeof module === 'object' &&
		module !== null &&
		'handler' in module &&
		typeof module.handler === 'function'
	);
}

/** Closes what the handler opened: it listens to this event, which the server of its own would emit. */
export async function closeHandler(): Promise<void> {
	await Promise.allSettled(process.listeners('sveltekit:shutdown').map((listener) => listener()));
}

/** Vite in place of the build: changes show at once. */
export async function developmentHandler(
	web: WebServer
): Promise<{ handler: Handler; close: () => Promise<void> }> {
	const { createServer } = await import('vite');
	const vite = await createServer({
		root: fromRoot(),
		server: { middlewareMode: true, ws: { server: web.server } }
	});
	return { handler: vite.middlewares, close: () => vite.close() };
}
