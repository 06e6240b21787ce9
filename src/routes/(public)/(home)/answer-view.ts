import type { Answer, ListingRow, MatchRow } from '#lib/matching/answer.ts';
import { keyOf } from '#lib/matching/need.ts';
import type { MapDrawing, MapPoint } from '#lib/ui/map.ts';
import { drawMap } from '#lib/ui/server/draw-map.ts';
import type { Asked } from './asked.ts';
import { findingsOf, type Finding } from './findings.ts';

/** An answer with everything the page needs to show it. */
export interface AnswerView {
	asked: Asked;
	/** YYYY-MM-DD. */
	today: string;
	answer: Answer;
	findings: Finding[];
	/** Labels of every concept the answer names, in the reader's language. */
	names: Record<string, string>;
	map: MapDrawing | undefined;
}

/** The people and teams the answer shows, whatever stands between them and a full fit. */
export const everybody = ({ main, nearMiss, askFirst, busy, coverMost }: Answer): MatchRow[] => [
	...[main, nearMiss, askFirst, busy].flatMap(({ rows }) => [...rows]),
	...coverMost
];

function pointsOf(answer: Answer): MapPoint[] {
	const struck = new Set(answer.struck);
	const here = answer.understanding.places.flatMap((place): MapPoint[] => {
		const { name, lat, lng } = place;
		if (struck.has(keyOf.place(place)) || lat === undefined || lng === undefined) return [];
		return [{ lat, lng, label: name, tone: 'here' }];
	});
	const at = ({ name, point }: MatchRow | ListingRow, tone: 'leaf' | 'slate'): MapPoint[] =>
		point ? [{ ...point, label: name, tone }] : [];
	return [
		...here,
		...everybody(answer).flatMap((row) => at(row, 'leaf')),
		...answer.unclaimed.rows.flatMap((row) => at(row, 'slate'))
	];
}

function conceptsIn(answer: Answer): string[] {
	const held = everybody(answer).flatMap(({ parts, reason }) => [
		...parts.flatMap(({ params }) => [params['skill'], params['held']]),
		reason
	]);
	return [
		...answer.understanding.skills.flatMap(({ skill, impliedBy }) => [skill, impliedBy]),
		...answer.struck.filter((key) => key.startsWith('skill:')).map((key) => key.slice('skill:'.length)),
		...answer.teams.flatMap(({ members }) => members.flatMap(({ covers }) => covers)),
		...[...answer.unclaimed.rows, ...answer.solved].flatMap(({ shared }) => shared),
		...held
	].filter((id) => typeof id === 'string');
}

/** The band over an answer: one crossing for each reason of the people who fit. */
export const weaveOf = ({ main }: Answer) =>
	main.rows.flatMap(({ parts }) => parts.map(({ contribution }) => contribution % 97)).slice(0, 48);

/** `label` names a concept in the reader's language and gives undefined for anything else. */
export function answerView(
	asked: Asked,
	answer: Answer,
	today: string,
	label: (concept: string) => string | undefined
): AnswerView {
	const findings = findingsOf(answer.understanding);
	const names: Record<string, string> = {};
	for (const id of conceptsIn(answer)) {
		const name = label(id);
		if (name !== undefined) names[id] = name;
	}
	const points = pointsOf(answer);
	// The place alone, without anybody on it, would be an empty map.
	const map = points.some(({ tone }) => tone !== 'here') ? drawMap(points) : undefined;
	return { asked, today, answer, findings, names, map };
}
