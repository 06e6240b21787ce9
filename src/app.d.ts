import type { Session } from '#lib/accounts/server/sessions.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Refusal, RefusalCode } from '#lib/platform/refusal.ts';
import type { Search } from '#lib/search/server/search.ts';

declare global {
	namespace NodeJS {
		interface Process {
			/** The web server asks what the handler opened to close; each listener is awaited. */
			once(event: 'sveltekit:shutdown', close: () => Promise<void>): this;
			listeners(event: 'sveltekit:shutdown'): (() => Promise<void>)[];
		}
	}
	namespace App {
		interface Locals {
			/** Database, time and actor of this request. */
			context: Context;
			/** Looks through everything public. */
			search: Search;
			/** Language the reader gets, from the address (or, in the API, from Accept-Language). */
			locale: Locale;
			/** Names this request in the log and on error pages. */
			requestId: string;
			/** The signed-in person's session, undefined for visitors. */
			session?: Session;
			/** This answer sets a cookie, so it is for this reader alone. */
			remembers?: true;
			/** Set by a `load` whose page answers a mistake; see `handles/status.ts`. */
			status?: 400 | 422 | 429;
			/** Set where a list was read too often; the list answers with it. */
			tooMany?: Refusal;
		}
		interface Error {
			code: RefusalCode | 'unexpected';
			/** For a report to whoever runs this site. */
			requestId: string;
		}
	}
}
