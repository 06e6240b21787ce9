import { describe, expect, test } from '../../../../tests/support/database.ts';
import { anIntroducedPair, workAt } from '../../../../tests/support/work.ts';
import { countIntroductionsOf } from '../../introductions/server/of-need.ts';
import { listWorkOf } from './of-need.ts';

describe('what came of a need', () => {
	test('is told of work that was agreed, and of no work before', async ({ db }) => {
		const [proposed, active] = [await anIntroducedPair(db), await anIntroducedPair(db)];
		await workAt(db, proposed, 'proposed');
		const id = await workAt(db, active, 'active');
		expect(await listWorkOf(db, proposed.needId, 5)).toEqual([]);
		expect(await listWorkOf(db, active.needId, 5)).toMatchObject([{ id, status: 'active', ending: null }]);
	});

	test('counts the introductions its office may read, and none for anybody outside', async ({ db }) => {
		const [pair, other] = [await anIntroducedPair(db), await anIntroducedPair(db)];
		expect(await countIntroductionsOf(db, pair.official.actor, pair.needId)).toBe(1);
		expect(await countIntroductionsOf(db, other.official.actor, pair.needId)).toBe(0);
		expect(await countIntroductionsOf(db, { kind: 'visitor' }, pair.needId)).toBe(0);
	});
});
