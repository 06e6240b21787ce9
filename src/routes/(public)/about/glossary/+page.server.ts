import { listEntries } from '#lib/coach/glossary/glossary.ts';
import { glossaryIn } from '#lib/coach/server/glossary.ts';
import type { PageServerLoad } from './$types';

const longest = 100;

export const load: PageServerLoad = ({ url, locals: { locale } }) => {
	const glossary = glossaryIn(locale);
	const typed = (url.searchParams.get('q') ?? '').slice(0, longest);
	return {
		typed,
		reviewed: glossary.review === 'reviewed',
		total: Object.keys(glossary.entries).length,
		entries: listEntries(glossary, locale, typed)
	};
};
