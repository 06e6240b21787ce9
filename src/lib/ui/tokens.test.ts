import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const colours = new Map(
	[...css.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)].map(
		([, name, light, dark]) => [name!, [light!, dark!] as const]
	)
);

/** WCAG 2.2 relative luminance of `#rrggbb`. */
function luminance(hex: string) {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string) {
	const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (high! + 0.05) / (low! + 0.05);
}

function pairs(fronts: string[], backs: string[]) {
	return fronts.flatMap((front) =>
		backs.flatMap((back) =>
			(['light', 'dark'] as const).map((theme, at) => ({
				pair: `${front} on ${back}, ${theme}`,
				ratio: contrast(colours.get(front)![at]!, colours.get(back)![at]!)
			}))
		)
	);
}

const papers = ['paper', 'paper-raised', 'paper-sunk'];
const washes = ['leaf-wash', 'marigold-wash', 'brick-wash', 'slate-wash'];

describe('colours', () => {
	test.each([
		...pairs(['ink', 'ink-soft', 'leaf', 'brick', 'slate'], papers),
		...pairs(['ink', 'ink-soft'], washes),
		...pairs(['leaf'], ['leaf-wash']),
		...pairs(['brick'], ['brick-wash']),
		...pairs(['slate'], ['slate-wash']),
		...pairs(['on-leaf'], ['leaf', 'leaf-deep'])
	])('text reaches 7:1: $pair', ({ ratio }) => {
		expect(ratio).toBeGreaterThanOrEqual(7);
	});

	test.each(pairs(['control', 'marigold', 'slate'], ['paper', 'paper-raised']))(
		'controls reach 3:1: $pair',
		({ ratio }) => {
			expect(ratio).toBeGreaterThanOrEqual(3);
		}
	);
});
