import { m } from '#lib/paraglide/messages.js';
import { StartProblem } from '#lib/platform/server/start-problem.ts';
import { bringUpToDate } from '../../seed.ts';
import type { Setting } from './set-up.ts';

/** First data without examples; where they are in, they are taken out once somebody agreed. */
export async function leaveExamplesOut({ asking, wishes, context, locale, say }: Setting): Promise<void> {
	const { db } = context;
	const fact = await db
		.selectFrom('instance_fact')
		.select('value')
		.where('name', '=', 'examples')
		.executeTakeFirst();
	if (fact?.value === 'in') {
		const count = async (rows: Promise<{ rows: number | string | bigint }>) => Number((await rows).rows);
		const people = await count(
			db
				.selectFrom('person')
				.select((eb) => eb.fn.countAll().as('rows'))
				.where('example', '=', true)
				.executeTakeFirstOrThrow()
		);
		const needs = await count(
			db
				.selectFrom('need')
				.select((eb) => eb.fn.countAll().as('rows'))
				.where('origin', '=', 'example')
				.executeTakeFirstOrThrow()
		);
		const question = m.setup_ask_examples({ people, needs }, { locale });
		if (
			!(await asking.agrees(question, wishes.removeExamples, /^(y|yes|s|sim|sí|si|o|oui|ndiyo|ndio|نعم)$/i))
		)
			throw new StartProblem(m.setup_examples_stay({}, { locale }));
	}
	if (fact === undefined) say(m.setup_first_data({}, { locale }));
	await bringUpToDate(db, { demo: false });
	say(`  ${m.setup_no_examples({}, { locale })}`);
}
