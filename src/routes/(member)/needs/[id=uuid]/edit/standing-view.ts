/** How a need stands, what may be done with it, and why the rest may not. */
import { missingToPublish } from '#lib/needs/fields.ts';
import {
	after,
	approvalSides,
	chosenEndings,
	needSteps,
	type NeedStep,
	silence
} from '#lib/needs/lifecycle.ts';
import { objectionTo, objectionToEdit, waitsForSecond } from '#lib/needs/policy.ts';
import type { OwnNeed } from '#lib/needs/server/desk.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { formatDay } from '#lib/ui/format.ts';
import { foreign, wordsIn } from '../../../../(public)/words.ts';

const dayMs = 86_400_000;

export function standingView(need: OwnNeed, { actor, now }: Pick<Context, 'actor' | 'now'>, locale: Locale) {
	const objection = (step: NeedStep) => objectionTo(actor, step, need);
	const reachable = needSteps.filter((step) => after(need.status, step) && step !== 'lapse');
	const words = wordsIn(locale);
	const editing = objectionToEdit(actor, need);
	const isPublic = need.status === 'open' || need.status === 'paused';
	const quiet = isPublic && now.getTime() - need.lastHeard.getTime() > silence.asks * dayMs;
	const [last] = need.last;
	return {
		id: need.id,
		title: need.title,
		lang: foreign(need.language, locale),
		status: need.status,
		statusWords: words.status(need.ending ?? need.status),
		officeId: need.officeId,
		office: need.office,
		example: need.origin === 'example',
		seen: need.updatedAt.toISOString(),
		may: reachable.filter((step) => !objection(step)),
		/** Why it cannot be published, where publishing would be the next step. */
		objection: reachable.includes('publish') ? objection('publish') : undefined,
		editable: need.status !== 'closed' && !editing,
		/** Why the text of a public need cannot be changed by this reader. */
		fixed: isPublic ? editing : undefined,
		isPublic,
		/** What is changed waits until a colleague approves it. */
		secondReads: waitsForSecond(need),
		sentBack: last?.step === 'send_back' ? (last.reason ?? '') : '',
		quietSince: quiet ? formatDay(need.lastHeard, locale) : '',
		missing: missingToPublish(need, need.skills),
		endings: chosenEndings.map((ending) => ({ value: ending, label: words.status(ending) })),
		approvals: approvalSides.map((side) => ({
			side,
			answer: need.approvals.find((each) => each.side === side)?.answer ?? ('not_asked' as const)
		})),
		partners: need.partners
	};
}
export type StandingView = ReturnType<typeof standingView>;
