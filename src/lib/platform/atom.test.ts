import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { all, atomProblems, one, parseXml } from '../../../tests/support/atom.ts';
import { type AtomFeed, writeAtom } from './atom.ts';

const at = new Date('2026-11-22T10:00:00.123Z');
const feed: AtomFeed = {
	id: 'https://mutirao.example/needs/feed.atom',
	title: 'Mutirão: needs',
	language: 'en',
	updated: at,
	author: { name: 'Mutirão', uri: 'https://mutirao.example/' },
	links: [
		{
			rel: 'self',
			href: 'https://mutirao.example/needs/feed.atom?q=a&skill=qgis',
			type: 'application/atom+xml'
		},
		{ rel: 'alternate', href: 'https://mutirao.example/needs', type: 'text/html', language: 'en' },
		{ rel: 'next', href: 'https://mutirao.example/needs/feed.atom?after=x' }
	],
	entries: [
		{
			id: 'urn:uuid:0197a5f0-0000-7000-8000-000000000001',
			title: 'Publicar mapas',
			language: 'pt-BR',
			published: at,
			updated: at,
			link: { href: 'https://mutirao.example/needs/1', language: 'en' },
			summary: 'Um mapa só',
			author: 'Prefeitura & Cia.',
			categories: [{ term: 'qgis', scheme: 'https://mutirao.example/skills', label: 'QGIS' }]
		}
	]
};

describe('a feed', () => {
	test('keeps what RFC 4287 asks', () => {
		expect(atomProblems(writeAtom(feed))).toEqual([]);
		expect(atomProblems(writeAtom({ ...feed, entries: [], subtitle: 'Nothing yet' }))).toEqual([]);
	});

	test('says every text as it was written, whatever it is', () => {
		const anything = fc.string({ unit: 'binary', minLength: 1 });
		fc.assert(
			fc.property(anything, anything, (title, summary) => {
				const [entry] = feed.entries;
				const written = writeAtom({
					...feed,
					entries: entry ? [{ ...entry, title: `x${title}`, summary: `y${summary}` }] : []
				});
				const read = all(parseXml(written), 'entry')[0];
				const kept = (text: string) =>
					text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
				expect(read && one(read, 'title')).toBe(kept(`x${title}`));
				expect(read && one(read, 'summary')).toBe(kept(`y${summary}`));
				expect(atomProblems(written)).toEqual([]);
			}),
			{ numRuns: 200 }
		);
	});

	test.each<[string, (written: string) => string]>([
		['an entry without an id', (written) => written.replace(/<id>urn[^<]*<\/id>/, '')],
		['a date without a zone', (written) => written.replaceAll('Z</updated>', '</updated>')],
		[
			'two feeds for one language',
			(written) =>
				written
					.replace('rel="self"', 'rel="alternate"')
					.replace('<link rel="next"', '<link rel="alternate" type="text/html" hreflang="en"')
		],
		['no link to itself', (written) => written.replace('rel="self"', 'rel="related"')],
		['nobody who says it', (written) => written.replace(/<author>.*?<\/author>/gs, '')],
		['an element nobody knows', (written) => written.replace('<title>', '<headline>x</headline><title>')],
		[
			'the same entry twice',
			(written) => written.replace(/<entry>.*<\/entry>/s, (entry) => `${entry}\n${entry}`)
		]
	])('is not accepted with %s', (_, spoil) => {
		const spoilt = spoil(writeAtom(feed));
		expect(spoilt).not.toBe(writeAtom(feed));
		expect(atomProblems(spoilt)).not.toEqual([]);
	});
});
