import { DEMO } from '$app/env/private';
import type { LayoutServerLoad } from './$types';

/** Whether this instance carries the marked examples, which every page then says. */
export const load: LayoutServerLoad = () => ({ demo: DEMO === 'on' });
