/** What a feed says: the newest of a list that everybody may read, no natural person among them. */
import { visitor } from '../../platform/actor.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Item, NewItem } from '../item.ts';
import type { ListKind } from '../lifecycle.ts';
import type { SavedQuestion } from '../schema.ts';
import { askList } from './asking.ts';
import { readItems } from './items.ts';

/** So many things stand on one page of a feed. */
export const feedSize = 30;

/** One page; a `bad_request` for a cursor that is none of this feed's. */
export async function readFeed<K extends ListKind>(
	db: Db,
	kind: K,
	question: SavedQuestion[K],
	after: string | undefined
): Promise<{ items: (NewItem & Item)[]; next: string | undefined }> {
	const asked = kind === 'people' ? withoutPersons(question) : question;
	if (!asked) return { items: [], next: undefined };
	const { rows, next } = await askList(db, visitor, kind, asked, { after, size: feedSize });
	const items = await readItems(db, visitor, rows);
	return { items: items.filter(({ person }) => !person), next };
}

/** A copy of a profile that left cannot be taken back: firms and communities only. Undefined where none are asked for. */
function withoutPersons<Q extends object>(question: Q): Q | undefined {
	const chosen = 'kind' in question && Array.isArray(question.kind) ? question.kind : [];
	const kind = ['firm', 'community'].filter((each) => chosen.length === 0 || chosen.includes(each));
	return kind.length === 0 ? undefined : { ...question, kind };
}
