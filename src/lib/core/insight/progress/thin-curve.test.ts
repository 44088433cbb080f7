import fc from 'fast-check';
import { expect, it } from 'vitest';
import { thinCurve } from './thin-curve';

const curves = fc
	.array(
		fc.record({ step: fc.nat({ max: 30 }), recall: fc.double({ min: 0, max: 1, noNaN: true }) })
	)
	.map((steps) => {
		let day = 20_000;
		return steps.map(({ step, recall }) => ({ day: (day += step / 10), recall }));
	});

it('leaves at most two points a column beside its ends, all of them points of the curve in their order', () => {
	fc.assert(
		fc.property(curves, fc.integer({ min: 1, max: 20 }), (points, columns) => {
			const thin = thinCurve(points, columns);
			expect(thin.length).toBeLessThanOrEqual(2 * columns + 2);
			const places = thin.map((point) => points.indexOf(point));
			expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
			expect(places).not.toContain(-1);
		})
	);
});

it('keeps both ends, and how low and how high the curve goes', () => {
	fc.assert(
		fc.property(curves, fc.integer({ min: 1, max: 20 }), (points, columns) => {
			const thin = thinCurve(points, columns);
			expect([thin[0], thin.at(-1)]).toEqual([points[0], points.at(-1)]);
			const ends = (of: typeof points) => {
				const recalls = of.map(({ recall }) => recall);
				return [Math.min(...recalls), Math.max(...recalls)];
			};
			expect(ends(thin)).toEqual(ends(points));
		})
	);
});

it('leaves a curve as it is that has no more points than there is room for', () => {
	const points = [3, 1, 2].map((recall, at) => ({ day: at, recall: recall / 4 }));
	expect(thinCurve(points, 2)).toEqual(points);
});
