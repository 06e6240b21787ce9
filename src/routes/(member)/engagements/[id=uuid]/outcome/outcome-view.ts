import { canModerate } from '#lib/outcomes/policy.ts';
import { readOutcome } from '#lib/outcomes/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { formatDay } from '#lib/ui/format.ts';
import { whoDid } from '../road-view.ts';
import type { WorkView } from '../work-view.ts';
import { answerWords, publicationWords, questions, stepWords } from './words.ts';

/** What came of a piece of work, in the reader's words. */
export async function readOutcomeView(
	{ actor, db }: Context,
	id: string,
	{ side, example: isExample, parties }: Pick<WorkView, 'side' | 'example' | 'parties'>,
	locale: Locale
) {
	const found = await readOutcome(db, actor, id);
	const own = found.accounts.find((account) => account.side === side);
	return {
		isPublic: found.isPublic,
		side,
		mayModerate: canModerate(actor, { example: isExample }),
		written: found.written,
		own,
		accounts: found.accounts.map((account) => ({
			side: account.side,
			by: whoDid(account.side, parties, locale),
			language: account.language,
			mine: account.side === side,
			decided: account.publication,
			publication: publicationWords[account.publication]({}, { locale }),
			takenDown: account.takenDownAt !== null,
			reply: account.reply,
			day: formatDay(account.updatedAt, locale),
			answers: questions
				.map(({ field, ask }) => ({
					question: ask({}, { locale }),
					words: String(account[viewField[field]] ?? '')
				}))
				.filter(({ words }) => words !== '')
		})),
		log: found.log.map(({ id: entry, side: whose, step, changes, reason, at }) => ({
			id: entry,
			words: stepWords[step]({ side: whoDid(whose, parties, locale) }, { locale }),
			reason,
			before: Object.values(changes)
				.map(({ before }) => (typeof before === 'string' || typeof before === 'number' ? String(before) : ''))
				.filter((before) => before !== ''),
			day: formatDay(at, locale)
		})),
		checkIns: found.checkIns.map((check) => ({
			...check,
			by: whoDid(check.side, parties, locale),
			title: m.outcomes_check_in({ months: check.month }, { locale }),
			runs: check.stillRuns && answerWords[check.stillRuns]({}, { locale }),
			can: check.staffCan && answerWords[check.staffCan]({}, { locale }),
			mine: check.side === side,
			day: formatDay(check.answeredAt ?? check.askedAt, locale)
		}))
	};
}

export type OutcomeView = Awaited<ReturnType<typeof readOutcomeView>>;

/** Names of the form and of the row. */
const viewField = {
	wanted: 'wanted',
	happened: 'happened',
	worked: 'worked',
	did_not_work: 'didNotWork',
	tell_next: 'tellNext',
	staff_can: 'staffCan',
	staff_count: 'staffCount',
	staff_shown_by: 'staffShownBy',
	keys_held_by: 'keysHeldBy',
	maintained_by: 'maintainedBy',
	local_parties: 'localParties'
} as const;
