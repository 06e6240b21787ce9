/** *May I do this?* What to have ready for each way of paying, asked of the people inside. No legal advice: questions. */
import { buyingKinds, type WorkKind } from '../matching/facts.ts';

export const routeQuestions = [
	'same_facts',
	'route',
	'threshold',
	'local',
	'log',
	'insurance',
	'grant_rule',
	'labour',
	'data',
	'rights',
	'management'
] as const;
export type RouteQuestion = (typeof routeQuestions)[number];

const always: readonly RouteQuestion[] = ['data', 'rights', 'management'];
const buying: readonly RouteQuestion[] = ['same_facts', 'route', 'threshold', 'local', 'log'];
const paid: readonly WorkKind[] = ['grant', 'stipend'];

/** The questions to settle before a need of this kind goes out; a kind not chosen yet gets the strictest list. */
export function questionsFor(kind: WorkKind | undefined): RouteQuestion[] {
	if (kind === undefined || buyingKinds.includes(kind)) return [...buying, ...always];
	if (paid.includes(kind)) return ['grant_rule', 'log', ...always];
	if (kind === 'secondment') return ['labour', 'insurance', ...always];
	return ['insurance', 'labour', ...always];
}
