import {
	BarController,
	BarElement,
	CategoryScale,
	Chart,
	Filler,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	ScatterController,
	Tooltip,
	type ChartConfiguration,
	type ChartData,
	type ChartDataset
} from 'chart.js';
import type { ChartPlan, PlaneChart, RowChart, Series } from './chart-plan';
import { colourFinder, type FindColour } from './colours';
import { nextInTurn } from './in-turn';
import { valueText } from './value-text';

Chart.register(
	...[BarController, BarElement, CategoryScale, Filler, LinearScale],
	...[LineController, LineElement, PointElement, ScatterController, Tooltip]
);

/**
 * Draws a plan on a canvas, in the colours and letters of the page.
 * @param locale BCP 47, for numbers and days
 * @returns how to take it away again
 */
export function drawChart(canvas: HTMLCanvasElement, plan: ChartPlan, locale: string): () => void {
	const host = canvas.parentElement!;
	const find = colourFinder(host);
	const configuration = plan.kind === 'rows' ? rows(plan, find, locale) : plane(plan, find, locale);
	const { fontFamily, fontSize } = getComputedStyle(host);
	Chart.defaults.font.family = fontFamily;
	Chart.defaults.font.size = Math.round(parseFloat(fontSize));
	Chart.defaults.color = find('--ink-soft');
	const { data } = configuration as ChartConfiguration;
	const draw = (shown: ChartData) =>
		new Chart(canvas, { ...configuration, data: shown } as ChartConfiguration);
	if (isCompiled) {
		const chart = draw(data);
		return () => chart.destroy();
	}
	const chart = draw({ datasets: [] });
	const leaveEmpty = nextInTurn(() => {
		isCompiled = true;
		chart.data = data;
		chart.update();
		return () => undefined;
	});
	return () => {
		leaveEmpty();
		chart.destroy();
	};
}

/**
 * The browser compiles code when it first runs. So of the very first chart the empty plane is a task of its own, and what
 * stands in it the next: both in one would hold the page up.
 */
let isCompiled = false;

/** What all charts share: still, as broad as there is room, and no legend of its own (the page has one). */
const COMMON = {
	animation: false,
	responsive: true,
	maintainAspectRatio: false,
	interaction: { mode: 'nearest', intersect: false }
} as const;

function grid(find: FindColour) {
	return { color: find('--line'), drawTicks: false, tickLength: 0 };
}

function rows(plan: RowChart, find: FindColour, locale: string) {
	const { lying = false, stacked = false, unit } = plan;
	const value = {
		type: 'linear' as const,
		stacked,
		min: plan.least ?? 0,
		...(plan.most === undefined ? {} : { max: plan.most }),
		grid: grid(find),
		border: { display: false },
		title: {
			display: plan.unitLabel !== undefined,
			text: plan.unitLabel ?? '',
			color: find('--ink-soft')
		},
		ticks: {
			padding: 6,
			maxTicksLimit: 6,
			maxRotation: 0,
			autoSkipPadding: 12,
			...(unit === 'count' ? { precision: 0 } : {}),
			callback: (at: number | string) => valueText(Number(at), unit, locale)
		}
	};
	const names = {
		type: 'category' as const,
		stacked,
		grid: { display: false },
		border: { color: find('--line-strong') },
		ticks: {
			autoSkip: !lying,
			// So many names are measured to find how many have room: all of many months would hold up the page.
			...(lying ? {} : { sampleSize: 24 }),
			maxRotation: 0,
			autoSkipPadding: 12,
			...(lying
				? {
						callback(this: { chart: { width: number } }, at: number | string) {
							return inLines(plan.labels[Number(at)]!, this.chart.width / LETTERS_BESIDE);
						}
					}
				: {})
		}
	};
	return {
		type: 'bar' as const,
		data: {
			labels: plan.labels,
			datasets: plan.series.flatMap((series) => datasets(series, find))
		},
		options: {
			...COMMON,
			indexAxis: lying ? ('y' as const) : ('x' as const),
			interaction: {
				mode: 'index' as const,
				intersect: false,
				axis: lying ? ('y' as const) : ('x' as const)
			},
			scales: lying ? { x: value, y: names } : { x: names, y: value },
			plugins: {
				tooltip: tooltip(find, (item) => {
					const at = lying ? item.parsed.x : item.parsed.y;
					return at === null || item.dataset.label === ''
						? ''
						: `${item.dataset.label}: ${valueText(at ?? 0, unit, locale)}`;
				})
			}
		}
	};
}

/** Of the breadth of a chart, a name takes a third at most: so many pixels of the chart go to each letter of a line. */
const LETTERS_BESIDE = 20;
const MOST_LINES = 2;

/** A long name beside a bar would leave no room for the bar: it is broken between words, and what is too long for two lines is cut. */
function inLines(name: string, letters: number): string[] {
	const lines: string[] = [''];
	for (const word of name.split(' ')) {
		const line = lines.at(-1)!;
		if (line === '' || line.length + 1 + word.length <= letters)
			lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
		else lines.push(word);
	}
	if (lines.length <= MOST_LINES) return lines;
	const kept = lines.slice(0, MOST_LINES);
	return [...kept.slice(0, -1), `${kept.at(-1)!}…`];
}

type Values = (number | [low: number, high: number] | null)[];

function datasets(series: Series, find: FindColour): ChartDataset<'bar' | 'line', Values>[] {
	const { label, kind, colour, values, strength = 1 } = series;
	if (kind === 'bars')
		return [
			{
				type: 'bar',
				label,
				data: values,
				// The lines of the grid lie behind it.
				backgroundColor: find(colour, strength, 'solid'),
				// What is pale has an edge that is seen on either ground (WCAG 1.4.11).
				...(strength < 1
					? { borderColor: find(colour), borderWidth: EDGE_PX, borderSkipped: false }
					: {}),
				borderRadius: 2,
				maxBarThickness: 28,
				categoryPercentage: 0.86,
				barPercentage: 0.92
			}
		];
	const line = {
		type: 'line' as const,
		label,
		data: values,
		borderColor: find(colour, strength),
		backgroundColor: find(colour, strength),
		borderWidth: 2,
		// A dot at the end of the scale is seen whole.
		clip: DOT_PX + 2,
		// Of many points the line alone is seen; one between two gaps has none.
		pointRadius: radii(values, values.length <= 40 ? DOT_PX : 0, DOT_PX),
		pointHoverRadius: 5,
		tension: 0,
		...(series.dashed
			? {
					borderDash: [6, 5],
					// Without a neighbour to be joined with, a dash of its own.
					pointStyle: 'line' as const,
					pointRadius: radii(values, 0, ALONE_PX / 2)
				}
			: {})
	};
	if (kind === 'line') return [line];
	// Two edges without points, and what is between them: of one between two gaps, a bar.
	const edge = { ...line, borderWidth: 0, pointRadius: 0, pointHoverRadius: 0, label: '' };
	const backgroundColor = find(colour, 0.16);
	const upper = series.upper ?? values;
	const band = [
		{ ...edge, fill: '+1', backgroundColor },
		{ ...edge, data: upper }
	];
	if (!values.some((_, at) => isAlone(values, at))) return band;
	const alone = values.map((low, at): [number, number] | null =>
		isAlone(values, at) ? [low!, upper[at]!] : null
	);
	return [
		...band,
		{ type: 'bar', label: '', backgroundColor, maxBarThickness: ALONE_PX, data: alone }
	];
}

const DOT_PX = 3;
const EDGE_PX = 1;
/** The breadth of what is drawn of a value between two gaps. */
const ALONE_PX = 16;

/** One for all where it can be: where each point has its own, all its options are worked out anew for each. */
function radii(values: Series['values'], usual: number, alone: number): number | number[] {
	const each = values.map((_, at) => (isAlone(values, at) ? alone : usual));
	return each.every((radius) => radius === usual) ? usual : each;
}

const isAlone = (values: Series['values'], at: number) =>
	values[at] !== null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;

function plane(plan: PlaneChart, find: FindColour, locale: string) {
	const most = Math.max(1, ...plan.lines.flatMap(({ points }) => points.map((p) => p.weight ?? 0)));
	const scale = (unit: PlaneChart['across'], text: string, from: number, to: number) => ({
		type: 'linear' as const,
		min: from - roomOf(unit),
		max: to + roomOf(unit),
		grid: grid(find),
		border: { color: find('--line-strong') },
		title: { display: text !== '', text, color: find('--ink-soft') },
		ticks: {
			padding: 6,
			maxTicksLimit: 6,
			maxRotation: 0,
			autoSkip: unit !== 'share',
			callback: (at: number | string) => valueText(Number(at), unit, locale)
		},
		...(unit === 'day'
			? {
					afterBuildTicks(axis: { ticks: { value: number }[]; chart: { width: number } }) {
						axis.ticks = evenDays(from, to, axis.chart.width);
					}
				}
			: {}),
		...(unit === 'share'
			? {
					// The room beside the scale has no values.
					afterBuildTicks(axis: { ticks: { value: number }[]; chart: { width: number } }) {
						const parts = axis.chart.width < NARROW_PX ? 4 : 5;
						axis.ticks = Array.from({ length: parts + 1 }, (_, at) => ({ value: at / parts }));
					}
				}
			: {})
	});
	return {
		type: 'scatter' as const,
		data: {
			datasets: plan.lines.map(({ label, colour, points, joined, dashed, fine, mark }) => ({
				label,
				data: points,
				showLine: joined,
				// A dot beside the scale is seen whole.
				...(joined ? {} : { clip: false as const }),
				borderColor: find(colour),
				backgroundColor: find(colour, joined ? 1 : 0.75),
				borderWidth: fine ? 1.25 : joined || mark ? 2 : 1,
				pointStyle: mark === 'cross' ? ('crossRot' as const) : ('circle' as const),
				pointRadius: points.map(({ weight }) =>
					joined ? 0 : mark ? MARK_PX : 4 + 9 * Math.sqrt((weight ?? 0) / most)
				),
				// What is pointed at stays as large as it is.
				pointHoverRadius: points.map(({ weight }) =>
					joined ? 0 : 4 + 9 * Math.sqrt((weight ?? 0) / most)
				),
				pointHitRadius: joined ? 0 : 6,
				...(dashed ? { borderDash: [6, 5] } : {})
			}))
		},
		options: {
			...COMMON,
			scales: {
				x: scale(plan.across, plan.acrossLabel, plan.from, plan.to),
				y: scale(plan.up, plan.upLabel, 0, 1)
			},
			plugins: {
				tooltip: tooltip(find, (item) => {
					const { x, y } = item.parsed;
					const at = [valueText(x ?? 0, plan.across, locale), valueText(y ?? 0, plan.up, locale)];
					const weight = plan.weightText && item.raw?.weight;
					const count = weight === undefined ? '' : ` (${plan.weightText!(weight)})`;
					return `${item.dataset.label}: ${at.join(' → ')}${count}`;
				})
			}
		}
	};
}

/** Beside a scale of shares, so that dots at 0 and at 100 % do not lie on its edge. */
const roomOf = (unit: PlaneChart['across']) => (unit === 'share' ? 0.06 : 0);
/** On less, a scale of shares has room for quarters. */
const NARROW_PX = 340;
const MARK_PX = 3.5;
/** A day is written in so many pixels, with some room beside it. */
const DAY_PX = 80;

/** Days as far from one another, from the first on; as many as there is room for. */
function evenDays(from: number, to: number, widthPx: number): { value: number }[] {
	const most = Math.max(2, Math.min(6, Math.floor(widthPx / DAY_PX)));
	const step = Math.max(1, Math.ceil((to - from) / most));
	const ticks: { value: number }[] = [];
	for (let value = from; value <= to; value += step) ticks.push({ value });
	return ticks;
}

interface Item {
	parsed: { x: number | null; y: number | null };
	dataset: { label?: string };
	raw?: { weight?: number };
}

function tooltip(find: FindColour, textOf: (item: Item) => string) {
	return {
		backgroundColor: find('--ink'),
		titleColor: find('--line'),
		bodyColor: find('--line'),
		padding: 10,
		displayColors: false,
		callbacks: { label: textOf },
		filter: (item: Item) => item.dataset.label !== ''
	};
}
