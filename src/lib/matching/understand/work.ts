/** Kind of work and presence, as the text words them. */
import type { Token } from '../../skills/reading/tokens.ts';
import { workKinds, type Found, type Understanding, type WorkKind } from '../facts.ts';
import type { Cue } from './cues.ts';
import type { Scopes, Span } from './scopes.ts';
import { foundAt } from './skills.ts';

/** Where a text words several kinds, the earlier in this list says more about how the work is agreed. */
const tellingFirst: readonly WorkKind[] = [
	'market_sounding',
	'small_purchase',
	'volunteering',
	'secondment',
	'stipend',
	'code_review',
	'mentoring',
	'paid_contract',
	'grant',
	'training',
	'advice'
];

const either = new Set(['or', 'ou', 'o', 'u', 'au']);

export interface WorkSpan extends Span {
	cue: Cue;
}

/** Cues of work as spans, so that `no volunteers, please` can deny them. */
export function workSpans(cues: readonly Cue[]): WorkSpan[] {
	return cues
		.filter(({ meaning }) => meaning.startsWith('kind_') || meaning === 'remote' || meaning === 'on_site')
		.map((cue) => ({ cue, from: cue.from, to: cue.to, technology: true }));
}

export function readWork(
	text: string,
	tokens: readonly Token[],
	spans: readonly WorkSpan[],
	scopes: Scopes
): Pick<Understanding, 'kind' | 'presence'> {
	const byMeaning = new Map<string, Found[]>();
	for (const span of spans) {
		if (scopes.isDenied(span)) continue;
		const found = byMeaning.get(span.cue.meaning) ?? [];
		found.push(foundAt(text, tokens, span.from, span.to));
		byMeaning.set(span.cue.meaning, found);
	}
	const kind = tellingFirst.find((value) => byMeaning.has(`kind_${value}`));
	// `in Quito or remote` leaves it open.
	const open = spans.some(
		({ cue, from }) => cue.meaning === 'remote' && either.has(tokens[from - 1]?.word ?? '')
	);
	const remote = open ? undefined : byMeaning.get('remote');
	const onSite = byMeaning.get('on_site');
	return {
		...(kind ? { kind: { value: kind, found: byMeaning.get(`kind_${kind}`) ?? [] } } : {}),
		...(remote && !onSite ? { presence: { value: 'remote', found: remote } } : {}),
		...(onSite && !remote ? { presence: { value: 'on_site', found: onSite } } : {})
	};
}

/** Every kind has its place in the order above. */
export const everyKindIsOrdered = workKinds.every((kind) => tellingFirst.includes(kind));
