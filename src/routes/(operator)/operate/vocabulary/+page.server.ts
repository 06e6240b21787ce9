import { answerProposal, listProposals } from '#lib/matching/server/proposals.ts';
import { m } from '#lib/paraglide/messages.js';
import { formAction } from '#lib/platform/server/forms.ts';
import { ProposalAnswer } from '#lib/skills/proposal.ts';
import { formatDay, languageName } from '#lib/ui/format.ts';
import { whatWords } from '../../../(public)/skills/[id=skill]/proposal-choices.ts';
import { skillLinks } from '../../../(public)/words.ts';
import { signedIn } from '../../../signed-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const statusWords = {
	open: m.skills_pages_proposal_open,
	taken: m.skills_pages_proposal_taken,
	declined: m.skills_pages_proposal_declined
};

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const proposals = await listProposals(context.db, context.actor);
	return {
		proposals: proposals.map(({ id, skill, what, language, name, words, status, answer, proposedAt }) => ({
			...{ id, name, words, answer, language },
			skill: skillLinks([skill], locale)[0] ?? { id: skill, label: skill, href: '' },
			open: status === 'open',
			facts: [
				whatWords[what]({}, { locale }),
				languageName(language, locale),
				formatDay(proposedAt, locale),
				statusWords[status]({}, { locale })
			]
		}))
	};
};

export const actions = {
	answer: formAction(ProposalAnswer, async (answer, event: RequestEvent) => {
		signedIn(event);
		await answerProposal(event.locals.context, answer);
	})
} satisfies Actions;
