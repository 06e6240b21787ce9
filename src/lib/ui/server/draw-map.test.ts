import { describe, expect, test } from 'vitest';
import { drawMap } from './draw-map.ts';

const lyon = { lng: 4.83, lat: 45.76, label: 'Lyon', tone: 'here' as const };
const recife = { lng: -34.9, lat: -8.05, label: 'Recife' };

describe('a map', () => {
	test('of nothing is no map', () => {
		expect(drawMap([])).toBeUndefined();
	});

	test.each([
		['one town', [lyon]],
		['two continents', [lyon, recife]],
		[
			'both sides of the date line',
			[
				{ lng: 179, lat: -17, label: 'Suva' },
				{ lng: -176, lat: -44, label: 'Chatham' }
			]
		],
		[
			'both poles',
			[
				{ lng: 0, lat: 84, label: 'North' },
				{ lng: 0, lat: -80, label: 'South' }
			]
		]
	])('of %s shows every point inside its frame', (_, points) => {
		const map = drawMap(points)!;
		expect(map.spots.flatMap(({ labels }) => labels)).toHaveLength(points.length);
		for (const { x, y } of map.spots) {
			expect(x).toBeGreaterThanOrEqual(0);
			expect(x).toBeLessThanOrEqual(map.width);
			expect(y).toBeGreaterThanOrEqual(0);
			expect(y).toBeLessThanOrEqual(map.height);
		}
	});

	test('draws one spot for everybody in the same town, and says how many', () => {
		const neighbours = ['Ana', 'Bea', 'Caio'].map((label) => ({ ...recife, label }));
		expect(drawMap([lyon, ...neighbours])!.spots.map(({ labels }) => labels.length)).toEqual([1, 3]);
	});

	test('has land and borders near a town, and stays small for the whole world', () => {
		const near = drawMap([lyon])!;
		expect(near.land).toMatch(/^M\d/);
		expect(near.borders).toMatch(/^M\d/);
		const world = drawMap([lyon, recife, { lng: 151, lat: -33, label: 'Sydney' }])!;
		expect(world.land.length + world.borders.length).toBeLessThan(60_000);
	});
});
