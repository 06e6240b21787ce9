import { defineParams } from '@sveltejs/kit/params';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const params = defineParams({
	uuid: (param) => (uuid.test(param) ? param : undefined),
	/** Id of a concept of the vocabulary. */
	skill: (param) => (/^[a-z0-9][a-z0-9-]{0,99}$/.test(param) ? param : undefined)
});
