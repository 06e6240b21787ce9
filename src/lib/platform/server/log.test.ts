import { sql } from 'kysely';
import { describe, expect, test } from '../../../../tests/support/database.ts';
import { describeError } from './log.ts';

describe('what is logged about an error', () => {
	test('says where it happened, never what people typed', async ({ db }) => {
		const typed = 'Ana Souza, ana@example.org';
		const error: unknown = await sql`select ${typed}::integer`.execute(db).catch((thrown: unknown) => thrown);
		const logged = describeError(error);
		expect(logged).toMatchObject({ type: 'PostgresError', code: '22P02' });
		expect(JSON.stringify(logged)).not.toContain('Ana');
	});
});
