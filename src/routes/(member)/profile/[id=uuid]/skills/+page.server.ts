import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { formAction } from '#lib/platform/server/forms.ts';
import { EditSkills, skillRows } from '#lib/profiles/schema.ts';
import { editSkills } from '#lib/profiles/server/commands.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { formatList } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { failAtField } from '../../../at-field.ts';
import { ownProfile } from '../../own-profile.ts';
import { known, readSkills } from '../../typed-names.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id, name, skills, wishes, teachings, updatedAt } = await ownProfile(event);
	const { locale } = event.locals;
	const named = (skill: string) => ({ value: skill, words: loadConcepts().label(skill, locale) });
	return {
		...{ id, name, seen: updatedAt.toISOString() },
		wishes: wishes.map(named),
		teachings: teachings.map(named),
		skills: skills.map(({ skill, level, evidence, evidenceUrl, lastUsed }) => ({
			id: skill,
			label: named(skill).words,
			because: evidence === 'attested' ? m.profile_editor_attested({}, { locale }) : '',
			ticked: true,
			level: level === null ? '' : String(level),
			used: lastUsed === null ? '' : String(lastUsed),
			link: evidenceUrl ?? ''
		}))
	};
};

export const actions = {
	default: formAction(EditSkills, async (input, event: RequestEvent) => {
		const { context, locale } = event.locals;
		const added = {
			more: readSkills(input.more, locale),
			more_wish: readSkills(input.more_wish, locale),
			more_teach: readSkills(input.more_teach, locale)
		};
		for (const [field, { unknown }] of Object.entries(added)) {
			if (unknown.length === 0) continue;
			const names = formatList(unknown, locale);
			return failAtField(input, field, m.profile_editor_skill_unknown({ names }, { locale }), locale);
		}
		await editSkills(context, event.params.id, input.seen, {
			skills: skillRows(input, known([...input.skill, ...added.more.skills])),
			wishes: known([...input.wish, ...added.more_wish.skills]),
			teachings: known([...input.teach, ...added.more_teach.skills])
		});
		redirect(303, `${href(`/profile/${event.params.id}`, locale)}?done=saved`);
	})
} satisfies Actions;
