import { m } from '../../paraglide/messages.js';
import { atomically } from '../../platform/server/context.ts';
import type { Reactions } from '../../platform/server/jobs.ts';
import { log } from '../../platform/server/log.ts';
import { type Mail, type Mailer, MailRefused } from '../../platform/server/mail.ts';
import { isCredentialChange, type LinkPurpose } from '../lifecycle.ts';
import { type Link, markSent, tokenToSend } from './links.ts';

/**
 * `mailer`: undefined where no mail leaves. `origin`: the address links in mails begin with, never taken from a
 * request.
 */
export function accountReactions(mailer: Mailer | undefined, origin: string): Reactions {
	return {
		'link.asked': async (context, { linkId }) => {
			if (!mailer) {
				log.warn('a link was asked for, and no mail server is set');
				return;
			}
			const link = await atomically(context, (atomic) => tokenToSend(atomic, linkId));
			if (!link) return;
			await mailer.send(mailFor(link, context.now, origin)).catch(noteRefusal);
			await markSent(context.db, linkId);
		}
	};
}

/** A mailbox that does not exist stays so; whoever asked sees no mail come, and nothing else. */
function noteRefusal(error: unknown): void {
	if (!(error instanceof MailRefused)) throw error;
	log.warn({ code: error.code }, 'a mail with a link was refused for good');
}

const paths: Record<LinkPurpose, string> = {
	sign_in: '/sign-in/link',
	change_address: '/account/address',
	join_organisation: '/join',
	claim_listing: '/claim',
	remove_listing: '/remove',
	confirm_need: '/needs/confirm',
	invite_listing: '/invited',
	renew_implementer: '/products/renew',
	address_changed: '/sign-in/take-back',
	password_changed: '/sign-in/take-back',
	password_removed: '/sign-in/take-back',
	token_made: '/sign-in/take-back'
};

function mailFor(link: Link & { token: string }, now: Date, origin: string): Mail {
	const { locale, token } = link;
	const prefix = locale === 'en' ? '' : `/${locale}`;
	const words = wordsFor[link.purpose];
	const hours = Math.max(1, Math.round((link.expires_at.getTime() - now.getTime()) / 3_600_000));
	const [amount, unit] = hours < 48 ? [hours, 'hour'] : [Math.floor(hours / 24), 'day'];
	const told = isCredentialChange(link.purpose);
	const time = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
	return {
		to: link.address,
		id: link.id,
		locale,
		subject: words.subject({}, { locale }),
		paragraphs: [
			words.body({}, { locale }),
			(told ? m.accounts_mail_not_you : m.accounts_mail_expiry)({ time }, { locale })
		],
		button: {
			label: words.button({}, { locale }),
			url: `${origin}${prefix}${paths[link.purpose]}?token=${token}`
		},
		footer: (told ? m.accounts_mail_footer_told : m.accounts_mail_footer)({ origin }, { locale })
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
	invite_listing: {
		subject: m.introductions_invite_mail_subject,
		body: m.introductions_invite_mail_body,
		button: m.introductions_invite_mail_button
	},
	remove_listing: {
		subject: m.accounts_mail_remove_subject,
		body: m.accounts_mail_remove_body,
		button: m.accounts_mail_remove_button
	},
	confirm_need: {
		subject: m.desk_mail_confirm_subject,
		body: m.desk_mail_confirm_body,
		button: m.desk_mail_confirm_button
	},
	renew_implementer: {
		subject: m.implementers_mail_subject,
		body: m.implementers_mail_body,
		button: m.implementers_mail_button
	},
	address_changed: {
		subject: m.accounts_mail_address_changed_subject,
		body: m.accounts_mail_address_changed_body,
		button: m.accounts_mail_take_back
	},
	password_changed: {
		subject: m.accounts_mail_password_changed_subject,
		body: m.accounts_mail_password_changed_body,
		button: m.accounts_mail_take_back
	},
	password_removed: {
		subject: m.accounts_mail_password_removed_subject,
		body: m.accounts_mail_password_removed_body,
		button: m.accounts_mail_take_back
	},
	token_made: {
		subject: m.accounts_mail_token_made_subject,
		body: m.accounts_mail_token_made_body,
		button: m.accounts_mail_take_back
	}
} satisfies Record<LinkPurpose, Record<'subject' | 'body' | 'button', unknown>>;
