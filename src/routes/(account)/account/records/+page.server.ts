import { redirect } from '@sveltejs/kit';
import { EraseAccount } from '#lib/accounts/schema.ts';
import { eraseOwnAccount } from '#lib/accounts/server/erasure.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { leave } from '../../../../handles/session.ts';
import { personalRecords } from '../../../../personal-records.ts';
import { signedIn } from '../../../signed-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) => {
	signedIn(event);
};

export const actions = {
	default: formAction(EraseAccount, async (_, event: RequestEvent) => {
		signedIn(event);
		await eraseOwnAccount(event.locals.context, personalRecords);
		await leave(event);
		redirect(303, href('/', event.locals.locale));
	})
} satisfies Actions;
