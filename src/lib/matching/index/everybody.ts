/** Every group of one need with its first places and its count: what `rank` reads with one statement, in process. */
import type { Group } from '../facts.ts';
import { publicGates } from '../gates.ts';
import { Best, type Placed } from './best.ts';
import { areasRead, Judging } from './judging.ts';
import type { Wanted } from './first.ts';
import { groupNumbers, noGate, type Prepared } from './prepared.ts';
import { nobody, type Profiles } from './profiles.ts';
import { Weighing } from './weigh.ts';

export type ListedGroup = Exclude<Group, 'excluded'>;

export interface Everybody {
	/** The first `size` of each group in exact order, and how many there are. */
	groups: Record<ListedGroup, { list: Placed[]; total: number }>;
	/** Everybody else within reach who is shown, counted by reason. */
	excluded: ReadonlyMap<string, number>;
}

/** Reads everybody within reach once. */
export function everybodyOf(prepared: Prepared, profiles: Profiles, wanted: Wanted): Everybody {
	const { view, reach, size, recency } = wanted;
	const judging = new Judging(prepared, profiles, view, reach);
	const weighing = new Weighing();
	const best = groupNumbers.slice(0, -1).map(() => new Best(profiles.ids, size));
	const excluded = new Map<string, number>();
	const { starts, held, trait: traits, place: places } = profiles;
	const read = (entry: number) => {
		const trait = traits[entry] ?? nobody;
		if (trait === nobody || !judging.isShown(entry, trait)) return;
		const place = places[entry] ?? 0;
		weighing.weigh(prepared, held, starts[entry] ?? 0, starts[entry + 1] ?? 0, recency);
		const list = best[judging.groupOf(weighing, trait, place)];
		if (list) {
			list.offer(entry, weighing.points + judging.bonus(trait, place));
			return;
		}
		const reason = reasonOf(weighing, judging.failed);
		excluded.set(reason, (excluded.get(reason) ?? 0) + 1);
	};
	for (const entry of entriesOf(profiles, areasRead(prepared, profiles, reach))) read(entry);
	const groupOf = (group: ListedGroup) => {
		const found = best[groupNumbers.indexOf(group)];
		return { list: found?.list() ?? [], total: found?.offered ?? 0 };
	};
	return {
		groups: {
			main: groupOf('main'),
			near_miss: groupOf('near_miss'),
			ask_first: groupOf('ask_first'),
			busy: groupOf('busy')
		},
		excluded
	};
}

function reasonOf({ shares }: Weighing, failed: number): string {
	if (!shares) return 'no_shared_skill';
	return failed === noGate ? 'lacks_must_haves' : (publicGates[failed] ?? '');
}

/** Who stands in any of these areas, each once. */
function entriesOf(
	{ entries, byArea }: Profiles,
	areas: readonly number[] | undefined
): Uint32Array | Set<number> {
	if (!areas) return Uint32Array.from({ length: entries }, (_, entry) => entry);
	const lists = areas.flatMap((area) => byArea.of(area));
	const [only = new Uint32Array(0)] = lists;
	return lists.length < 2 ? only : new Set(lists.flatMap((list) => [...list]));
}
