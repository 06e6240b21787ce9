/**
 * Builds `data/map/land.json` from world-atlas (Natural Earth 1:50m, public domain): land as rings and borders
 * between countries as lines, in steps of a twentieth of a degree, so that a map can be drawn without a library
 * for topologies. Run: `node scripts/build-map.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature, mesh } from 'topojson-client';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { PackedMap } from '../src/lib/ui/server/draw-map.ts';

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

const stepsPerDegree = 20;
const atlas = JSON.parse(
	readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8')
) as Atlas;

/** A line as steps from the point before, repeated points left out. */
function pack(line: readonly (readonly number[])[]) {
	const packed: number[] = [];
	let [x, y] = [0, 0];
	for (const [lng = 0, lat = 0] of line) {
		const [toX, toY] = [Math.round(lng * stepsPerDegree), Math.round(lat * stepsPerDegree)];
		if (packed.length > 0 && toX === x && toY === y) continue;
		packed.push(toX - x, toY - y);
		[x, y] = [toX, toY];
	}
	return packed;
}

const pieces = feature(atlas, atlas.objects.land) as FeatureCollection<Polygon | MultiPolygon>;
const shapes = pieces.features.flatMap(({ geometry }) =>
	geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
);
const map: PackedMap = {
	stepsPerDegree,
	// Fewer than four points are an islet smaller than one step.
	land: shapes
		.map((rings) => rings.map(pack).filter((ring) => ring.length >= 8))
		.filter((rings) => rings.length > 0),
	borders: mesh(atlas, atlas.objects.countries, (one, other) => one !== other)
		.coordinates.map(pack)
		.filter((line) => line.length >= 4)
};
writeFileSync(new URL('../data/map/land.json', import.meta.url), `${JSON.stringify(map)}\n`);
process.stdout.write(`${map.land.length} pieces of land, ${map.borders.length} borders\n`);
