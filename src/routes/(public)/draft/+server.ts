import { m } from '#lib/paraglide/messages.js';
import { Refusal } from '#lib/platform/refusal.ts';
import { loadConcepts } from '#lib/skills/server/vocabulary.ts';
import { formatDay } from '#lib/ui/format.ts';
import { ask, dayOf } from '../(home)/ask.ts';
import { draftText } from '../(home)/draft.ts';
import { askedOf, Box } from '../(home)/read-asked.ts';
import type { RequestHandler } from './$types';

/** The draft as a file, made from what the form carries; nothing of it is kept. */
export const POST: RequestHandler = async (event) => {
	const { request, locals, url } = event;
	const form = await request.formData().catch(() => {
		throw new Refusal('bad_request', 'platform_broken_form');
	});
	const box = Box.safeParse({
		need: form.get('need'),
		not: form.getAll('not'),
		widen: form.get('widen') ?? undefined
	});
	if (!box.success) throw new Refusal('invalid', 'platform_not_understood');
	const { locale, context } = locals;
	const asked = askedOf(box.data);
	const text = draftText(asked.text, await ask(event, asked), {
		locale,
		day: formatDay(dayOf(context.now), locale),
		origin: url.origin,
		label: (id) => loadConcepts().label(id, locale)
	});
	return new Response(text, {
		headers: {
			'content-type': 'text/markdown; charset=utf-8',
			'content-disposition': `attachment; filename="${m.home_draft_file({}, { locale })}.md"`,
			'cache-control': 'no-store'
		}
	});
};
