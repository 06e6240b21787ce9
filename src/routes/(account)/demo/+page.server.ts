import { EnterAsExample } from '#lib/accounts/schema.ts';
import { enterAsExample } from '#lib/accounts/server/commands.ts';
import { listExamplePeople } from '#lib/organisations/server/examples.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { countryName } from '#lib/ui/format.ts';
import { comeIn } from '../coming-in.ts';
import { mailIsCaught, requireExamples } from '../post.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals: { context, locale } }) => {
	requireExamples();
	const people = await listExamplePeople(context.db);
	return {
		mailIsCaught,
		people: people.map(({ id, name, operator, kind, organisation, country }) => ({
			id,
			name,
			role: operator ? ('operator' as const) : (kind ?? ('person' as const)),
			organisation,
			country: country && countryName(country, locale)
		}))
	};
};

export const actions = {
	default: formAction(EnterAsExample, async ({ person }, event: RequestEvent) => {
		requireExamples();
		return comeIn(event, await enterAsExample(event.locals.context, person));
	})
} satisfies Actions;
