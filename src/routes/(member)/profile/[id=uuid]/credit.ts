/** What offices credited a profile with: its owner reads all of it and decides what shows. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { ShowCredit } from '#lib/outcomes/schema.ts';
import { hideCredit } from '#lib/outcomes/server/credit.ts';
import { listCredit } from '#lib/outcomes/server/credit-queries.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';
import { creditView } from '../../../(public)/people/[id=uuid]/credit-view.ts';

export async function ownCredit({ context, locale }: App.Locals, profileId: string) {
	return creditView(await listCredit(context.db, profileId, { own: true }), locale);
}

export const showCredit = formAction(
	ShowCredit,
	async ({ credit, show }, { locals, params }: RequestEvent) => {
		await hideCredit(locals.context, credit, show === 'no');
		redirect(303, `${href(`/profile/${params['id'] ?? ''}`, locals.locale)}?done=saved#credit`);
	}
);
