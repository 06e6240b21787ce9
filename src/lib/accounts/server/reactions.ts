import { m } from '../../paraglide/messages.js';
import { atomically } from '../../platform/server/context.ts';
import type { Reactions } from '../../platform/server/jobs.ts';
import type { Mail, Mailer } from '../../platform/server/mail.ts';
import type { LinkPurpose } from '../lifecycle.ts';
import { forgetOldLinks, type Link, markSent, tokenToSend } from './links.ts';

/** `origin`: the address links in mails begin with, never taken from a request. */
export function accountReactions(mailer: Mailer, origin: string): Reactions {
	return {
		'link.asked': async (context, { linkId }) => {
			const link = await atomically(context, (atomic) => tokenToSend(atomic, linkId));
			if (!link) return;
			await mailer.send(mailFor(link, link.token, origin));
			await markSent(context.db, linkId);
		},
		'day.passed': forgetOldLinks
	};
}

const paths: Record<LinkPurpose, string> = {
	sign_in: '/sign-in/link',
	change_address: '/account/address',
	join_organisation: '/join',
	claim_listing: '/claim',
	remove_listing: '/remove'
};

function mailFor(link: Link, token: string, origin: string): Mail {
	const { locale } = link;
	const prefix = locale === 'en' ? '' : `/${locale}`;
	const words = wordsFor[link.purpose];
	const minutes = Math.round((link.expires_at.getTime() - Date.now()) / 60_000);
	return {
		to: link.address,
		id: link.id,
		locale,
		subject: words.subject({}, { locale }),
		paragraphs: [
			words.body({}, { locale }),
			m.accounts_mail_expiry({ hours: Math.max(1, Math.round(minutes / 60)) }, { locale })
		],
		button: {
			label: words.button({}, { locale }),
			url: `${origin}${prefix}${paths[link.purpose]}?token=${token}`
		},
		footer: m.accounts_mail_footer({ origin }, { locale })
	};
}

const wordsFor = {
	sign_in: {
		subject: m.accounts_mail_sign_in_subject,
		body: m.accounts_mail_sign_in_body,
		button: m.accounts_mail_sign_in_button
	},
	change_address: {
		subject: m.accounts_mail_address_subject,
		body: m.accounts_mail_address_body,
		button: m.accounts_mail_address_button
	},
	join_organisation: {
		subject: m.accounts_mail_join_subject,
		body: m.accounts_mail_join_body,
		button: m.accounts_mail_join_button
	},
	claim_listing: {
		subject: m.accounts_mail_claim_subject,
		body: m.accounts_mail_claim_body,
		button: m.accounts_mail_claim_button
	},
	remove_listing: {
		subject: m.accounts_mail_remove_subject,
		body: m.accounts_mail_remove_body,
		button: m.accounts_mail_remove_button
	}
} satisfies Record<LinkPurpose, Record<'subject' | 'body' | 'button', unknown>>;
