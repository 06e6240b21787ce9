import type { Locale } from '../language.ts';
import { renderRefusal } from '../messages.ts';
import type { Problems } from '../problems.ts';
import type { Refusal, RefusalCode } from '../refusal.ts';

/** RFC 9457 problem document: what the API answers when it declines. */
export interface ProblemDocument {
	type: 'about:blank';
	title: string;
	status: number;
	/** Stable word for programs; `detail` is for people and depends on the language. */
	code: RefusalCode | 'unexpected';
	detail: string;
	/** Sentences by field, for `invalid`. */
	problems?: Problems;
	/** One entry per mistake: a JSON Pointer into the body, or the name of a parameter of the address. */
	errors?: readonly { pointer?: string | undefined; parameter?: string | undefined; detail: string }[];
	requestId?: string;
}

export function problemResponse(
	document: Omit<ProblemDocument, 'type' | 'title'>,
	headers: HeadersInit = {}
): Response {
	const body: ProblemDocument = {
		type: 'about:blank',
		title: titles[document.status] ?? 'Error',
		...document
	};
	const all = new Headers(headers);
	all.set('content-type', 'application/problem+json');
	all.set('cache-control', 'no-store');
	// RFC 9110: whoever is told to say who they are is told how.
	if (document.status === 401) all.set('www-authenticate', 'Bearer');
	return new Response(JSON.stringify(body), { status: document.status, headers: all });
}

/** The problem document for a refusal, in a language; `problems` names the fields. */
export function refusalResponse(refusal: Refusal, locale: Locale, problems?: Problems): Response {
	const { status, code } = refusal;
	return problemResponse({
		status,
		code,
		detail: renderRefusal(refusal, locale),
		...(problems ? { problems } : {})
	});
}

const titles: Partial<Record<number, string>> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	405: 'Method Not Allowed',
	409: 'Conflict',
	413: 'Content Too Large',
	415: 'Unsupported Media Type',
	422: 'Unprocessable Content',
	429: 'Too Many Requests',
	500: 'Internal Server Error',
	503: 'Service Unavailable'
};
