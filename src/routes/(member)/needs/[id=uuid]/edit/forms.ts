import { z } from 'zod';
import { approvalAnswers, chosenEndings } from '#lib/needs/lifecycle.ts';
import { prose } from '#lib/platform/text.ts';

const answer = z.enum(approvalAnswers, { error: 'platform_choose' });

/** The small forms beside a need. */
export const forms = {
	nothing: z.strictObject({}),
	publish: z.strictObject({ seen: z.iso.datetime({ error: 'platform_not_understood' }) }),
	sendBack: z.strictObject({ reason: prose(1_000, 3) }),
	close: z.strictObject({
		ending: z.enum(chosenEndings, { error: 'platform_choose' }),
		reason: prose(1_000).default('')
	}),
	change: z.strictObject({ change: z.uuid({ error: 'platform_choose' }) }),
	refuseChange: z.strictObject({
		change: z.uuid({ error: 'platform_choose' }),
		reason: prose(1_000, 3)
	}),
	approvals: z.strictObject({
		procurement: answer,
		legal: answer,
		budget: answer,
		it: answer,
		management: answer
	}),
	findPartner: z.strictObject({ words: z.string().trim().min(1, { error: 'platform_required' }).max(200) }),
	askPartner: z.strictObject({ office: z.uuid({ error: 'platform_choose' }) })
};
