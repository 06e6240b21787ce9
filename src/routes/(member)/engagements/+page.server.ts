import { hasEnded } from '#lib/engagements/lifecycle.ts';
import { listOwnEngagements } from '#lib/engagements/server/own-work.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../signed-in.ts';
import { endingWords, statusWords } from './words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const rows = (await listOwnEngagements(context.db, context.actor)).map((row) => ({
		...{ id: row.id, title: row.title, example: row.example },
		href: href(`/engagements/${row.id}`, locale),
		status: (row.ending ? endingWords[row.ending] : statusWords[row.status])({}, { locale }),
		ended: hasEnded(row.status),
		mine: row.invited || (row.turn.length === 1 && row.turn[0] === row.side),
		// Each side knows itself, so it reads who the others are.
		facts: [
			row.side === 'office' ? row.profiles.join(', ') : (row.office ?? ''),
			row.need,
			formatDay(row.updatedAt, locale)
		].filter(Boolean)
	}));
	return {
		mine: rows.filter(({ mine }) => mine),
		going: rows.filter(({ mine, ended }) => !mine && !ended),
		ended: rows.filter(({ mine, ended }) => !mine && ended)
	};
};
