import type { Reroute } from '@sveltejs/kit/hooks';
import { deLocalizeUrl } from '#lib/paraglide/runtime.js';

/** `/pt-BR/needs` is the route `/needs` read in Portuguese. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
