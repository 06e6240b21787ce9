import { readMailAddress } from '#lib/accounts/address.ts';
import { m } from '#lib/paraglide/messages.js';
import { testMail } from './mail-test.ts';
import type { Setting } from './set-up.ts';

/** Sends one real mail where somebody wants it. One that was asked for by a flag and fails makes the command fail. */
export async function sendTest(by: Setting, operatorAddress: string): Promise<void> {
	const { asking, wishes, locale, say, settings, origin } = by;
	const { SMTP_URL: url, MAIL_FROM: from } = settings;
	if (url === undefined) {
		say(`  ${m.setup_no_mail({}, { locale })}`);
		return;
	}
	const to = await asking.ask({
		text: m.setup_ask_mail_test({}, { locale }),
		said: wishes.said['mail-test'],
		usual: wishes.yes ? '-' : operatorAddress,
		missing: '',
		check: (typed) => {
			if (typed === '-') return { value: undefined };
			const read = readMailAddress(typed);
			return read ? { value: read.address } : { problem: m.setup_not_address({ typed }, { locale }) };
		}
	});
	if (to === undefined) return;
	const { ok, sentence } = await testMail({ url, from, origin }, to, locale);
	say(`  ${sentence}`);
	if (!ok && wishes.said['mail-test'] !== undefined) process.exitCode = 1;
}
