import { Chart } from 'chart.js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ChartPlan } from './chart-plan';
import { drawChart } from './draw-chart';

let host: HTMLElement;
let takeAway: (() => void) | null = null;
beforeEach(() => {
	host = document.createElement('div');
	host.style.height = '288px';
	document.body.append(host);
});
afterEach(() => {
	takeAway?.();
	host.remove();
});

function drawn(plan: ChartPlan, width: number): Chart {
	host.style.width = `${width}px`;
	const canvas = document.createElement('canvas');
	host.append(canvas);
	takeAway = drawChart(canvas, plan, 'en');
	return Chart.getChart(canvas)!;
}

// Stands first: it is of the first chart of a page.
it('draws the very first in two turns: what stands in it comes after its plane', async () => {
	const plan: ChartPlan = {
		...{ kind: 'rows', unit: 'count', labels: ['a', 'b'] },
		series: [{ label: 'n', kind: 'bars', colour: '--accent', values: [1, 2] }]
	};
	const first = drawn(plan, 400);
	expect(first.data.datasets).toHaveLength(0);
	await vi.waitFor(() => expect(first.getDatasetMeta(0).data).toHaveLength(2));
	takeAway!();
	expect(drawn(plan, 400).getDatasetMeta(0).data).toHaveLength(2);
});

it.each([280, 900])(
	'leaves room for dots at both ends of a scale of shares, %i px wide',
	(width) => {
		const chart = drawn(
			{
				...{ kind: 'plane', across: 'share', up: 'share', acrossLabel: 'a', upLabel: 'b' },
				...{ from: 0, to: 1 },
				lines: [
					{
						...{ label: 'dots', colour: '--accent', joined: false },
						points: [
							{ x: 0, y: 0, weight: 9 },
							{ x: 1, y: 1, weight: 9 }
						]
					}
				]
			},
			width
		);
		const { left, right, top, bottom } = chart.chartArea;
		for (const { x, y, options } of chart.getDatasetMeta(0).data) {
			const { radius } = options as { radius: number };
			// The ink of the axis lies at the edge.
			expect(Math.min(x - left, right - x, y - top, bottom - y)).toBeGreaterThan(radius / 2);
			// What is beyond the edge is seen as well.
			expect(Math.min(x, chart.width - x, y, chart.height - y)).toBeGreaterThanOrEqual(radius);
		}
		expect(chart.data.datasets[0]).toMatchObject({ clip: false });
		const ticks = chart.scales['x']!.ticks.map(({ value }) => value);
		expect(ticks).toEqual(width < 300 ? [0, 0.25, 0.5, 0.75, 1] : [0, 0.2, 0.4, 0.6, 0.8, 1]);
	}
);

/** How many pixels of that square are inked. */
function inkAt(chart: Chart, x: number, y: number, half: number): number {
	const ratio = chart.currentDevicePixelRatio;
	const size = Math.round(2 * half * ratio);
	const at = [(x - half) * ratio, (y - half) * ratio].map(Math.round) as [number, number];
	const { data } = chart.ctx.getImageData(...at, size, size);
	return data.filter((value, index) => index % 4 === 3 && value > 0).length / ratio ** 2;
}

it('shows the whole of a dot at both ends of the scale of a line', () => {
	const values = [0, 0.5, 1];
	const chart = drawn(
		{
			...{ kind: 'rows', unit: 'share', most: 1, labels: ['a', 'b', 'c'] },
			series: [{ label: 'line', kind: 'line', colour: '--accent', values }]
		},
		600
	);
	const [low, , high] = chart.getDatasetMeta(0).data;
	expect(high!.y).toBe(chart.chartArea.top);
	expect(low!.y).toBe(chart.chartArea.bottom);
	// Above the scale and below it lies nothing else, but for the line of the axis.
	expect(inkAt(chart, high!.x, high!.y - 2.5, 1)).toBe(4);
	expect(inkAt(chart, low!.x, low!.y + 2.5, 1)).toBe(4);
});

it('shows the interval and the level of one that stands alone', () => {
	const values = [null, 0.9, null, 0.9, 0.8];
	const of = (value: number) => values.map((one) => one && value);
	const band = { kind: 'band', colour: '--accent', values: of(0.5), upper: of(1) } as const;
	const level = { kind: 'line', colour: '--ink-soft', dashed: true, values: of(0.7) } as const;
	const chart = drawn(
		{
			...{ kind: 'rows', unit: 'share', least: 0.4, most: 1, labels: values.map(String) },
			series: [
				{ label: 'level', ...level },
				{ label: 'band', ...band }
			]
		},
		600
	);
	const y = (value: number) => chart.scales['y']!.getPixelForValue(value);
	const alone = chart.scales['x']!.getPixelForValue(1);
	const none = chart.scales['x']!.getPixelForValue(2);
	for (const value of [0.53, 0.75, 0.97]) {
		expect(inkAt(chart, alone + 3, y(value), 1)).toBe(4);
		expect(inkAt(chart, none, y(value), 1)).toBe(0);
	}
	expect(inkAt(chart, alone, y(0.45), 1)).toBe(0);
	const radii = chart.getDatasetMeta(0).data.map(({ options }) => options['radius']);
	expect(radii.map((radius) => (radius as number) > 0)).toEqual([false, true, false, false, false]);
});

it('draws no line over what has no value, and a dot where one stands alone', () => {
	const values = Array.from({ length: 60 }, (_, at) =>
		at > 10 && at < 20 && at !== 15 ? null : 1
	);
	const chart = drawn(
		{
			...{ kind: 'rows', unit: 'count', labels: values.map(String) },
			series: [{ label: 'line', kind: 'line', colour: '--accent', values }]
		},
		900
	);
	const line = chart.getDatasetMeta(0).dataset as unknown as {
		segments: { start: number; end: number }[];
	};
	expect(line.segments.map(({ start, end }) => [start, end])).toEqual([
		[0, 10],
		[15, 15],
		[20, 59]
	]);
	const radii = chart.getDatasetMeta(0).data.map(({ options }) => options['radius']);
	expect(radii.flatMap((radius, at) => (radius ? [at] : []))).toEqual([15]);
});
