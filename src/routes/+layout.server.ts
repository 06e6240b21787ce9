import { DEMO } from '$app/env/private';
import type { LayoutServerLoad } from './$types';

/** Whether this instance carries the marked examples, which every page then says; and who is signed in. */
export const load: LayoutServerLoad = ({ locals: { session } }) => ({
	demo: DEMO === 'on',
	person: session && { name: session.person.name, example: session.person.example }
});
