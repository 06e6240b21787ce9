import { listKinds } from '#lib/alerts/lifecycle.ts';
import { defineParams } from '@sveltejs/kit/params';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const params = defineParams({
	uuid: (param) => (uuid.test(param) ? param : undefined),
	/** A list that has a feed. */
	feed: (param) => listKinds.find((kind) => kind === param),
	/** Id of a concept of the vocabulary. */
	skill: (param) => (/^[a-z0-9][a-z0-9-]{0,99}$/.test(param) ? param : undefined)
});
