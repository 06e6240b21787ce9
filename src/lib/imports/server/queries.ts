import type { Context } from '../../platform/server/context.ts';

const card = [
	'id',
	'kind',
	'status',
	'file_name as fileName',
	'report',
	'imported',
	'created_at as createdAt'
] as const;

/** An import of the person who asks; nobody else sees it. */
export function findImport({ actor, db, now }: Context, id: string) {
	return db
		.selectFrom('data_import')
		.select(card)
		.where('id', '=', id)
		.where('person_id', '=', actor.kind === 'member' ? actor.personId : null)
		.where((eb) => eb.or([eb('status', '<>', 'looked_at'), eb('expires_at', '>', now)]))
		.executeTakeFirst();
}

/** The imports of the person who asks, newest first. */
export function listImports({ actor, db, now }: Context, size: number) {
	return db
		.selectFrom('data_import')
		.select(['id', 'kind', 'status', 'file_name as fileName', 'imported', 'created_at as createdAt'])
		.where('person_id', '=', actor.kind === 'member' ? actor.personId : null)
		.where((eb) => eb.or([eb('status', '<>', 'looked_at'), eb('expires_at', '>', now)]))
		.orderBy('id', 'desc')
		.limit(size)
		.execute();
}
