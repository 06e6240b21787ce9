import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Context } from '#lib/platform/server/context.ts';
import { formAction } from '#lib/platform/server/forms.ts';
import { href } from '#lib/ui/href.ts';

/** An action on one piece of work, that leads back to where it shows: `/outcome#accounts`, `#next`. */
export function onWork<Schema extends z.ZodObject>(
	schema: Schema,
	run: (context: Context, id: string, input: z.output<Schema>) => Promise<unknown>,
	back: string
) {
	return formAction(schema, async (input, { locals, params }: RequestEvent<{ id: string }>) => {
		await run(locals.context, params.id, input);
		redirect(303, `${href(`/engagements/${params.id}`, locals.locale)}${back}`);
	});
}
