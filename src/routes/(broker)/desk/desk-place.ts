/** Which desk a page is of, and what its frame shows of it. */
import type { RequestEvent } from '@sveltejs/kit';
import { openDesk, type OwnDesk, workAt } from '#lib/desk/server/desks.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/platform/language.ts';
import { signedIn } from '../../signed-in.ts';

export interface DeskView {
	/** How addresses name it. */
	key: string;
	name: string;
	example: boolean;
	/** Appended to an address of the same desk; empty where there is only one. */
	query: string;
	writes: boolean;
	others: readonly { key: string; name: string }[];
}

const keyOf = ({ teamId }: OwnDesk) => teamId ?? 'operate';
const nameOf = (desk: OwnDesk, locale: Locale) =>
	desk.teamId === null ? m.desk_operate({}, { locale }) : desk.name;

/** The desk the address asks for, with its view; who is not signed in signs in first. */
export async function deskOf(event: Pick<RequestEvent, 'locals' | 'url'>) {
	signedIn(event);
	const { context, locale } = event.locals;
	const { desk, desks } = await openDesk(context, event.url.searchParams.get('team'));
	const others = desks.filter((each) => each !== desk);
	const view: DeskView = {
		...{ key: keyOf(desk), name: nameOf(desk, locale), example: desk.example, writes: desk.writes },
		query: others.length > 0 ? `?team=${keyOf(desk)}` : '',
		others: others.map((each) => ({ key: keyOf(each), name: nameOf(each, locale) }))
	};
	return { desk, view };
}

/** The same for who changes something there. */
export async function workingDesk(event: Pick<RequestEvent, 'locals' | 'url'>) {
	signedIn(event);
	const desk = await workAt(event.locals.context, event.url.searchParams.get('team'));
	return { desk, query: event.url.searchParams.has('team') ? `?team=${keyOf(desk)}` : '' };
}

/** The desk of a team; the operators' has no people of places to put forward, to list or to write to. */
export async function teamDesk(event: Pick<RequestEvent, 'locals' | 'url'>) {
	const { desk, query } = await workingDesk(event);
	return { desk: { ...desk, teamId: desk.teamId ?? '' }, query };
}
