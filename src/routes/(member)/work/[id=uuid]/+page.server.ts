import { needFor } from '#lib/matching/server/needs-for.ts';
import { m } from '#lib/paraglide/messages.js';
import { Refusal } from '#lib/platform/refusal.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { chosenProfile } from '../chosen-profile.ts';
import { fittingRow } from '../fitting-row.ts';
import type { PageServerLoad } from './$types';

const changes = {
	evidence: m.work_would_evidence,
	level: m.work_would_level,
	skill: m.work_would_skill
};

export const load: PageServerLoad = async (event) => {
	const { chosen } = await chosenProfile(event);
	const { context, locale } = event.locals;
	const today = context.now.toISOString().slice(0, 10);
	const found = chosen && (await needFor(context.db, context.actor, chosen.id, event.params.id, today));
	if (!found) throw new Refusal('not_found', 'work_need_gone');
	const { need, change, profile } = found;
	const skill = change && loadConcepts().label(change.skill, locale);
	return {
		id: profile.id,
		row: fittingRow(need, locale, profile.id),
		would:
			change && skill !== undefined
				? m.work_would({ change: changes[change.change]({ skill }, { locale }) }, { locale })
				: need.group === 'main'
					? m.work_would_first({}, { locale })
					: m.work_would_none({}, { locale })
	};
};
