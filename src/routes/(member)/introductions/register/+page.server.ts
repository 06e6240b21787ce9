import { listRegister } from '#lib/introductions/server/register.ts';
import { formatDay, formatNumber } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { foreign } from '../../../(public)/words.ts';
import { signedIn } from '../../../signed-in.ts';
import { namesOf, reasonOf, statusWords } from '../introduction-words.ts';
import type { PageServerLoad } from './$types';

const mostShown = 100;

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const rows = await listRegister(context.db, context.actor, mostShown + 1);
	const day = (at: Date | null) => (at === null ? '–' : formatDay(at, locale));
	return {
		older: rows.length > mostShown ? formatNumber(mostShown, locale) : '',
		rows: rows.slice(0, mostShown).map((row) => ({
			id: row.id,
			need: row.need,
			lang: foreign(row.language, locale),
			href: href(`/introductions/${row.id}`, locale),
			...{ asked: day(row.askedAt), answered: day(row.answeredAt), ended: day(row.endedAt) },
			office: row.office ?? '',
			profile: namesOf({ ...row, profileName: row.profile }, locale).profile,
			status: [
				statusWords[row.status]({}, { locale }),
				row.reasonCode === null ? '' : reasonOf(row.reasonCode, locale)
			]
				.filter(Boolean)
				.join(': ')
		}))
	};
};
