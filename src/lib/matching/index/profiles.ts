/**
 * Every published profile in columns of numbers: about ninety bytes each. An edit adds the profile once more at the
 * end and leaves its old entry behind; when a fifth is left behind, everything is written anew in the order of places.
 */
import { conceptOf, packed, unpacked } from './held.ts';
import { grown, Ids } from './ids.ts';
import { Listing } from './listing.ts';
import type { RelationRows } from './relation-rows.ts';
import { Served } from './served.ts';
import { type IndexedProfile, Traits } from './traits.ts';

/** Stands in place of the trait of an entry that was left behind. */
export const nobody = 0xffffffff;

export class Profiles {
	readonly rows: RelationRows;
	readonly traits: Traits;
	readonly served: Served;
	readonly ids = new Ids();
	/** Skills of entry e: from `starts[e]` up to `starts[e + 1]`. */
	starts: Uint32Array = new Uint32Array(64);
	held: Uint32Array = new Uint32Array(256);
	trait: Uint32Array = new Uint32Array(64);
	/** As `Served.numberOf` says. */
	place: Int32Array = new Int32Array(64);
	byConcept = new Listing();
	byArea = new Listing();
	/** Entries that stand together because an area is their own: from, and up to. */
	readonly runs = new Map<number, readonly [number, number]>();
	#left = 0;

	constructor(rows: RelationRows, traits = new Traits(), served = new Served()) {
		this.rows = rows;
		this.traits = traits;
		this.served = served;
	}

	/** Entries, those left behind among them. */
	get entries(): number {
		return this.ids.size;
	}

	get size(): number {
		return this.ids.size - this.#left;
	}

	/** True when so much was left behind that `ordered` is worth its while. */
	get wornOut(): boolean {
		return this.#left * 5 > this.entries && this.#left > 100;
	}

	/** Puts a profile in the place of what was known of it. */
	put(profile: IndexedProfile): void {
		this.remove(profile.id);
		const entry = this.append(profile);
		for (let at = this.starts[entry] ?? 0; at < (this.starts[entry + 1] ?? 0); at += 1)
			this.byConcept.add(conceptOf(this.held[at] ?? 0), entry);
		for (const area of this.served.areas(this.place[entry] ?? 0)) this.byArea.add(area, entry);
	}

	remove(id: string): void {
		const old = this.ids.find(id);
		if (old === undefined) return;
		this.trait[old] = nobody;
		this.ids.remove(id);
		this.#left += 1;
	}

	/** Adds a profile nothing is known of; it is found once `ordered` has listed it. */
	append(profile: IndexedProfile): number {
		const { rows, traits, served } = this;
		const held = profile.skills.map((skill) => packed(skill, rows.numberOf(skill.skill)));
		const entry = this.ids.add(profile.id);
		this.#set(entry, held, traits.numberOf(profile), served.numberOf(profile.places));
		return entry;
	}

	/** The profile as it was put in; undefined where it was left behind. */
	read(entry: number): IndexedProfile | undefined {
		const kept = this.traits.all[this.trait[entry] ?? nobody];
		if (!kept) return undefined;
		const held = this.held.subarray(this.starts[entry], this.starts[entry + 1]);
		return {
			...kept,
			id: this.ids.idOf(entry),
			skills: Array.from(held, (each) => unpacked(each, this.rows.nameOf(conceptOf(each)))),
			places: this.served.read(this.place[entry] ?? 0)
		};
	}

	find(id: string): IndexedProfile | undefined {
		const entry = this.ids.find(id);
		return entry === undefined ? undefined : this.read(entry);
	}

	/** Everybody who was not left behind. */
	listIds(): string[] {
		const entries = Array.from({ length: this.entries }, (_, entry) => entry);
		return entries.filter((entry) => this.trait[entry] !== nobody).map((entry) => this.ids.idOf(entry));
	}

	/** Whether what is known of a profile is not what is given here. */
	differs(profile: IndexedProfile): boolean {
		const entry = this.ids.find(profile.id);
		if (entry === undefined || this.trait[entry] !== this.traits.numberOf(profile)) return true;
		if (this.place[entry] !== this.served.numberOf(profile.places)) return true;
		const held = this.held.slice(this.starts[entry], this.starts[entry + 1]).sort();
		const given = profile.skills.map((skill) => packed(skill, this.rows.numberOf(skill.skill)));
		return (
			held.length !== given.length ||
			Uint32Array.from(given)
				.sort()
				.some((each, at) => each !== held[at])
		);
	}

	/** The same without those left behind, neighbours beside each other, every list built anew. */
	ordered(): Profiles {
		const { rows, traits, served } = this;
		const next = new Profiles(rows, traits, served);
		for (const entry of this.#inOrder()) {
			const at = next.ids.copy(this.ids, entry);
			const held = this.held.subarray(this.starts[entry], this.starts[entry + 1]);
			next.#set(at, held, this.trait[entry] ?? nobody, this.place[entry] ?? 0);
		}
		next.#trim();
		next.#findRuns();
		const { starts, held, place } = next;
		next.byConcept = Listing.from(next.entries, (entry, key) => {
			for (let at = starts[entry] ?? 0; at < (starts[entry + 1] ?? 0); at += 1) key(conceptOf(held[at] ?? 0));
		});
		next.byArea = Listing.from(next.entries, (entry, key) => {
			for (const area of served.areas(place[entry] ?? 0)) key(area);
		});
		return next;
	}

	get bytes(): number {
		const { starts, held, trait, place } = this;
		const columns = [starts, held, trait, place].reduce((sum, { byteLength }) => sum + byteLength, 0);
		const parts = [this.ids, this.traits, this.served, this.byConcept, this.byArea];
		return columns + parts.reduce((sum, { bytes }) => sum + bytes, 0);
	}

	#set(entry: number, held: ArrayLike<number>, trait: number, place: number): void {
		const from = this.starts[entry] ?? 0;
		this.held = grown(this.held, from + held.length);
		this.held.set(held, from);
		this.starts = grown(this.starts, entry + 2);
		this.starts[entry + 1] = from + held.length;
		this.trait = grown(this.trait, entry + 1);
		this.trait[entry] = trait;
		this.place = grown(this.place, entry + 1);
		this.place[entry] = place;
	}

	/** By the first area of each, then as they were added. Both fit one number exactly. */
	#inOrder(): Uint32Array {
		const keys = new Float64Array(this.size);
		let at = 0;
		for (let entry = 0; entry < this.entries; entry += 1) {
			if (this.trait[entry] === nobody) continue;
			keys[at++] = this.#ownArea(entry) * 2 ** 32 + entry;
		}
		return Uint32Array.from(keys.sort(), (key) => key % 2 ** 32);
	}

	/** The first place's region, or its country where it has none; 0 without a place. */
	#ownArea(entry: number): number {
		const [first = 0] = this.served.each(this.place[entry] ?? 0);
		const [country = 0, own = country] = this.served.areas(first);
		return own;
	}

	#findRuns(): void {
		for (let from = 0; from < this.entries;) {
			const area = this.#ownArea(from);
			let to = from + 1;
			while (to < this.entries && this.#ownArea(to) === area) to += 1;
			// Without a place nobody stands in an area, so that run ends where the first place begins.
			if (this.place[from] !== 0) this.runs.set(area, [from, to]);
			from = to;
		}
	}

	#trim(): void {
		this.held = this.held.slice(0, this.starts[this.entries]);
		this.starts = this.starts.slice(0, this.entries + 1);
		this.trait = this.trait.slice(0, this.entries);
		this.place = this.place.slice(0, this.entries);
		this.ids.trim();
	}
}
