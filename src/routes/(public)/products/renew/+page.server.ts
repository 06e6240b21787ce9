import { redirect } from '@sveltejs/kit';
import { linkToken } from '#lib/accounts/schema.ts';
import { RenewByLink } from '#lib/implementers/schema.ts';
import { findDue, renewByLink } from '#lib/implementers/server/time.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { formatDay, formatList } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { workWords } from '../words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals: { context, locale }, url }) => {
	const token = linkToken.safeParse(url.searchParams.get('token') ?? '').data ?? '';
	const due = await findDue(context, token);
	if (!due) throw new Refusal('stale_state', 'accounts_link_used');
	const work = due.work.map((each) => workWords[each]({}, { locale }));
	return {
		token,
		due: {
			...{ name: due.name, product: due.product, productId: due.productId },
			...{ until: formatDay(due.until, locale), work: formatList(work, locale) }
		}
	};
};

export const actions = {
	default: formAction(RenewByLink, async ({ token }, { locals }: RequestEvent) => {
		const productId = await renewByLink(locals.context, token);
		redirect(303, `${href(`/products/${productId}`, locals.locale)}#implementers`);
	})
} satisfies Actions;
