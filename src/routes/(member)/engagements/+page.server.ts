import { listOwnEngagements } from '#lib/engagements/server/queries.ts';
import { hasEnded } from '#lib/engagements/lifecycle.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../signed-in.ts';
import { endingWords, statusWords } from './words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const rows = (await listOwnEngagements(context.db, context.actor)).map((row) => ({
		id: row.id,
		title: row.title,
		href: href(`/engagements/${row.id}`, locale),
		need: row.need,
		office: row.office,
		status: (row.ending ? endingWords[row.ending] : statusWords[row.status])({}, { locale }),
		ended: hasEnded(row.status),
		touched: formatDay(row.updatedAt, locale)
	}));
	return { going: rows.filter(({ ended }) => !ended), ended: rows.filter(({ ended }) => ended) };
};
