import type { Locale } from '../../platform/language.ts';
import { Refusal } from '../../platform/refusal.ts';
import { atomically, type Context } from '../../platform/server/context.ts';
import { type TemplateKind, templateKinds } from '../lifecycle.ts';
import type { Desk } from '../policy.ts';
import { shippedWords, unknownPlaceholders } from '../templates.ts';
import { workAt } from './desks.ts';

export interface Template {
	kind: TemplateKind;
	words: string;
	/** Worded by the team itself. */
	own: boolean;
}

/** Every message of a team in a language: its own words, else those that come with the site. */
export async function listTemplates({ db }: Context, { teamId }: Desk, locale: Locale): Promise<Template[]> {
	const own = await db
		.selectFrom('desk_template')
		.select(['kind', 'words'])
		.where('team_id', '=', teamId)
		.where('locale', '=', locale)
		.execute();
	return templateKinds.map((kind) => {
		const words = own.find((each) => each.kind === kind)?.words;
		return { kind, words: words ?? shippedWords(kind, locale), own: words !== undefined };
	});
}

/** Words a message as the team wants it. */
export function wordTemplate(
	context: Context,
	team: string,
	{ kind, locale, words }: { kind: TemplateKind; locale: Locale; words: string }
): Promise<void> {
	return atomically(context, async (atomic) => {
		await workAt(atomic, team);
		const [unknown] = unknownPlaceholders(words);
		if (unknown !== undefined) throw new Refusal('invalid', 'desk_template_unknown', { word: unknown });
		const { actor, db, now } = atomic;
		const worded = { words, person_id: actor.kind === 'member' ? actor.personId : null, at: now };
		await db
			.insertInto('desk_template')
			.values({ team_id: team, kind, locale, ...worded })
			.onConflict((conflict) => conflict.columns(['team_id', 'kind', 'locale']).doUpdateSet(worded))
			.execute();
	});
}

/** Goes back to the words that come with the site. */
export function dropTemplate(
	context: Context,
	team: string,
	{ kind, locale }: { kind: TemplateKind; locale: Locale }
): Promise<void> {
	return atomically(context, async (atomic) => {
		await workAt(atomic, team);
		await atomic.db
			.deleteFrom('desk_template')
			.where('team_id', '=', team)
			.where('kind', '=', kind)
			.where('locale', '=', locale)
			.execute();
	});
}
