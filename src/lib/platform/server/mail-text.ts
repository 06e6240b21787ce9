/** The two bodies of a mail. Colours are those of the pages, written out, since mail programs know no variables. */
import { m } from '../../paraglide/messages.js';
import { directionOf } from '../language.ts';
import type { Mail, MailItem, MailLink } from './mail.ts';

const leaf = '#14512f';
const soft = '#4b4436';
const hairline = '#dacfba';

export function textOf(mail: Mail): string {
	const { paragraphs, quote, sections = [], answers = [], button, footer, footerLinks = [] } = mail;
	return [
		...paragraphs,
		...(quote ? [quoted(quote.text)] : []),
		...sections.map(({ title, items }) => [title.toUpperCase(), ...items.map(itemText)].join('\n\n')),
		...answers.map(linkText),
		...(button ? [linkText(button)] : []),
		['-- ', footer, ...footerLinks.map((to) => `\n${linkText(to)}`)].join('\n')
	].join('\n\n');
}

function linkText({ label, url }: MailLink): string {
	return `${label}\n${url}`;
}

function itemText({ text, about, quote, url, answers = [] }: MailItem): string {
	const links = answers.map((to) => `${to.label}: ${to.url}`);
	return [`* ${text}`, about, quote === undefined ? undefined : quoted(quote), url, ...links]
		.filter((line) => line !== undefined)
		.join('\n  ');
}

function quoted(text: string): string {
	return text
		.split('\n')
		.map((line) => `> ${line}`)
		.join('\n');
}

export function htmlOf(mail: Mail): string {
	const { locale, subject, paragraphs, quote, sections = [], answers = [] } = mail;
	const { button, footer, footerLinks = [] } = mail;
	return [
		`<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8">`,
		'<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
		`<title>${escape(subject)}</title></head>`,
		'<body style="margin:0;padding:24px 16px;font:17px/1.5 system-ui,sans-serif">',
		`<div style="max-width:36em;margin:0 auto;border-top:6px solid ${leaf};padding-top:20px">`,
		`<p style="margin:0;font-weight:800">${escape(m.common_product({}, { locale }))}</p>`,
		...paragraphs.map((text, at) => paragraph(text, at === 0 ? 'font-size:20px;line-height:1.3' : '')),
		quote ? quotation(quote.text, quote.language) : '',
		...sections.map(({ title, items }) => [heading(title), ...items.map(itemHtml)].join('\n')),
		answersHtml(answers),
		button ? buttonHtml(button) : '',
		`<div style="margin-top:32px;padding-top:12px;border-top:1px solid ${hairline};font-size:14px;opacity:0.85">`,
		paragraph(footer),
		footerLinks.length > 0 ? `<p>${linksHtml(footerLinks)}</p>` : '',
		'</div></div></body></html>'
	]
		.filter((part) => part !== '')
		.join('\n');
}

function heading(title: string): string {
	return `<h2 style="margin:28px 0 8px;font-size:17px">${escape(title)}</h2>`;
}

function paragraph(text: string, style = ''): string {
	return `<p${style === '' ? '' : ` style="${style}"`}>${escape(text).replaceAll('\n', '<br>')}</p>`;
}

function itemHtml({ text, about, language, quote, quoteLanguage, url, answers }: MailItem): string {
	const said = about === undefined ? link(text, url) : `${escape(text)}<br>${link(about, url, language)}`;
	const words = quote === undefined ? '' : quotation(quote, quoteLanguage);
	return `<div style="margin:0 0 16px;padding-bottom:12px;border-bottom:1px solid ${hairline}">${said}${words}${answersHtml(answers)}</div>`;
}

function answersHtml(answers: readonly MailLink[] = []): string {
	return answers.length === 0 ? '' : `<p style="font-size:18px;line-height:2">${linksHtml(answers)}</p>`;
}

function linksHtml(links: readonly MailLink[]): string {
	return links.map((to) => link(to.label, to.url)).join(' &nbsp; ');
}

function link(words: string, url: string, language?: string): string {
	return `<a href="${escape(url)}"${languageOf(language)}>${escape(words)}</a>`;
}

/** Somebody's own words, in their own direction. */
function quotation(text: string, language?: string): string {
	const style = `margin:12px 0;padding:2px 14px;border-inline-start:4px solid ${soft}`;
	return `<blockquote style="${style}"${languageOf(language)}>${escape(text).replaceAll('\n', '<br>')}</blockquote>`;
}

function languageOf(language: string | undefined): string {
	return language === undefined ? '' : ` lang="${escape(language)}" dir="${directionOf(language)}"`;
}

function buttonHtml({ label, url }: { label: string; url: string }): string {
	const style = `display:inline-block;padding:12px 20px;background:${leaf};color:#fffdf9;font-weight:650;text-decoration:none`;
	return `<p style="margin:24px 0"><a href="${escape(url)}" style="${style}">${escape(label)}</a></p>`;
}

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.codePointAt(0))};`);
}
