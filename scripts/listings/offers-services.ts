/**
 * Which firms of a list of companies offer services to others. The list holds everybody who uses a
 * programming language: a taxi app, which no office can hire, and a consultancy, which it can. Only a firm
 * whose own text says that it works for others is kept. The rule is two lists of phrases anybody can read
 * and argue with, not a guess about the firm.
 */

export interface Decision {
	offers: boolean;
	/** What the deciding phrase says, and the words it matched. */
	because: string;
	words: string;
}

type Phrases = readonly (readonly [string, RegExp])[];

/** It says outright that it can be hired. */
const outright: Phrases = [
	[
		'calls itself an agency',
		/\b(?:digital|design|development|software|full-service)[\w ,&-]{0,20} agency\b/i
	],
	['calls itself a consultancy', /\b(?:consultancy|consulting|consultants)\b/i],
	[
		'calls itself a software house or a development firm',
		/\b(?:(?:product|design|software|digital) studio|developer shop|software house|(?:software|product|software product) development (?:company|firm)|software co-operative|app developer)\b/i
	],
	[
		'speaks of clients it works for',
		/\b(?:for (?:our )?clients|(?:our|live) client(?:s|'s|s’)? (?:projects|business|are)|help(?:ing)? our clients|serves clients|with clients in|range of clients|problems clients face|client’s requirements|customer's needs)\b/i
	],
	[
		'names services it offers',
		/\b(?:(?:development|design|it|consulting) services|(?:custom|tailored|bespoke) (?:web-based |software |mobile )?(?:software|projects|business|application|services)|staff augmentation|team extension|code audits|companies hire us)\b/i
	]
];

/** It only describes what it makes; that counts where its entry is also filed under professional services. */
const described: Phrases = [
	[
		'describes development as its work',
		/\b(?:software|web|mobile|product|end-to-end)[\w ,&/-]{0,25}\bdevelopment\b|\bdevelopment (?:and|&) (?:design|training)\b/i
	],
	[
		'builds software without naming a product of its own',
		/\bwe (?:make, craft, and |design, )?(?:build|develop|create|craft)\b[\w ,&/-]{0,40}\b(?:software|applications|apps|solutions|digital experiences|web services)\b/i
	],
	[
		'works with others on their software',
		/\bwe work (?:with|alongside|for) (?:startups|teams|companies|agencies)\b/i
	],
	[
		'is a team of developers',
		/\b(?:digital product team|polyglot (?:software )?(?:developers|engineers)|team of developers)\b/i
	]
];

/** It sells a product of its own, which outweighs what it describes and clients it only mentions. */
const ownProduct: Phrases = [
	[
		'sells a product of its own',
		/\b(?:our (?:main )?(?:platform|app)|saas platform|we build products that)\b/i
	]
];

/** Reads a firm's own text; `trades` are the industries its entry is filed under. */
export function offersServices(text: string, trades: readonly string[]): Decision {
	if (!trades.includes('Information Technology')) {
		return { offers: false, because: 'filed under another trade', words: trades.join(', ') };
	}
	const product = firstMatch(ownProduct, text);
	if (product) return { offers: false, ...product };
	const filed = trades.includes('Professional Services');
	const found = firstMatch(outright, text) ?? (filed ? firstMatch(described, text) : undefined);
	if (found) return { offers: true, ...found };
	return { offers: false, because: 'does not say that it works for others', words: '' };
}

function firstMatch(phrases: Phrases, text: string) {
	for (const [because, phrase] of phrases) {
		const words = phrase.exec(text)?.[0];
		if (words !== undefined) return { because, words };
	}
	return undefined;
}
