/** What can be proposed about a skill, in words. */
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { proposalWhats } from '#lib/skills/proposal.ts';
import { writtenLanguages } from '#lib/skills/vocabulary.ts';
import { languageName } from '#lib/ui/format.ts';

export const whatWords = {
	add_name: m.skills_pages_what_add_name,
	wrong_name: m.skills_pages_what_wrong_name,
	relation: m.skills_pages_what_relation,
	review: m.skills_pages_what_review,
	other: m.skills_pages_what_other
};

export function proposalChoices(locale: Locale) {
	const collator = new Intl.Collator(locale);
	return {
		own: locale.split('-', 1)[0] ?? locale,
		whats: proposalWhats.map((value) => ({ value, label: whatWords[value]({}, { locale }) })),
		languages: writtenLanguages
			.map((value) => ({ value, label: languageName(value, locale) }))
			.sort((a, b) => collator.compare(a.label, b.label))
	};
}

export type ProposalChoices = ReturnType<typeof proposalChoices>;
