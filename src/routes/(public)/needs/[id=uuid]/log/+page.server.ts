import { listSounding } from '#lib/introductions/server/sounding.ts';
import { findNeed } from '#lib/needs/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import { Refusal } from '#lib/platform/refusal.ts';
import { reasonOf } from '../../../../(member)/introductions/introduction-words.ts';
import { foreign } from '../../../words.ts';
import type { PageServerLoad } from './$types';

const what = {
	begun: m.introductions_log_begun,
	said: m.introductions_log_said,
	hidden: m.introductions_log_hidden,
	declined: m.introductions_log_declined,
	ended: m.introductions_log_ended
};

export const load: PageServerLoad = async ({ params, url, locals: { context, locale } }) => {
	const need = await findNeed(context.db, context.actor, params.id);
	if (!need) throw new Refusal('not_found', 'needs_not_found');
	const entries = await listSounding(context.db, params.id);
	return {
		need: { id: need.id, title: need.title, lang: foreign(need.language, locale), office: need.office ?? '' },
		address: url.origin + url.pathname,
		entries: entries.map((entry) => ({
			on: entry.on,
			what: what[entry.what]({}, { locale }),
			words: entry.words,
			reason: entry.reasonCode === null ? '' : reasonOf(entry.reasonCode, locale),
			change:
				entry.wouldChange === ''
					? ''
					: m.introductions_would_be_changed({ words: entry.wouldChange }, { locale })
		}))
	};
};
