import type { RequestEvent } from '@sveltejs/kit';
import type { HandleServerError } from '@sveltejs/kit/hooks';
import { renderMessage, renderRefusal } from '#lib/platform/messages.ts';
import { Refusal, type RefusalCode, refusals } from '#lib/platform/refusal.ts';
import { isUnavailable } from '#lib/platform/server/db.ts';
import { log } from '#lib/platform/server/log.ts';

/** Turns a refusal into its status and sentence; everything unexpected into 500, its story only in the log. */
export const explainError: HandleServerError = ({ kind, error, event }) => {
	const requestId = event.locals.requestId;
	const locale = event.locals.locale;
	if (kind === 'app') return { ...error, requestId };
	if (kind === 'framework' || kind === 'validation') {
		const code = codeOf(error.status);
		return { message: renderMessage(`platform_${code}`, {}, locale), code, requestId };
	}
	const refusal = refusalIn(error, event);
	if (refusal) {
		return { status: refusal.status, message: renderRefusal(refusal, locale), code: refusal.code, requestId };
	}
	log.error({ err: error, request: requestId, route: event.route.id }, 'unexpected');
	return {
		status: 500,
		message: renderMessage('platform_unexpected', { requestId }, locale),
		code: 'unexpected',
		requestId
	};
};

function refusalIn(error: unknown, { locals, route }: RequestEvent): Refusal | undefined {
	if (error instanceof Refusal) return error;
	if (!isUnavailable(error)) return undefined;
	log.warn({ err: error, request: locals.requestId, route: route.id }, 'database unavailable');
	return new Refusal('unavailable', 'platform_unavailable');
}

function codeOf(status: number): RefusalCode {
	const found = Object.entries(refusals).find(([, known]) => known === status);
	return (found?.[0] ?? 'bad_request') as RefusalCode;
}
