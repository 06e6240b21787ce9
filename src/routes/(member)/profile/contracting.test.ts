/** Somebody asks to contract through a firm, the firm answers on its page, and only a yes is shown. */
import { m } from '#lib/paraglide/messages.js';
import type { Actor } from '#lib/platform/actor.ts';
import { Refusal } from '#lib/platform/refusal.ts';
import type { Db } from '#lib/platform/server/db.ts';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { aPerson, now } from '../../../../tests/support/offices.ts';
import { aMember, anOffice, aProfile, membershipIn } from '../../../../tests/support/people.ts';
import { load as publicPage } from '../../(public)/people/[id=uuid]/+page.server.ts';
import { actions as ownActions, load as ownPage } from './[id=uuid]/+page.server.ts';
import { actions as listActions, load as listPage } from './+page.server.ts';

interface Answer {
	status: number;
	location?: string;
	data?: { problems: Record<string, string[]>; refusal?: string };
}
type Run = (event: object) => Promise<unknown>;

/** A request to one of the pages, by an actor who is signed in; a redirect or a refusal is an answer as well. */
async function send(db: Db, actor: Actor, run: unknown, id = '', fields: Record<string, string> = {}) {
	const url = new URL(`https://mutirao.example/profile/${id}`);
	const body = new URLSearchParams(fields);
	const locals = { context: { db, now, actor }, locale: 'en', session: { id: 's' }, requestId: 'r1' };
	const event = { url, params: { id }, locals, request: new Request(url, { method: 'POST', body }) };
	return (run as Run)(event).catch((error: unknown) => {
		if (error instanceof Refusal) return { status: error.status };
		if (typeof error === 'object' && error !== null && 'location' in error) return error;
		throw error;
	}) as Promise<Answer>;
}

async function twoSides(db: Db) {
	const firmId = await anOffice(db, { kind: 'firm', name: 'Cartes SARL' });
	const firm = { organisation_id: firmId, kind: 'firm', name: 'Cartes & Cie' } as const;
	await aProfile(db, { ...firm, updated_at: now });
	const person_id = await aPerson(db);
	const profileId = await aProfile(db, { person_id, name: 'Ana Lima', updated_at: now });
	const asFirm = (...rights: ('read' | 'write' | 'publish')[]) =>
		aMember([membershipIn('firm', { organisationId: firmId, rights })]);
	const owner: Actor = { ...aMember([]), personId: person_id };
	const shown = async () =>
		JSON.stringify(await send(db, { kind: 'visitor' }, publicPage, profileId)).includes('Cartes SARL');
	const ask = (actor: Actor, through: string) =>
		send(db, actor, ownActions.through, profileId, { seen: now.toISOString(), through });
	const answer = (actor: Actor, words: string) =>
		send(db, actor, listActions.contracting, '', { profile: profileId, answer: words });
	const waiting = async (actor: Actor) =>
		(
			(await send(db, actor, listPage)) as unknown as { contracting: { id: string; accepted: boolean }[] }
		).contracting.map(({ id, accepted }) => [id === profileId, accepted]);
	return { owner, asFirm, profileId, shown, ask, answer, waiting };
}

describe('contracting through a firm', () => {
	test('is asked by its name, waits on the page of its people, and is shown once they say yes', async ({
		db
	}) => {
		const { owner, asFirm, profileId, shown, ask, answer, waiting } = await twoSides(db);
		expect(await ask(owner, 'cartes & cie')).toMatchObject({
			status: 303,
			location: expect.stringContaining('asked') as string
		});
		expect(JSON.stringify(await send(db, owner, ownPage, profileId))).toContain('Cartes SARL');
		expect(await shown()).toBe(false);

		expect(await waiting(asFirm('publish'))).toEqual([[true, false]]);
		expect(await answer(asFirm('publish'), 'yes')).toMatchObject({ status: 303 });
		expect(await waiting(asFirm('publish'))).toEqual([[true, true]]);
		expect(await shown()).toBe(true);

		expect(await answer(asFirm('publish'), 'no')).toMatchObject({ status: 303 });
		expect(await shown()).toBe(false);
		expect(await waiting(asFirm('publish'))).toEqual([]);
	});

	test('is answered by nobody who does not speak for the firm, least of all by who asks', async ({ db }) => {
		const { owner, asFirm, shown, ask, answer, waiting } = await twoSides(db);
		await ask(owner, 'Cartes & Cie');
		for (const actor of [owner, asFirm('read'), asFirm('write'), aMember([membershipIn('firm')])]) {
			expect(await waiting(actor)).toEqual([]);
			expect(await answer(actor, 'yes')).toMatchObject({ status: 404 });
		}
		expect(await shown()).toBe(false);
	});

	test('a name nobody public bears is told in words, and another asking starts over', async ({ db }) => {
		const { owner, asFirm, shown, ask, answer } = await twoSides(db);
		const unknown = await ask(owner, 'No such firm');
		expect(unknown).toMatchObject({ status: 422 });
		expect(unknown.data?.refusal).toBe(m.profile_editor_through_unknown({}, { locale: 'en' }));
		expect(await ask(aMember([]), 'Cartes & Cie')).toMatchObject({ status: 404 });
		await ask(owner, 'Cartes & Cie');
		await answer(asFirm('publish'), 'yes');
		await ask(owner, '');
		expect(await shown()).toBe(false);
		expect(await answer(asFirm('publish'), 'yes')).toMatchObject({ status: 404 });
	});
});
