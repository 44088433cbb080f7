import type { CurvePoint } from './memory-curve';

/**
 * A curve with no more points than can be told apart where it is drawn: of each column the lowest and the highest, in
 * their order, and both ends.
 * @param points by day, which never goes back
 * @param columns how many are drawn beside one another, at least 1
 */
export function thinCurve(points: readonly CurvePoint[], columns: number): CurvePoint[] {
	const [first, last] = [points[0], points.at(-1)];
	if (!first || !last || points.length <= 2 * columns) return [...points];
	const width = (last.day - first.day) / columns;
	const columnOf = ({ day }: CurvePoint) =>
		width === 0 ? 0 : Math.min(columns - 1, Math.floor((day - first.day) / width));
	const kept = new Set<number>([0, points.length - 1]);
	for (let from = 0; from < points.length;) {
		const column = columnOf(points[from]!);
		let [lowest, highest, at] = [from, from, from];
		for (; at < points.length && columnOf(points[at]!) === column; at++) {
			if (points[at]!.recall < points[lowest]!.recall) lowest = at;
			if (points[at]!.recall > points[highest]!.recall) highest = at;
		}
		kept.add(lowest).add(highest);
		from = at;
	}
	return points.filter((_, at) => kept.has(at));
}
