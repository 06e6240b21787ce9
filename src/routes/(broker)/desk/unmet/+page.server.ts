import { unmetSkills } from '#lib/figures/counting.ts';
import { readUnmet } from '#lib/desk/server/unmet.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { countryName, formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { deskOf } from '../desk-place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context, locale } = event.locals;
	const { desk, view } = await deskOf(event);
	const needs = await readUnmet(context, desk);
	const concepts = loadConcepts();
	return {
		desk: view,
		needs: needs.length,
		rows: unmetSkills(needs).map(({ skill, country, region, needs: asked }) => ({
			key: `${skill} ${country ?? ''} ${region ?? ''}`,
			skill: concepts.label(skill, locale),
			href: href(`/skills/${skill}`, locale),
			place: region ?? (country ? countryName(country, locale) : ''),
			needs: asked.map(({ id, title, language, office, closedAt }) => ({
				...{ id, title, lang: language, office: office ?? '' },
				href: href(`/needs/${id}`, locale),
				day: closedAt ? formatDay(closedAt, locale) : ''
			}))
		}))
	};
};
