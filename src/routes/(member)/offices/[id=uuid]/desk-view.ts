/** The desk of an office: its needs by status, and for each what waits for whom. */
import { silence } from '#lib/needs/lifecycle.ts';
import { canAnswerFor, canEdit, objectionTo } from '#lib/needs/policy.ts';
import type { listAskedToShare, listOfficeNeeds, listOwnOffices } from '#lib/needs/server/desk.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actor } from '#lib/platform/actor.ts';
import type { Locale } from '#lib/platform/language.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { formatDay, formatNumber } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { foreign, wordsIn } from '../../../(public)/words.ts';

type Need = Awaited<ReturnType<typeof listOfficeNeeds>>[number];
interface Read {
	id: string;
	offices: Awaited<ReturnType<typeof listOwnOffices>>;
	needs: readonly Need[];
	asked: Awaited<ReturnType<typeof listAskedToShare>>;
}

export interface DeskRow {
	href: string;
	title: string;
	lang: string | undefined;
	example: boolean;
	status: string;
	touched: string;
	/** What it waits for, and whether for the reader. */
	waits: string;
	mine: boolean;
}

export function deskView({ id, offices, needs, asked }: Read, { actor, now }: Context, locale: Locale) {
	const row = (need: Need) => rowOf(need, actor, now, locale);
	const among = (...statuses: Need['status'][]) =>
		needs.filter(({ status }) => statuses.includes(status)).map(row);
	return {
		office: { id, name: offices.find((office) => office.id === id)?.name ?? '' },
		verified:
			actor.kind === 'member' &&
			actor.memberships.some((each) => each.organisationId === id && each.verified),
		mayWrite: canEdit(actor, { officeId: id }),
		mayAnswer: canAnswerFor(actor, id),
		waiting: needs.map(row).filter(({ mine }) => mine),
		groups: {
			drafts: among('draft'),
			review: among('in_review'),
			open: among('open', 'paused'),
			closed: among('closed')
		},
		asked: asked.map(({ id: need, title, language, office, answer, outcome }) => ({
			...{ need, title, lang: foreign(language, locale), answer, outcome },
			words: m.need_editor_asked_by({ office }, { locale })
		}))
	};
}

function rowOf(need: Need, actor: Actor, now: Date, locale: Locale): DeskRow {
	const { waits, mine } = waitsOf(need, actor, now, locale);
	return {
		href: href(`/needs/${need.id}/edit`, locale),
		title: need.title,
		lang: foreign(need.language, locale),
		example: need.origin === 'example',
		status: wordsIn(locale).status(need.ending ?? need.status),
		touched: m.need_editor_desk_touched({ day: formatDay(need.updatedAt, locale) }, { locale }),
		waits,
		mine
	};
}

/** The first thing a need waits for. */
function waitsOf(need: Need, actor: Actor, now: Date, locale: Locale): { waits: string; mine: boolean } {
	const objection = objectionTo(actor, 'publish', need);
	const writes = canEdit(actor, need);
	const say = (message: (params: object, options: { locale: Locale }) => string, mine: boolean) => ({
		waits: message({}, { locale }),
		mine
	});
	if (need.status === 'closed') return { waits: '', mine: false };
	if (need.status === 'in_review') {
		if (objection === 'not_verified') return say(m.need_editor_waits_verify, false);
		return objection ? say(m.need_editor_waits_second, false) : say(m.need_editor_waits_review, true);
	}
	if (need.status === 'draft')
		return objection === 'not_verified'
			? say(m.need_editor_waits_verify, writes)
			: say(m.need_editor_waits_finish, writes);
	const unanswered = need.unanswered ?? 0;
	if (unanswered > 0)
		return {
			waits: m.need_editor_waits_questions({ count: formatNumber(unanswered, locale) }, { locale }),
			mine: writes
		};
	if (need.closesOn !== null && need.closesOn < now.toISOString().slice(0, 10))
		return say(m.need_editor_waits_deadline, writes);
	const quiet = now.getTime() - need.lastHeard.getTime() > silence.asks * 86_400_000;
	return quiet ? say(m.need_editor_waits_confirm, writes) : say(m.need_editor_waits_answers, false);
}
