import type { Handle } from '@sveltejs/kit/hooks';
import { Refusal } from '#lib/platform/refusal.ts';

const longestMs = 10_000;

/** Nobody waits for ever: queries end by themselves earlier, this catches whatever else may hang. */
export const endInTime: Handle = async ({ event, resolve }) => {
	let timer: NodeJS.Timeout | undefined;
	const tooLate = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Refusal('unavailable', 'platform_unavailable')), longestMs);
	});
	try {
		return await Promise.race([Promise.resolve(resolve(event)), tooLate]);
	} finally {
		clearTimeout(timer);
	}
};
