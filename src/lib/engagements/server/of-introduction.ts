import type { Db } from '../../platform/server/db.ts';

/** The work each of these introductions led to: ids of work by ids of introductions. Its page says who may read it. */
export async function listWorkFrom(db: Db, introductionIds: readonly string[]): Promise<Map<string, string>> {
	if (introductionIds.length === 0) return new Map();
	const rows = await db
		.selectFrom('engagement_party')
		.select(['introduction_id as introductionId', 'engagement_id as engagementId'])
		.where('introduction_id', 'in', introductionIds)
		.execute();
	return new Map(rows.map(({ introductionId, engagementId }) => [introductionId ?? '', engagementId]));
}
