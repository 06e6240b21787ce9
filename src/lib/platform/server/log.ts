import { pino } from 'pino';

/**
 * Lines of JSON on standard output. What people type never goes in: pass ids, route ids, counts and times, not
 * addresses with their query, bodies or texts. Errors lose what a database puts into them about values.
 */
export const log = pino({
	level: process.env['LOG_LEVEL'] ?? 'info',
	base: null,
	serializers: { err: describeError },
	redact: {
		paths: ['*.email', '*.password', '*.token', '*.text', '*.query', '*.body', 'email', 'text'],
		remove: true
	}
});

/** What may be kept of an error: kind, code, place. Postgres messages quote values, so only their code stays. */
export function describeError(error: unknown): Record<string, unknown> {
	if (!(error instanceof Error)) return { type: typeof error };
	const code = 'code' in error ? String(error.code) : undefined;
	const fromDatabase = error.name === 'PostgresError' || 'severity_local' in error;
	const constraint = 'constraint_name' in error ? error.constraint_name : undefined;
	return {
		type: error.name,
		...(code ? { code } : {}),
		...(constraint ? { constraint } : {}),
		...(fromDatabase ? {} : { message: error.message }),
		stack: places(error.stack)
	};
}

/** The lines that say where, without the first ones, which repeat the message. */
function places(stack: string | undefined): string[] {
	return (stack ?? '')
		.split('\n')
		.filter((line) => /^\s+at /.test(line))
		.map((line) => line.trim());
}
