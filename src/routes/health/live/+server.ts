import { text } from '@sveltejs/kit';

/** The process answers. Nothing else is asked, so that a slow database never restarts the web server. */
export const GET = () => text('alive\n');
