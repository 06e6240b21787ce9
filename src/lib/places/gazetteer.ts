/** The shape of the place data in `data/places/`, derived from GeoNames (CC BY 4.0). */

export interface Subdivision {
	/** ISO 3166-2 code where one is known (`BR-PE`), else the GeoNames code (`BR.30`). */
	code: string;
	/** ISO 3166-1 alpha-2. */
	country: string;
	name: string;
	/** Other spellings, without the name itself. */
	names: readonly string[];
	/** Code of the first-level division this one lies in; matching compares first-level codes. */
	parent?: string;
}

export interface City {
	/** GeoNames id. */
	id: number;
	name: string;
	country: string;
	/** Code of a `Subdivision`, absent where the source has none. */
	subdivision?: string;
	/** Degrees, WGS 84. */
	lat: number;
	lng: number;
	population: number;
	/** Other spellings in local scripts and languages, without the name itself. */
	names: readonly string[];
}

export interface Gazetteer {
	version: string;
	subdivisions: readonly Subdivision[];
	/** At least 24,000, every place of 15,000 inhabitants or more among them. */
	cities: readonly City[];
}

/** A point or an area on the map, as needs, profiles and listings carry it. */
export interface Place {
	country: string;
	subdivision?: string;
	/** GeoNames id of a city. */
	city?: number;
	lat?: number;
	lng?: number;
}

/** `[code, name, other names, parent?]` */
export type PackedSubdivision = [string, string, string[], string?];
/** `[GeoNames id, name, latitude, longitude, population, other names?]` */
export type PackedCity = [number, string, number, number, number, string[]?];

/** The file itself: cities under the code of their subdivision, or of their country where none is known. */
export interface PackedGazetteer {
	version: string;
	subdivisions: PackedSubdivision[];
	cities: Record<string, PackedCity[]>;
}

/** Spreads the file out into the shape everything else reads; countries are the first two letters of a code. */
export function unpack({ version, subdivisions, cities }: PackedGazetteer): Gazetteer {
	const areas = subdivisions.map(([code, name, names, parent]): Subdivision => {
		const area = { code, country: code.slice(0, 2), name, names };
		return parent === undefined ? area : { ...area, parent };
	});
	const towns: City[] = [];
	for (const [area, list] of Object.entries(cities)) {
		const country = area.slice(0, 2);
		for (const [id, name, lat, lng, population, names = []] of list) {
			const city = { id, name, country, lat, lng, population, names };
			towns.push(area === country ? city : { ...city, subdivision: area });
		}
	}
	return { version, subdivisions: areas, cities: towns };
}
