import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { type Mailbox, openMailbox, type Temper } from '../../../../tests/support/mailbox.ts';
import { type Mail, MailRefused, openMailer } from './mail.ts';

const mail: Mail = {
	to: 'ana@recife.example',
	id: '01a203f2-5670-7c09-a1cb-0f6c345391d3',
	locale: 'pt-BR',
	subject: 'Uma necessidade mudou\r\nBcc: eve@evil.example',
	paragraphs: ['Uma necessidade mudou.', 'Publish <b>maps</b>'],
	quote: { text: 'حتى مارس', language: 'ar' },
	sections: [
		{ title: 'Suas equipes', items: [{ text: 'Publicou', url: 'https://mutirao.example.org/needs/1' }] }
	],
	button: { label: 'Abrir', url: 'https://mutirao.example.org/pt-BR/needs/1' },
	footer: 'Você recebe este e-mail porque segue isto.',
	footerLinks: [{ label: 'Parar', url: 'https://mutirao.example.org/pt-BR/unsubscribe?token=a' }],
	list: { name: 'followed', stop: 'https://mutirao.example.org/pt-BR/unsubscribe?token=a' }
};

async function sending<Result>(
	temper: Temper,
	work: (send: () => Promise<void>, mailbox: Mailbox) => Promise<Result>
) {
	const mailbox = await openMailbox(temper);
	const mailer = openMailer({
		url: mailbox.url,
		from: 'Mutirão <no-reply@mutirao.example.org>',
		host: 'mutirao.example.org'
	});
	try {
		return await work(() => mailer.send(mail), mailbox);
	} finally {
		mailer.close();
		await mailbox.close();
	}
}

const refusing = (code: number, words: string): Temper => ({ refuse: () => ({ code, words }) });

describe('a mail as it leaves', () => {
	test('has text and HTML in its language, a name of its own, and one click to stop it', async () => {
		const raw = await sending({}, async (send, { deliveries }) => {
			await send();
			expect(deliveries).toMatchObject([{ id: mail.id, to: mail.to }]);
			return deliveries[0]?.raw ?? '';
		});
		const read = await PostalMime.parse(raw);
		const header = (key: string) => read.headers.find((each) => each.key === key)?.value;
		expect(header('message-id')).toBe(`<${mail.id}@mutirao.example.org>`);
		expect(header('auto-submitted')).toBe('auto-generated');
		expect(header('content-language')).toBe('pt-BR');
		expect(header('list-id')).toBe('<followed.mutirao.example.org>');
		expect(header('list-unsubscribe')).toBe(`<${mail.list?.stop ?? ''}>`);
		expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
		expect(header('bcc')).toBeUndefined();
		expect(read.to).toMatchObject([{ address: mail.to }]);
		expect(read.text).toContain('https://mutirao.example.org/pt-BR/needs/1');
		expect(read.html).toContain('<html lang="pt-BR" dir="ltr">');
		expect(read.html).toContain('lang="ar" dir="rtl"');
		expect(read.html).not.toContain('<b>maps</b>');
	});

	test.each([
		[550, '5.1.1 No such user', { code: '5.1.1', mailbox: true }],
		[550, 'Unknown', { code: '550', mailbox: true }],
		[552, '5.2.2 Mailbox full', { code: '5.2.2', mailbox: false }],
		[554, '5.7.1 We do not like you', { code: '5.7.1', mailbox: false }]
	])('is refused for good by %i %s', async (code, words, expected) => {
		const error = await sending(refusing(code, words), (send) => send().catch((problem: unknown) => problem));
		expect(error).toBeInstanceOf(MailRefused);
		expect(error).toMatchObject(expected);
	});

	test('is worth another try when the server says later, or does not answer', async () => {
		const later = await sending(refusing(451, '4.7.1 Try again later'), (send) =>
			send().catch((problem: unknown) => problem)
		);
		expect(later).toBeInstanceOf(Error);
		expect(later).not.toBeInstanceOf(MailRefused);
		const gone = openMailer({ url: 'smtp://127.0.0.1:1', from: 'a@b.example', host: 'b.example' });
		const silent = await gone.send(mail).catch((problem: unknown) => problem);
		gone.close();
		expect(silent).toBeInstanceOf(Error);
		expect(silent).not.toBeInstanceOf(MailRefused);
	});
});
