/** Reads again what was found, as this reader may see it now: what they may not see any more is left out. */
import { NeedFilters } from '../../needs/schema.ts';
import { listNeeds } from '../../needs/server/queries.ts';
import { OrganisationFilters } from '../../organisations/schema.ts';
import { listListings } from '../../organisations/server/queries.ts';
import { LedgerFilters, LessonFilters } from '../../outcomes/schema.ts';
import { listLedger } from '../../outcomes/server/ledger.ts';
import { listLessons } from '../../outcomes/server/lesson-queries.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import { ProductFilters } from '../../products/schema.ts';
import { listProducts } from '../../products/server/queries.ts';
import { ProfileFilters } from '../../profiles/schema.ts';
import { listProfiles } from '../../profiles/server/queries.ts';
import type { Item, NewItem } from '../item.ts';
import type { ItemKind } from '../lifecycle.ts';

type Reader = (db: Db, actor: Actor, among: string[]) => Promise<Item[]>;

/** In the order given, without those this reader may not read. */
export async function readItems<Key extends Pick<NewItem, 'kind' | 'id'>>(
	db: Db,
	actor: Actor,
	keys: readonly Key[]
): Promise<(Key & Item)[]> {
	const kinds = [...new Set(keys.map(({ kind }) => kind))];
	const read = await Promise.all(
		kinds.map((kind) =>
			readers[kind](
				db,
				actor,
				keys.filter((key) => key.kind === kind).map(({ id }) => id)
			)
		)
	);
	const items = new Map(read.flat().map((item) => [item.id, item]));
	return keys.flatMap((key) => {
		const item = items.get(key.id);
		return item ? [{ ...key, ...item }] : [];
	});
}

const readers: Record<ItemKind, Reader> = {
	need: async (db, actor, among) => {
		const { rows } = await listNeeds(db, actor, { filters: NeedFilters.parse({}), among }, among.length);
		return rows.map(({ id, title, language, summary, skills, office, origin }) => ({
			...{ kind: 'need' as const, id, title, language, summary, skills },
			...{ path: `/needs/${id}`, author: office ?? undefined, person: false },
			example: origin === 'example'
		}));
	},
	profile: async (db, actor, among) => {
		const question = { filters: ProfileFilters.parse({}), today: '1970-01-01', among };
		const { rows } = await listProfiles(db, actor, question, among.length);
		return rows.map(({ id, name, headline, language, skills, kind, example }) => ({
			...{ kind: 'profile' as const, id, title: name, language, summary: headline, skills },
			...{ path: `/people/${id}`, author: undefined, person: kind === 'person', example }
		}));
	},
	organisation: async (db, actor, among) => {
		const question = { filters: OrganisationFilters.parse({}), among };
		const { rows } = await listListings(db, actor, question, among.length);
		return rows.map(({ id, name, summary, skills, source }) => ({
			...{ kind: 'organisation' as const, id, title: name, language: '', summary, skills },
			...{ path: `/organisations/${id}`, author: source, person: false, example: false }
		}));
	},
	product: async (db, actor, among) => {
		const question = { filters: ProductFilters.parse({}), among };
		const { rows } = await listProducts(db, actor, question, among.length);
		return rows.map(({ id, name, summary, skills, stewards }) => ({
			...{ kind: 'product' as const, id, title: name, language: '', summary, skills },
			...{ path: `/products/${id}`, author: stewards[0], person: false, example: false }
		}));
	},
	lesson: async (db, _, among) => {
		const { rows } = await listLessons(db, { filters: LessonFilters.parse({}), among }, among.length);
		return rows.map(({ id, title, language, summary, skills, organisation, example }) => ({
			...{ kind: 'lesson' as const, id, title, language, summary, skills },
			...{ path: `/lessons/${id}`, author: organisation, person: false, example }
		}));
	},
	engagement: async (db, _, among) => {
		const { rows } = await listLedger(db, { filters: LedgerFilters.parse({}), among }, among.length);
		return rows.map(({ id, need, language, told, tellNext, didNotWork, office, origin }) => ({
			...{ kind: 'engagement' as const, id, title: need, language, skills: [] },
			summary: [tellNext, didNotWork].filter(Boolean).join('\n\n'),
			...{ path: `/engagements/${id}${told ? '/outcome' : ''}`, author: office ?? undefined, person: false },
			example: origin === 'example'
		}));
	}
};
