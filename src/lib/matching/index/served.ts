/** Where profiles work: every place once, every list of several places once, and the areas each stands in. */
import type { ServedPlace } from '../facts.ts';
import { areasOfProfile, everywhere } from '../reach.ts';

export class Served {
	/** Places by number, from 1. */
	readonly places: (ServedPlace | undefined)[] = [undefined];
	/** Lists of several by number, from 1: each a list of numbers of places. */
	readonly severals: (readonly number[])[] = [[]];
	readonly #numbers = new Map<string, number>();
	readonly #areaNumbers = new Map<string, number>();
	readonly #areasOf: (readonly number[])[] = [[]];

	/** 0 for none, the number of the only one, below 0 the number of a list of several. */
	numberOf(places: readonly ServedPlace[]): number {
		const [only, ...more] = places.map((place) => this.#placeNumber(place));
		if (only === undefined) return 0;
		if (more.length === 0) return only;
		const list = [only, ...more];
		return -this.#known(list.join(' '), () => this.severals.push(list) - 1);
	}

	/** The numbers of the places that `numberOf` put together. */
	each(number: number): readonly number[] {
		if (number === 0) return [];
		return number > 0 ? [number] : (this.severals[-number] ?? []);
	}

	read(number: number): ServedPlace[] {
		return this.each(number).flatMap((place) => this.places[place] ?? []);
	}

	/** Numbers of the areas a profile with these places stands in, without that of everybody. */
	areas(number: number): readonly number[] {
		if (number >= 0) return this.#areasOf[number] ?? [];
		return [...new Set(this.each(number).flatMap((place) => this.#areasOf[place] ?? []))];
	}

	/** The number of an area; undefined where nobody ever stood in it. */
	areaNumber(area: string): number | undefined {
		return this.#areaNumbers.get(area);
	}

	/** Roughly: each entry is an object and a key. */
	get bytes(): number {
		return this.places.length * 500 + this.severals.length * 150;
	}

	#placeNumber(place: ServedPlace): number {
		return this.#known(keyOf(place), () => {
			const areas = areasOfProfile({ places: [place] }).filter((area) => area !== everywhere);
			this.#areasOf.push(areas.map((area) => this.#numberArea(area)));
			return this.places.push(place) - 1;
		});
	}

	#known(key: string, make: () => number): number {
		const known = this.#numbers.get(key);
		if (known !== undefined) return known;
		const made = make();
		this.#numbers.set(key, made);
		return made;
	}

	#numberArea(area: string): number {
		const known = this.#areaNumbers.get(area) ?? this.#areaNumbers.size;
		this.#areaNumbers.set(area, known);
		return known;
	}
}

/** Only with a radius do the point and what it touches matter, and are told apart. */
function keyOf(place: ServedPlace): string {
	const { country, subdivision = '', city = '', radiusKm } = place;
	const area = `${country}/${subdivision}/${city}`;
	if (radiusKm === undefined && (place.lat === undefined) === (place.city === undefined)) return area;
	return JSON.stringify(Object.entries(place).sort());
}
