import type { Handle } from '@sveltejs/kit/hooks';

/** A `load` can show a page but not choose its status: a list that was asked wrongly says 422 this way. */
export const takeStatus: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { status } = event.locals;
	if (status === undefined || response.status !== 200) return response;
	return new Response(response.body, { status, headers: response.headers });
};
