/** Records that exist, for the addresses that need one. */
import { ask, askJson } from './http.ts';
import { cookieOf } from './roles.ts';

/** Ids of records that exist, for the addresses that need one; `office` is where the member works, `ownNeed` one of its needs. */
export type Known = Record<
	'engagement' | 'lesson' | 'need' | 'ownNeed' | 'profile' | 'product' | 'listing' | 'skill' | 'office',
	string
>;

interface List {
	items: { id: string }[];
}

/** The first record a list page links to. */
async function firstOn(path: string, kind: string): Promise<string> {
	const id = new RegExp(`/${kind}/([0-9a-f-]{36})`).exec((await ask(path)).text)?.[1];
	if (id === undefined) throw new Error(`${path} lists nothing`);
	return id;
}

/** One record of each kind: through the public API, and listings, which it does not list, from their page. */
export async function findKnown(): Promise<Known> {
	const first = async (path: string) => {
		const list = (await askJson(path)).json as List;
		const id = list.items[0]?.id;
		if (id === undefined) throw new Error(`${path} lists nothing`);
		return id;
	};
	const [need = '', profile = '', product = '', skill = ''] = await Promise.all(
		['needs', 'profiles', 'products', 'skills'].map((kind) => first(`/api/v1/${kind}?size=1`))
	);
	const listing = await firstOn('/organisations', 'organisations');
	const engagement = await firstOn('/outcomes', 'engagements');
	const lesson = await firstOn('/lessons', 'lessons');
	const account = await ask('/account', { headers: { cookie: await cookieOf('member') } });
	const office = /\/organisations\/([0-9a-f-]{36})\/manage/.exec(account.text)?.[1];
	if (office === undefined) throw new Error('The member works nowhere');
	const desk = await ask(`/offices/${office}`, { headers: { cookie: await cookieOf('member') } });
	const onDesk = [...desk.text.matchAll(/\/needs\/([0-9a-f-]{36})\/edit/g)].map(([, id = '']) => id);
	const read = await Promise.all(onDesk.map((id) => ask(`/needs/${id}`)));
	const ownNeed = onDesk.find((_, at) => read[at]?.status === 200);
	if (ownNeed === undefined) throw new Error('The office of the member has no public need');
	return { engagement, lesson, need, ownNeed, profile, product, skill, listing, office };
}
