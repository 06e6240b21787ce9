/** Personal tokens, through the handles that read them and the routes behind. */
import type { RequestEvent } from '@sveltejs/kit';
import type { Locale } from '#lib/platform/language.ts';
import { createToken, revokeToken } from '#lib/accounts/server/tokens.ts';
import { type TokenScope, tokenScopes } from '#lib/accounts/lifecycle.ts';
import { operations, scopeOf } from '#lib/api/operations.ts';
import { visitor } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { describeApiErrors } from '../../src/handles/answer.ts';
import { recognise } from '../../src/handles/session.ts';
import { anAccount, later, now } from '../support/accounts.ts';
import { call, document, expectProblem, items, paths } from '../support/api.ts';
import { describe, expect, test } from '../support/database.ts';
import { aNeed, anOffice } from '../support/people.ts';
import type { Db } from '#lib/platform/server/db.ts';

interface Sent {
	authorization?: string;
	at?: Date;
	locale?: Locale;
	id?: string;
}

/** Calls a path of the API with a header, as the site does: who asks is found out first. */
function callAs(db: Db, path: string, { authorization, at = now, locale = 'en', id }: Sent) {
	const context: Context = { db, now: at, actor: visitor };
	const [template = ''] = path.split('?');
	const event = {
		url: new URL(`https://mutirao.example/api/v1${path}`),
		request: { method: 'GET', headers: new Headers(authorization === undefined ? {} : { authorization }) },
		route: { id: `/api/v1${template.replaceAll('{', '[').replaceAll('}', ']')}` },
		locals: { context, locale, requestId: 'r1' }
	} as unknown as RequestEvent;
	const answer = () => call(db, path, id, { actor: context.actor, now: at, locale });
	const inner = (made: RequestEvent) => recognise({ event: made, resolve: answer });
	return Promise.resolve(describeApiErrors({ event, resolve: (made) => Promise.resolve(inner(made)) }));
}

async function aToken(db: Db, ...scopes: TokenScope[]) {
	const account = await anAccount(db);
	const token = await createToken(account.signedIn(), account.proof, { name: 'A program', scopes, days: 30 });
	return { ...account, token, authorization: `Bearer ${token}` };
}

describe('a token', () => {
	test('opens what its owner may read, and nothing without it', async ({ db }) => {
		const { personId, authorization } = await aToken(db, 'needs:read');
		const office_id = await anOffice(db);
		await db
			.insertInto('membership')
			.values({ organisation_id: office_id, person_id: personId, rights: ['read'], since: now })
			.execute();
		const id = await aNeed(db, { office_id, status: 'draft' });
		expect((await callAs(db, '/needs/{id}', { id, authorization })).status).toBe(200);
		await expectProblem(await callAs(db, '/needs/{id}', { id }), 404);
	});

	test('that is wrong, half of one, or of another kind is refused, and says so in the header', async ({
		db
	}) => {
		const { token, authorization } = await aToken(db, ...tokenScopes);
		const wrong = [
			'Bearer mutirao_no.such',
			`${authorization}x`,
			`Bearer ${token.slice('mutirao_'.length)}`,
			`Bearer ${token.split('.')[0] ?? ''}`,
			'Bearer',
			`Basic ${token}`,
			''
		];
		for (const authorization of wrong) {
			const answer = await callAs(db, '/needs', { authorization });
			expect(answer.headers.get('www-authenticate'), authorization).toBe('Bearer error="invalid_token"');
			await expectProblem(answer, 401);
		}
	});

	test('works until its last moment, and no longer', async ({ db }) => {
		const { authorization } = await aToken(db, 'needs:read');
		const days = (count: number) => later(count * 24 * 60 - 1);
		expect((await callAs(db, '/needs', { authorization, at: days(30) })).status).toBe(200);
		const answer = await callAs(db, '/needs', { authorization, at: later(30 * 24 * 60) });
		expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
		expect(await expectProblem(answer, 401)).toMatchObject({ code: 'not_signed_in' });
	});

	test('that was revoked, or whose owner is suspended, is a wrong one', async ({ db }) => {
		const { token, authorization, signedIn, personId } = await aToken(db, 'needs:read');
		await db.updateTable('person').set({ status: 'suspended' }).where('id', '=', personId).execute();
		await expectProblem(await callAs(db, '/needs', { authorization }), 401);
		await db.updateTable('person').set({ status: 'active' }).where('id', '=', personId).execute();
		expect((await callAs(db, '/needs', { authorization })).status).toBe(200);
		await revokeToken(signedIn(), token.slice('mutirao_'.length).split('.')[0] ?? '');
		await expectProblem(await callAs(db, '/needs', { authorization }), 401);
	});

	test.for(tokenScopes)('without the scope %s is told which one is missing', async (scope, { db }) => {
		const others = tokenScopes.filter((each) => each !== scope);
		const { authorization } = await aToken(db, ...others);
		const guarded = Object.values(operations).filter((each) => 'scope' in each && each.scope === scope);
		expect(guarded.length).toBeGreaterThan(0);
		for (const { path } of guarded) {
			const answer = await callAs(db, path, { authorization });
			expect(answer.headers.get('www-authenticate')).toBe(
				`Bearer error="insufficient_scope", scope="${scope}"`
			);
			const problem = await expectProblem(answer, 403);
			expect(problem.detail).toContain(scope);
		}
	});

	test('is refused in the language of the caller', async ({ db }) => {
		const authorization = 'Bearer nonsense';
		const [en, fr] = await Promise.all([
			expectProblem(await callAs(db, '/needs', { authorization }), 401),
			expectProblem(await callAs(db, '/needs', { authorization, locale: 'fr' }), 401)
		]);
		expect(en.detail).not.toBe(fr.detail);
	});
});

describe('the document', () => {
	test('names for each path the scope its route asks for, and that none is needed', () => {
		const { token } = document.components.securitySchemes;
		expect(token).toMatchObject({ type: 'http', scheme: 'bearer' });
		for (const { path, text } of paths) {
			const scope = scopeOf(`/api/v1${path.replaceAll('{', '[').replaceAll('}', ']')}`);
			expect(text.security, path).toEqual(scope === undefined ? [{}] : [{}, { token: [scope] }]);
		}
	});

	test('holds every scope there is, for lists and for single items', () => {
		const named = (all: typeof paths) =>
			new Set(all.flatMap(({ text }) => text.security.flatMap(({ token = [] }) => token)));
		expect([...named(paths)].sort()).toEqual([...tokenScopes].sort());
		expect([...named(items)].sort()).toEqual([...tokenScopes].sort());
	});
});
