/** The messages of a team in one language, filled in for a need where the address names one. */
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { placeholders } from '#lib/desk/lifecycle.ts';
import { findCovered } from '#lib/desk/server/commands.ts';
import type { OwnDesk } from '#lib/desk/server/desks.ts';
import { listTemplates } from '#lib/desk/server/templates.ts';
import { fill } from '#lib/desk/templates.ts';
import { placeLabel } from '#lib/places/label.ts';
import { isLocale, type Locale, locales } from '#lib/platform/language.ts';
import { languageName } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import type { DeskView } from '../desk-place.ts';
import { templateWords } from '../words.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'>;

/** The language of the messages, which need not be that of the page. */
export function languageOf({ locals, url }: Asked): Locale {
	const wanted = url.searchParams.get('lang') ?? undefined;
	return isLocale(wanted) ? wanted : locals.locale;
}

export async function templatesView(event: Asked, desk: OwnDesk, view: DeskView) {
	const { context, locale } = event.locals;
	const language = languageOf(event);
	const id = z.uuid().safeParse(event.url.searchParams.get('need')).data;
	const need = id === undefined ? undefined : await findCovered(context, desk, id);
	const facts = need && {
		...{ need: need.title, office: need.office ?? '', team: view.name },
		place: placeLabel(
			{ country: need.country, subdivisionName: need.subdivision, cityName: need.city },
			language
		),
		link: `${event.url.origin}${href(`/needs/${need.id}`, language)}`
	};
	const templates = await listTemplates(context, desk, language);
	const more = `${view.query ? `${view.query}&` : '?'}${need ? `need=${need.id}&` : ''}`;
	return {
		language,
		need: need && { title: need.title, lang: need.language },
		placeholders: placeholders.map((name) => `{${name}}`).join(' '),
		to: `${more}lang=${language}&`,
		languages: locales.map((each) => ({
			...{ locale: each, name: languageName(each, each), here: each === language },
			href: href(`/desk/templates${more}lang=${each}`, locale)
		})),
		templates: templates.map(({ kind, words, own }) => ({
			...{ kind, words, own, title: templateWords[kind]({}, { locale }) },
			filled: facts && fill(words, facts)
		}))
	};
}
