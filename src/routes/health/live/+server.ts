/** The process answers. Nothing else is asked, so that a slow database never restarts the web server. */
export const GET = () =>
	new Response('alive\n', { headers: { 'content-type': 'text/plain; charset=utf-8' } });
