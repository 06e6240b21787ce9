/** What held skills are worth for a prepared need: the arithmetic of `creditFor` and `coverageOf` over packed numbers. */
import { depth, missingBelow, one } from '../weights.ts';
import { conceptOf, covers, gradesAt, isListed, lastWithin, strengths, yearOf } from './held.ts';
import type { Prepared, PreparedSkill } from './prepared.ts';

export class Weighing {
	/** The sum of the parts of skills. */
	points = 0;
	/** Must-haves that are missing. */
	missing = 0;
	/** Whether anything stands, even in part, for anything asked, and for a must-have. */
	shares = false;
	sharesMust = false;

	/**
	 * Weighs the skills `held[from]` up to `held[to]`; recency by the number of a year. `onlyWhole` stops at the first
	 * must-have that is missing: nothing but `missing` then holds.
	 */
	weigh(
		{ skills }: Prepared,
		held: Uint32Array,
		from: number,
		to: number,
		recency: Int32Array,
		onlyWhole = false
	): void {
		this.missing = 1;
		let points = 0;
		let missing = 0;
		let shares = false;
		let sharesMust = false;
		for (const skill of skills) {
			const { credit, covered } = best(skill, held, from, to, recency);
			points += Math.trunc((skill.share * credit) / one);
			if (covered > 0) shares = true;
			if (!skill.must) continue;
			if (covered > 0) sharesMust = true;
			if (covered >= missingBelow) continue;
			if (onlyWhole) return;
			missing += 1;
		}
		this.points = points;
		this.missing = missing;
		this.shares = shares;
		this.sharesMust = sharesMust;
	}
}

const found = { credit: 0, covered: 0 };

/** All factors are below 2^14, so every product fits 32 bits and is rounded down as the contract does. */
function best(
	{ level, row }: PreparedSkill,
	held: Uint32Array,
	from: number,
	to: number,
	recency: Int32Array
) {
	const { relation } = row;
	let within = 0;
	let related = 0;
	for (let at = from; at < to; at += 1) {
		const skill = held[at] ?? 0;
		const number = relation[conceptOf(skill)] ?? 0;
		if (number === 0) continue;
		related += 1;
		if (number <= lastWithin && isListed(skill)) within += 1;
	}
	found.credit = 0;
	found.covered = 0;
	if (related === 0) return found;
	const deeper = one + depth.step * Math.min(depth.most, Math.max(0, within - 1));
	for (let at = from; at < to; at += 1) {
		const skill = held[at] ?? 0;
		const number = relation[conceptOf(skill)] ?? 0;
		if (number === 0) continue;
		const grade = gradesAt(number, level) + (skill & 31);
		found.covered = Math.max(found.covered, covers[grade] ?? 0);
		const strength = strengths[grade] ?? 0;
		const deep = number <= lastWithin ? Math.min(one, Math.trunc((strength * deeper) / one)) : strength;
		found.credit = Math.max(found.credit, Math.trunc((deep * (recency[yearOf(skill)] ?? 0)) / one));
	}
	return found;
}
