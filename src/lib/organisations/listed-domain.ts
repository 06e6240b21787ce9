/** Whose mail shows that a listing is theirs: that of the web domain the listing names. Pure. */

/**
 * Domains where everybody may have a page or a mailbox, so that an address there proves nothing. Not complete, and
 * it need not be: a claim by mail is one of three ways, and a mistake is put right by an operator.
 */
const shared = new Set(
	(
		'github.com github.io gitlab.com gitlab.io bitbucket.org codeberg.org codeberg.page sourceforge.net sr.ht ' +
		'facebook.com fb.com instagram.com twitter.com x.com linkedin.com youtube.com tiktok.com meetup.com medium.com ' +
		'mastodon.social telegram.org t.me whatsapp.com discord.com discord.gg slack.com reddit.com eventbrite.com ' +
		'google.com gmail.com googlegroups.com outlook.com hotmail.com live.com microsoft.com yahoo.com icloud.com ' +
		'proton.me protonmail.com gmx.de gmx.net web.de mail.ru yandex.ru yandex.com qq.com 163.com free.fr orange.fr ' +
		'laposte.net uol.com.br bol.com.br terra.com.br ig.com.br wordpress.com blogspot.com wixsite.com weebly.com ' +
		'notion.site substack.com tumblr.com wikipedia.org wikimedia.org wikidata.org openstreetmap.org riseup.net ' +
		'herokuapp.com netlify.app vercel.app pages.dev linktr.ee opencollective.com'
	).split(' ')
);

/** The domain whose mailboxes may speak for an address, undefined where it belongs to many. */
export function listedDomain(url: string | null): string | undefined {
	if (url === null || !URL.canParse(url)) return undefined;
	const host = new URL(url).hostname.replace(/^www\./, '').replace(/\.$/, '');
	const isName = /^([a-z0-9-]+\.)+[a-z][a-z0-9-]+$/.test(host);
	const isShared = [...shared].some((domain) => host === domain || host.endsWith(`.${domain}`));
	return isName && !isShared ? host : undefined;
}

/** True for a mailbox of exactly that domain. */
export function isMailboxOf(domain: string, address: string): boolean {
	return address.slice(address.lastIndexOf('@') + 1).toLowerCase() === domain;
}

const repositoryHosts = ['github.com', 'gitlab.com', 'codeberg.org', 'bitbucket.org', 'git.sr.ht'];

/** True where the listed address is at a host of repositories, so that a file in one can show whose it is. */
export function isRepository(url: string | null): boolean {
	if (url === null || !URL.canParse(url)) return false;
	return repositoryHosts.includes(new URL(url).hostname.replace(/^www\./, ''));
}
