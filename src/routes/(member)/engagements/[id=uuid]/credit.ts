import { z } from 'zod';
import { giveCredit } from '#lib/outcomes/server/credit.ts';
import { listCreditable, listCreditOf } from '#lib/outcomes/server/credit-queries.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { skillId } from '#lib/platform/filters.ts';
import { prose } from '#lib/platform/text.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import type { WorkView } from './work-view.ts';

export const GiveCredit = z.strictObject({
	profile: z.uuid({ error: 'platform_choose' }),
	skill: z.array(skillId).max(12, { error: 'lists_too_many_choices' }).default([]),
	words: prose(600).default('')
});

export function giveCreditHere(
	context: Context,
	id: string,
	{ profile, skill, words }: z.output<typeof GiveCredit>
): Promise<void> {
	return giveCredit(context, id, { profileId: profile, skills: skill, words });
}

const attestable: readonly string[] = ['accepted', 'paid', 'handed_over', 'closed'];

/** Credit given in this work, and whom the reader's office may still credit, for which of the skills they name. */
export async function creditOf({ db }: Context, work: WorkView, locale: Locale) {
	const name = (skill: string) => loadConcepts().label(skill, locale);
	const shown = new Set(work.parties.map(({ profileId }) => profileId));
	const given = (await listCreditOf(db, work.id)).filter(({ profileId }) => shown.has(profileId));
	const mayGive = work.side === 'office' && attestable.includes(work.code);
	const rows = mayGive ? await listCreditable(db, work.id) : [];
	const to = Map.groupBy(
		rows.filter(({ id, skill }) => !given.some((each) => each.profileId === id && each.skill === skill)),
		({ id }) => id
	);
	return {
		given: given.map((each) => ({ ...each, skill: name(each.skill) })),
		to: [...to].map(([id, held]) => ({
			id,
			name: held[0]?.name ?? '',
			skills: held.map(({ skill }) => ({ value: skill, words: name(skill) }))
		}))
	};
}
