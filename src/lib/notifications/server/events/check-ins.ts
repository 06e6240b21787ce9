/** Whether it still runs, asked by mail: each answer is a link of its own. */
import type { Side } from '../../../engagements/lifecycle.ts';
import { findEngagement } from '../../../engagements/server/queries.ts';
import { type CheckInAnswer, checkInAnswers, type CheckInMonth } from '../../../outcomes/lifecycle.ts';
import { checkInToken, findByLink } from '../../../outcomes/server/check-in-links.ts';
import { m } from '../../../paraglide/messages.js';
import type { Reader, Words } from '../rule.ts';

const answerWords = {
	yes: m.outcomes_answer_yes,
	partly: m.outcomes_answer_partly,
	no: m.outcomes_answer_no,
	not_known: m.outcomes_answer_not_known
} satisfies Record<CheckInAnswer, unknown>;

interface Asked {
	engagementId: string;
	month: CheckInMonth;
	side: Side;
}

/** Nothing for those who no longer take part; no links once somebody of their side answered. */
export async function checkInWords(reader: Reader, asked: Asked): Promise<Words | undefined> {
	const { db, actor, now, locale } = reader;
	const { engagementId, month, side } = asked;
	const work = await findEngagement(db, actor, engagementId);
	if (!work?.desk || actor.kind !== 'member') return undefined;
	const token = await checkInToken(db, { person: actor.personId, engagement: engagementId, month, side });
	const link = await findByLink({ db, now, actor }, token);
	const open = link !== undefined && link.answeredAt === null;
	const path = `/outcomes/check-in?token=${token}`;
	return {
		text: m.outcomes_told_check_in({}, { locale }),
		about: work.title,
		path: `/engagements/${engagementId}/outcome`,
		button: m.engagements_open({}, { locale }),
		...(open && {
			notes: [m.check_ins_mail({}, { locale })],
			answers: checkInAnswers.map((answer) => ({
				label: answerWords[answer]({}, { locale }),
				path: `${path}&answer=${answer}`
			}))
		})
	};
}
