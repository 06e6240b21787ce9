import { mailIsCaught } from '../../post.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ mailIsCaught });
