import { portableCredit } from '#lib/outcomes/portable-credit.ts';
import { listCredit } from '#lib/outcomes/server/credit-queries.ts';
import { m } from '#lib/paraglide/messages.js';
import { Refusal } from '#lib/platform/refusal.ts';
import { refusalResponse } from '#lib/platform/server/problem-document.ts';
import { findProfile } from '#lib/profiles/server/queries.ts';
import { href } from '#lib/ui/href.ts';
import { skillLinks } from '../../../words.ts';
import { markOf } from '../credit-view.ts';
import type { RequestHandler } from './$types';

/** The credit of a profile to carry away: what everybody reads on its page, and nothing that is hidden. */
export const GET: RequestHandler = async ({ params, url, locals: { context, locale } }) => {
	const profile = await findProfile(context.db, context.actor, params.id);
	if (!profile) return refusalResponse(new Refusal('not_found', 'people_not_found'), locale);
	const credit = await listCredit(context.db, profile.id, { own: false });
	const at = (path: string) => new URL(href(path), url).href;
	const notes = [profile.example && m.credit_example({}, { locale }), m.credit_file_standing({}, { locale })];
	const document = portableCredit({
		address: at(`/people/${profile.id}`),
		name: profile.name,
		person: profile.kind === 'person',
		standing: notes.filter(Boolean).join(' '),
		given: credit.map((each) => ({
			id: each.id,
			skill: {
				name: skillLinks([each.skill], locale)[0]?.label ?? each.skill,
				address: at(`/skills/${each.skill}`)
			},
			office: { name: each.office, address: at(`/organisations/${each.officeId}`) },
			need: { name: each.need, address: at(`/needs/${each.needId}`) },
			words: each.words,
			on: each.at.toISOString().slice(0, 10),
			mark: markOf(each, locale)
		}))
	});
	return new Response(JSON.stringify(document, null, '\t'), {
		headers: {
			'content-type': 'application/ld+json; charset=utf-8',
			'content-disposition': 'attachment; filename="credit.jsonld"'
		}
	});
};
