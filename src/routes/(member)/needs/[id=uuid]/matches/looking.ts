import type { ProfileFacts } from '#lib/matching/facts.ts';
import { reaches, type Reach } from '#lib/matching/reach.ts';

const kinds = ['person', 'firm', 'community'] as const;

/** What the reader of the matches narrows them to. What nobody offers is passed over. */
export interface Looking {
	kind: (typeof kinds)[number] | '';
	remote: boolean;
	language: string;
	widen: Reach | undefined;
	/** Words they use of themselves. */
	words: string;
	/** Somebody whose place is to be explained. */
	name: string;
}

export function readLooking(query: URLSearchParams): Looking {
	const kind = kinds.find((each) => each === query.get('kind')) ?? '';
	const language = /^[a-z]{2,3}$/.exec(query.get('language') ?? '')?.[0] ?? '';
	return {
		kind,
		remote: query.get('remote') === 'yes',
		language,
		widen: reaches.find((each) => each === query.get('widen')),
		words: lineIn(query.get('words')),
		name: lineIn(query.get('name'))
	};
}

/** One line as somebody typed it; nothing where it holds what no text can. */
function lineIn(typed: string | null): string {
	const line = (typed ?? '')
		.replace(/\p{Cc}/gu, ' ')
		.trim()
		.slice(0, 100);
	return line.isWellFormed() ? line : '';
}

/** The profiles that pass, of the whole list; undefined where nothing is narrowed. */
export function narrowing({
	kind,
	remote,
	language
}: Looking): ((profile: ProfileFacts) => boolean) | undefined {
	if (kind === '' && !remote && language === '') return undefined;
	return (profile) =>
		(kind === '' || profile.kind === kind) &&
		(!remote || profile.remote) &&
		(language === '' || profile.languages.includes(language));
}
