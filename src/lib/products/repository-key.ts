/**
 * What stays the same of the address of a repository however it is written: host and path. Without protocol, `www.`,
 * user, port, query, hash, doubled or last slashes and `.git`; in small letters, since the great forges make no
 * difference. Null where the address is none.
 */
export function repositoryKey(address: string): string | null {
	if (!URL.canParse(address)) return null;
	const { hostname, pathname } = new URL(address);
	const host = hostname
		.toLowerCase()
		.replace(/^www\./, '')
		.replace(/\.$/, '');
	if (host === '') return null;
	const path = decoded(pathname)
		.toLowerCase()
		.split('/')
		.filter((part) => part !== '')
		.join('/')
		.replace(/(\.git)+$/, '');
	return `${host}/${path}`.replace(/\/+$/, '');
}

/** An address may write any letter as `%6d`; what is no such writing stays as it is. */
function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
