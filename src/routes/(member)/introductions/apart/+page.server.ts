import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { sides } from '#lib/introductions/lifecycle.ts';
import { unblock, withdrawConflict } from '#lib/introductions/server/apart.ts';
import { listBlocks, listConflicts } from '#lib/introductions/server/apart-queries.ts';
import { oneOf } from '#lib/platform/filters.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../signed-in.ts';
import { namesOf } from '../introduction-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	const [blocks, conflicts] = await Promise.all([
		listBlocks(context.db, context.actor),
		listConflicts(context.db, context.actor)
	]);
	return {
		blocks: blocks.map(({ side, at, ...row }) => {
			const names = namesOf({ ...row, brokerTeam: null }, locale);
			const [own, other] = side === 'office' ? [names.office, names.profile] : [names.profile, names.office];
			const { organisationId, profileId } = row;
			return { organisationId, profileId, side, own, other, day: formatDay(at, locale) };
		}),
		conflicts: conflicts.map(({ id, words, at, about, profileKind }) => {
			const unnamed = {
				profileKind: profileKind ?? 'person',
				profileName: null,
				office: null,
				brokerTeam: null
			};
			return { id, words, about: about ?? namesOf(unnamed, locale).profile, day: formatDay(at, locale) };
		})
	};
};

const uuid = z.uuid({ error: 'platform_choose' });
const Unblock = z.strictObject({ organisation: uuid, profile: uuid, side: oneOf(sides) });
const Withdraw = z.strictObject({ conflict: uuid });
const back = ({ locals }: RequestEvent) => redirect(303, href('/introductions/apart', locals.locale));

export const actions = {
	unblock: formAction(Unblock, async ({ organisation, profile, side }, event: RequestEvent) => {
		await unblock(event.locals.context, { organisationId: organisation, profileId: profile, side });
		back(event);
	}),
	withdraw: formAction(Withdraw, async ({ conflict }, event: RequestEvent) => {
		await withdrawConflict(event.locals.context, conflict);
		back(event);
	})
} satisfies Actions;
