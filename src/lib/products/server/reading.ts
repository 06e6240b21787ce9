/** A publiccode.yml read for somebody who may save what it says; nobody else has this process read files. */
import { Refusal } from '../../platform/refusal.ts';
import type { Context } from '../../platform/server/context.ts';
import { countUse, type Limit } from '../../platform/server/limits.ts';
import { canDescribe, foundersOf } from '../policy.ts';
import { type ReadPubliccode, readPubliccode } from '../publiccode-in.ts';
import { findKept } from './descriptions.ts';
import { findTwin } from './repositories.ts';
import { listStewardships } from './stewards.ts';

/** Looking and saving each read the file once. */
const anHour: Limit = { name: 'publiccode', most: 60, seconds: 60 * 60 };

/** For a product of the register, with the product as it stands. */
export async function readForProduct(context: Context, id: string, text: string) {
	const kept = await findKept(context.db, id);
	if (!kept) throw new Refusal('not_found', 'products_not_found');
	if (!canDescribe(context.actor, kept, await listStewardships(context.db, id)))
		throw new Refusal('not_allowed', 'products_describe_not_yours');
	const read = await readCounted(context, text);
	return { kept, read: await withoutTwin(context, text, read, { example: kept.example, own: id }) };
}

/** For a product the register lacks, in the name of that organisation as far as one was chosen. */
export async function readForNew(
	context: Context,
	organisationId: string | undefined,
	text: string
): Promise<ReadPubliccode> {
	const founders = foundersOf(context.actor);
	if (founders.length === 0 || (organisationId !== undefined && !founders.includes(organisationId)))
		throw new Refusal('not_allowed', 'products_verified_only');
	const read = await readCounted(context, text);
	if (organisationId === undefined) return read;
	const organisation = await context.db
		.selectFrom('organisation')
		.select('example')
		.where('id', '=', organisationId)
		.executeTakeFirst();
	return organisation ? withoutTwin(context, text, read, organisation) : read;
}

async function readCounted({ db, actor, now }: Context, text: string): Promise<ReadPubliccode> {
	if (actor.kind === 'member') await countUse(db, anHour, actor.personId, now);
	return readPubliccode(text);
}

/** A repository that another product has is a mistake at its field, as any other in the file. */
async function withoutTwin(
	{ db }: Context,
	text: string,
	read: ReadPubliccode,
	of: { example: boolean; own?: string }
): Promise<ReadPubliccode> {
	const name = read.taken && (await findTwin(db, read.taken.repository, of));
	if (name === undefined) return read;
	const line = text.split('\n').findIndex((each) => /^["']?url["']?\s*:/.test(each)) + 1;
	return {
		taken: undefined,
		notTaken: read.notTaken,
		problems: [
			{ field: 'url', line: line === 0 ? undefined : line, message: 'products_yml_twin', params: { name } }
		]
	};
}
