/** Where to go on after signing in: an address of this site, never another one, undefined for anything else. */
export function ownPath(next: string | null | undefined, origin: string): string | undefined {
	if (!next?.startsWith('/') || !URL.canParse(next, origin)) return undefined;
	const url = new URL(next, origin);
	const path = url.pathname + url.search + url.hash;
	// `/.//elsewhere` stays on this origin while it is read, and would leave it when it is followed.
	return url.origin === origin && !path.startsWith('//') ? path : undefined;
}
