import { z } from 'zod';
import { linkToken, mailAddress } from '../accounts/schema.ts';
import { countryCode } from '../platform/filters.ts';
import { line, prose, webAddress } from '../platform/text.ts';

/** Broker teams are among them: who may found one is the policy's to say. */
export const foundedKinds = ['office', 'firm', 'community', 'steward', 'funder', 'broker_team'] as const;
export const teamRights = ['read', 'write', 'publish', 'manage'] as const;

/** Who may do anything may read. */
const rights = z
	.array(z.enum(teamRights))
	.max(4)
	.default([])
	.transform((chosen) => [...new Set(['read' as const, ...chosen])]);

export const FoundTeam = z.strictObject({
	kind: z.enum(foundedKinds, { error: 'platform_choose' }),
	name: line(150, 2),
	about: prose(2_000).default(''),
	url: webAddress.optional(),
	country: countryCode,
	city: line(100).optional()
});

export const DescribeTeam = z.strictObject({
	name: line(150, 2),
	about: prose(2_000).default(''),
	url: webAddress.optional(),
	eyes: z.literal('on').optional()
});

export const InviteMember = z.strictObject({ address: mailAddress, rights });
export const WithdrawInvitation = z.strictObject({ invitation: z.uuid() });
export const ChangeRights = z.strictObject({ person: z.uuid(), rights });
export const EndMembership = z.strictObject({ person: z.uuid() });
export const AskForVerification = z.strictObject({ proof: prose(4_000, 20) });

/** The address of the page of who goes on, or its id. */
export const EndTeam = z.strictObject({
	step: z.enum(['merge', 'close', 'succeed'], { error: 'platform_choose' }),
	successor: line(2_000)
		.transform((text) => /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text)?.[0])
		.optional(),
	sure: z.literal('on', { error: 'teams_say_sure' })
});

export const DecideVerification = z.strictObject({
	organisation: z.uuid(),
	decision: z.enum(['verified', 'refused'], { error: 'platform_choose' }),
	reason: prose(2_000, 10)
});

export const WithdrawVerification = z.strictObject({ organisation: z.uuid(), reason: prose(2_000, 10) });

export const AcceptInvitation = z.strictObject({ token: linkToken });
