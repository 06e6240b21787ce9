/** Who is suggested for what, across all open needs of a desk at once: pure. */

export interface Wanting {
	needId: string;
	/** How many fit it in all. */
	fitting: number;
	/** Those nobody has asked for it yet, best first. */
	candidates: readonly string[];
	publishedAt: Date;
}

/** No need is suggested more people than this; the rest are a click away. */
export const mostSuggested = 3;

/**
 * The needs with the fewest people first, the older of equals before the newer; each round gives every need one
 * person more, as long as somebody has room. `room`: how many introductions each still takes on at once, so that the
 * one whom everybody wants is not suggested to everybody.
 */
export function spread(
	needs: readonly Wanting[],
	room: ReadonlyMap<string, number>
): { needId: string; suggested: string[] }[] {
	const left = new Map(room);
	const ordered = [...needs].sort(byScarcity);
	const given = new Map(ordered.map(({ needId }) => [needId, [] as string[]]));
	for (let round = 0; round < mostSuggested; round++) {
		for (const { needId, candidates } of ordered) {
			const own = given.get(needId) ?? [];
			const next = candidates.find((id) => !own.includes(id) && (left.get(id) ?? 0) > 0);
			if (next === undefined) continue;
			own.push(next);
			left.set(next, (left.get(next) ?? 0) - 1);
		}
	}
	return ordered.map(({ needId, candidates }) => ({
		needId,
		suggested: candidates.filter((id) => given.get(needId)?.includes(id))
	}));
}

function byScarcity(a: Wanting, b: Wanting): number {
	return (
		a.fitting - b.fitting ||
		a.publishedAt.getTime() - b.publishedAt.getTime() ||
		(a.needId < b.needId ? -1 : 1)
	);
}
