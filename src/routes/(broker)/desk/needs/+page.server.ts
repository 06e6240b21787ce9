import { mostNeeds, suggestAcross } from '#lib/desk/server/suggestions.ts';
import { m } from '#lib/paraglide/messages.js';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { bandWords } from '../../../(public)/(home)/words.ts';
import { deskOf } from '../desk-place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context, locale } = event.locals;
	const { desk, view } = await deskOf(event);
	const { rows, complete } = await suggestAcross(context, desk, locale);
	return {
		desk: view,
		most: complete ? undefined : mostNeeds,
		needs: rows.map(({ id, title, language, office, example, publishedAt, fitting, open, suggested }) => ({
			...{ id, title, lang: language, example },
			href: href(`/desk/needs/${id}${view.query}`, locale),
			facts: [
				office ?? '',
				m.desk_since({ day: formatDay(publishedAt, locale) }, { locale }),
				fitting === 0
					? m.desk_needs_fitting_none({}, { locale })
					: m.desk_needs_fitting({ count: fitting }, { locale }),
				...(open > 0 ? [m.desk_needs_open({ count: open }, { locale })] : [])
			].filter(Boolean),
			suggested: suggested.map(({ profileId, name, band, example }) => ({
				...{ profileId, name, example, band: bandWords[band]({}, { locale }) },
				href: href(`/people/${profileId}`, locale)
			}))
		}))
	};
};
