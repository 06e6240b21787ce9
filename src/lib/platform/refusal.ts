/** Everything the product may decline to do, and the HTTP status it answers with. */
export const refusals = {
	bad_request: 400,
	not_signed_in: 401,
	not_allowed: 403,
	not_found: 404,
	not_supported_method: 405,
	stale_state: 409,
	too_large: 413,
	not_supported: 415,
	invalid: 422,
	too_many: 429,
	unavailable: 503
} as const;

export type RefusalCode = keyof typeof refusals;
export type MessageParams = Readonly<Record<string, string | number>>;

/**
 * The only expected error. It carries a message key and parameters; the edges (forms, pages, API) render
 * it in the reader's language.
 */
export class Refusal extends Error {
	readonly code: RefusalCode;
	readonly status: number;
	readonly messageKey: string;
	readonly params: MessageParams;

	constructor(code: RefusalCode, messageKey: string, params: MessageParams = {}) {
		super(`${code}: ${messageKey}`);
		this.name = 'Refusal';
		this.code = code;
		this.status = refusals[code];
		this.messageKey = messageKey;
		this.params = params;
	}
}
