import { geoEquirectangular, geoMercator, geoPath } from 'd3-geo';
import type { GeoProjection } from 'd3-geo';
import packed from '../../../../data/map/land.json' with { type: 'json' };
import type { MapDrawing, MapPoint } from '../map.ts';

/** Land and borders as `data/map/land.json` holds them: steps from the point before. */
export interface PackedMap {
	stepsPerDegree: number;
	/** Pieces of land, each an outline and its lakes. */
	land: number[][][];
	borders: number[][];
}

type Line = [number, number][];
interface Box {
	west: number;
	south: number;
	east: number;
	north: number;
}
interface Piece {
	rings: Line[];
	box: Box;
}

const size = { width: 640, height: 400 };
/** Never closer than this many degrees across: one town alone still shows where in its country it lies. */
const closest = 6;

function unpack(line: readonly number[]): Line {
	const points: Line = [];
	let [x, y] = [0, 0];
	for (let at = 0; at + 1 < line.length; at += 2) {
		x += line[at] ?? 0;
		y += line[at + 1] ?? 0;
		points.push([x / packed.stepsPerDegree, y / packed.stepsPerDegree]);
	}
	return points;
}

function boxOf(line: Line): Box {
	const [lngs, lats] = [line.map(([lng]) => lng), line.map(([, lat]) => lat)];
	return {
		west: Math.min(...lngs),
		east: Math.max(...lngs),
		south: Math.min(...lats),
		north: Math.max(...lats)
	};
}

const piece = (rings: Line[]): Piece => ({ rings, box: boxOf(rings[0] ?? []) });
const land = packed.land.map((rings) => piece(rings.map(unpack)));
const borders = packed.borders.map((line) => piece([unpack(line)]));

const touches = (one: Box, other: Box) =>
	one.west <= other.east && other.west <= one.east && one.south <= other.north && other.south <= one.north;

/** Wider than this, the whole world is shown. */
const widest = 150;
const world: Box = { west: -179.99, east: 179.99, south: -58, north: 78 };
const isWorld = ({ west, east }: Box) => east - west > widest;

/** The frame around the points: at least `closest` wide, in the shape of the drawing. */
function frameOf(points: readonly MapPoint[]): Box {
	const tight = boxOf(points.map(({ lng, lat }) => [lng, lat]));
	const middle = { lng: (tight.west + tight.east) / 2, lat: (tight.south + tight.north) / 2 };
	const across = Math.max(tight.east - tight.west, (tight.north - tight.south) * 1.6, closest) * 1.25;
	if (across > widest) {
		return {
			...world,
			south: Math.min(world.south, tight.south - 2),
			north: Math.max(world.north, tight.north + 2)
		};
	}
	return {
		west: middle.lng - across / 2,
		east: middle.lng + across / 2,
		south: Math.max(-80, middle.lat - across / 3.2),
		north: Math.min(84, middle.lat + across / 3.2)
	};
}

function projectionFor(frame: Box): GeoProjection {
	const { west, east, south, north } = frame;
	const plain = isWorld(frame) ? geoEquirectangular() : geoMercator().rotate([-(west + east) / 2, 0]);
	const corners: Line = [
		[west, south],
		[east, north]
	];
	const { width, height } = size;
	return plain
		.fitExtent(
			[
				[0, 0],
				[width, height]
			],
			{ type: 'MultiPoint', coordinates: corners }
		)
		.clipExtent([
			[-2, -2],
			[width + 2, height + 2]
		]);
}

/** Leaves out what is smaller than `step` degrees, so that a wide map is not heavier than a near one. */
function thin(line: Line, step: number): Line {
	let [lastLng, lastLat] = [Infinity, Infinity];
	return line.filter(([lng, lat], at) => {
		if (at < line.length - 1 && Math.hypot(lng - lastLng, lat - lastLat) < step) return false;
		[lastLng, lastLat] = [lng, lat];
		return true;
	});
}

/** Where points fall on one spot they are drawn once, and the spot says how many. */
function spots(points: readonly MapPoint[], project: GeoProjection) {
	const found = new Map<string, MapDrawing['spots'][number]>();
	for (const { lng, lat, label, tone = 'leaf' } of points) {
		const [x = 0, y = 0] = project([lng, lat]) ?? [];
		const key = `${tone} ${Math.round(x / 6)} ${Math.round(y / 6)}`;
		const there = found.get(key);
		if (there) there.labels.push(label);
		else found.set(key, { x: Math.round(x), y: Math.round(y), tone, labels: [label] });
	}
	return [...found.values()];
}

/**
 * A map that shows all points, drawn for a frame of 640 × 400 units; undefined without any point.
 * Degrees are WGS 84. Points further than half the world apart get the whole world.
 */
export function drawMap(points: readonly MapPoint[]): MapDrawing | undefined {
	if (points.length === 0) return undefined;
	const frame = frameOf(points);
	const project = projectionFor(frame);
	const path = geoPath(project).digits(0);
	const across = frame.east - frame.west;
	// A whole world needs no more than every third unit of the drawing.
	const step = ((isWorld(frame) ? 3 : 1) * across) / size.width;
	const reach = across / 4;
	const wide = {
		west: frame.west - reach,
		east: frame.east + reach,
		south: frame.south - reach,
		north: frame.north + reach
	};
	const seen = (pieces: readonly Piece[], leastPoints: number) =>
		pieces
			.filter(({ box }) => isWorld(frame) || touches(box, wide))
			.map(({ rings }) => rings.map((ring) => thin(ring, step)))
			.map((rings) => rings.filter(({ length }) => length >= leastPoints))
			.filter(({ length }) => length > 0);
	const draw = (
		shape: { type: 'MultiPolygon'; coordinates: Line[][] } | { type: 'MultiLineString'; coordinates: Line[] }
	) => path(shape) ?? '';
	return {
		...size,
		land: draw({ type: 'MultiPolygon', coordinates: seen(land, 4) }),
		borders: draw({ type: 'MultiLineString', coordinates: seen(borders, 2).flat() }),
		spots: spots(points, project)
	};
}
