/** What came of a need: agreed work as bare facts, and for its office how many introductions were asked for. */
import { listWorkOf } from '#lib/engagements/server/of-need.ts';
import { countIntroductionsOf } from '#lib/introductions/server/of-need.ts';
import { canReadDesk } from '#lib/needs/policy.ts';
import type { NeedPage } from '#lib/needs/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { formatDay, formatNumber } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { endingWord, statusWords } from '../../../(member)/engagements/words.ts';
import { wordsIn } from '../../words.ts';

const most = 20;

export async function cameOfIt({ db, actor }: Context, need: NeedPage, locale: Locale) {
	const desk = actor.kind === 'member' && canReadDesk(actor, need);
	const [work, introductions] = await Promise.all([
		listWorkOf(db, need.id, most),
		desk ? countIntroductionsOf(db, actor, need.id) : undefined
	]);
	return {
		work: work.map(({ id, status, kind, ending, createdAt, endedAt }) => ({
			href: href(`/engagements/${id}`, locale),
			kind: wordsIn(locale).kind(kind),
			status: ending === null ? statusWords[status]({}, { locale }) : endingWord(ending, locale),
			went: ending === null || ending === 'completed',
			when: endedAt
				? m.credit_ended_on({ day: formatDay(endedAt, locale) }, { locale })
				: m.credit_since({ day: formatDay(createdAt, locale) }, { locale })
		})),
		introductions:
			introductions === undefined
				? ''
				: m.credit_introductions({ count: formatNumber(introductions, locale) }, { locale })
	};
}
export type CameOfIt = Awaited<ReturnType<typeof cameOfIt>>;
