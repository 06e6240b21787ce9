import { redirect } from '@sveltejs/kit';
import { importKinds, keptHours, mostBytes, mostRows } from '#lib/imports/lifecycle.ts';
import { canImport } from '#lib/imports/policy.ts';
import { LookAtFile } from '#lib/imports/schema.ts';
import { previewImport } from '#lib/imports/server/commands.ts';
import { listImports } from '#lib/imports/server/queries.ts';
import { m } from '#lib/paraglide/messages.js';
import { Refusal } from '#lib/platform/refusal.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { formatDay } from '#lib/ui/format.ts';
import { href } from '#lib/ui/href.ts';
import { signedIn } from '../../../signed-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { describeKind, stateOf } from './import-words.ts';

export const load: PageServerLoad = async (event) => {
	signedIn(event);
	const { context, locale } = event.locals;
	if (!canImport(context.actor)) throw new Refusal('not_allowed', 'imports_not_yours');
	const limits = {
		most: mostRows.toLocaleString(locale),
		megabytes: mostBytes / 1024 / 1024,
		hours: keptHours
	};
	return {
		kinds: importKinds.map((kind) => describeKind(kind, locale)),
		hint: m.imports_file_hint(limits, { locale }),
		imports: (await listImports(context, 20)).map((each) => ({
			...{ id: each.id, fileName: each.fileName, state: stateOf(each, locale) },
			href: href(`/desk/imports/${each.id}`, locale),
			day: formatDay(each.createdAt, locale)
		}))
	};
};

export const actions = {
	default: formAction(LookAtFile, async ({ kind, file }, event: RequestEvent) => {
		signedIn(event);
		const { context, locale } = event.locals;
		const content = new Uint8Array(await file.arrayBuffer());
		const id = await previewImport(context, { kind, fileName: file.name, content, locale });
		redirect(303, href(`/desk/imports/${id}`, locale));
	})
} satisfies Actions;
