import type { Figure } from '../src/lib/core/insight/progress/figure';
import type { ProgressFigures } from '../src/lib/core/insight/progress/progress-figures';
import { isoDate } from '../src/lib/core/memory/local-day';
import { forTerminal } from './footnote-words.ts';

/** So many lines of a list. */
const FEW = 10;

const percent = (share: number) => `${Math.round(share * 100)} %`;
const within = ([low, high]: readonly [number, number]) =>
	`95 %: ${percent(low)} to ${percent(high)}`;
const whole = (value: number) => Math.round(value).toLocaleString('en');
const fixed = (value: number, digits = 2) => value.toFixed(digits);

/** The figures for a terminal: a sentence for each, and the numbers behind it. */
export function figuresInWords(
	figures: ProgressFigures,
	titles: ReadonlyMap<string, string>
): string {
	const name = (bank: string) => titles.get(bank) ?? bank;
	const lines = [
		...knowledge(figures),
		...forecast(figures),
		...retention(figures),
		...recall(figures),
		...confidence(figures, name),
		...time(figures),
		...hardest(figures),
		...claims(figures)
	];
	return `${lines.map(forTerminal).join('\n')}\n`;
}

/** A title with what stands under it; where there is not enough yet, how much there has to be. */
function section<T>(
	title: string,
	of: string,
	figure: Figure<T>,
	say: (figure: T) => string[]
): string[] {
	const lines = figure.ready
		? say(figure)
		: [`Not enough yet: ${figure.have} of ${figure.need} ${of}.`];
	return [title, ...lines.map((line) => `  ${line}`), ''];
}

const knowledge = ({ knowledge, today }: ProgressFigures) =>
	section(`What you know on ${isoDate(today)}`, 'questions met', knowledge, (figure) => {
		const line = (label: string, one: typeof figure.all) =>
			`${label}: ${whole(one.known)} of ${whole(one.met)} met, of ${whole(one.all)}`;
		const { all } = figure;
		return [
			`${line('All', all)} (95 %: ${whole(all.interval[0])} to ${whole(all.interval[1])})`,
			...figure.banks.map((bank) => line(bank.title, bank)),
			...figure.kinds.map((kind) => line(`Questions on ${kind.kind}s`, kind)),
			...figure.tags.slice(0, FEW).map((tag) => line(`Tagged ${tag.tag}`, tag)),
			...(figure.elsewhere > 0
				? [`Met in banks that were not given: ${whole(figure.elsewhere)}`]
				: [])
		];
	});

const forecast = ({ forecast }: ProgressFigures) =>
	section('What will be asked', 'questions with a due day', forecast, (figure) => [
		`Overdue: ${whole(figure.overdue)}. Come due today: ${whole(figure.days[0]!.due)}. On average ${fixed(figure.meanPerDay, 1)} come due a day for 30 days.`,
		...(figure.busiest
			? [`Busiest: ${isoDate(figure.busiest.day)} with ${whole(figure.busiest.due)}`]
			: []),
		`Come due by week: ${byWeek(figure.weeks.map(({ due }) => due))}`,
		...(figure.planned
			? [
					`Asked today within ${figure.perDay === null ? 'what the exam plans' : `a limit of ${whole(figure.perDay)} a day`}: ${whole(figure.days[0]!.asked)}. By week: ${byWeek(figure.weeks.map(({ asked }) => asked))}`
				]
			: [])
	]);

const byWeek = (counts: number[]) => `${counts.slice(0, FEW).join(', ')}, ...`;

const retention = ({ retention }: ProgressFigures) =>
	section('What you remember of what was due', 'reviews', retention, ({ all, recent, months }) => {
		const line = (label: string, one: typeof all) =>
			`${label}: ${percent(one.share)} of ${whole(one.n)} (${within(one.interval)}); wanted ${percent(one.wanted)}, foretold ${percent(one.predicted)}`;
		return [
			line('All', all),
			...(recent ? [line('The last 30 days', recent)] : []),
			...months.map((month) => line(month.month, month))
		];
	});

const recall = ({ recall }: ProgressFigures) =>
	section('How well the model foretells it', 'reviews', recall, ({ all, bins, lately, before }) => [
		`Foretold ${percent(all.predicted)}, came ${percent(all.observed)} (${within(all.interval)}); log loss ${fixed(all.logLoss, 4)}, Brier score ${fixed(all.brier, 4)}`,
		...bins.map(
			(bin) =>
				`Foretold ${percent(bin.from)} to ${percent(bin.to)}: came ${percent(bin.observed)} of ${whole(bin.n)} (${within(bin.interval)})`
		),
		...(lately && before
			? [
					`Stability of what was asked: ${fixed(lately.stabilityDays, 1)} days in the last 90 days, ${fixed(before.stabilityDays, 1)} before`
				]
			: [])
	]);

function confidence(
	{ confidence, confidentErrors }: ProgressFigures,
	name: (id: string) => string
) {
	const lines = section(
		'Whether you are as sure as you should be',
		'answers with a confidence',
		confidence,
		(figure) => [
			`Sure: ${percent(figure.confidence)}. Right: ${percent(figure.share)} of ${whole(figure.n)} (${within(figure.interval)}).`,
			`Brier score ${fixed(figure.brier, 4)} = reliability ${fixed(figure.reliability, 4)} - resolution ${fixed(figure.resolution, 4)} + uncertainty ${fixed(figure.uncertainty, 4)}`,
			...figure.points.map(
				(point) =>
					`About ${percent(point.near)} sure: right ${percent(point.share)} of ${whole(point.n)} (${within(point.interval)})`
			)
		]
	);
	const errors = confidentErrors
		.slice(0, FEW)
		.map(
			(error) =>
				`  ${error.question} (${name(error.bank)}): ${percent(error.confidence)} sure on ${isoDate(error.day)}`
		);
	if (errors.length === 0) return lines;
	return [
		...lines,
		`Wrong while sure, and not mended yet (${confidentErrors.length})`,
		...errors,
		''
	];
}

const time = ({ calendar, time }: ProgressFigures) => [
	...section('When you answered', 'answers in the last 53 weeks', calendar, (figure) => [
		`On ${figure.active} of ${figure.days.length} days: ${whole(figure.answers)} answers in ${whole(figure.minutes)} minutes`,
		`Most on ${isoDate(figure.busiest.day)}: ${whole(figure.busiest.answers)}`
	]),
	...section('Time spent', 'answers', time, ({ all, banks }) => {
		const line = (label: string, one: typeof all) =>
			`${label}: ${fixed(one.ms / 3_600_000, 1)} hours for ${whole(one.answers)} answers, half of them within ${fixed(one.medianMs / 1000, 1)} s`;
		return [line('All', all), ...banks.map((bank) => line(bank.title ?? bank.bank, bank))];
	})
];

const hardest = ({ hardest }: ProgressFigures) =>
	section('What is hardest', 'questions answered', hardest, ({ questions, facts }) => {
		const numbers = (row: { failing: number; failed: number; n: number; lapses: number }) =>
			`${percent(row.failing)} (${row.failed} of ${row.n} failed, ${row.lapses} lapses)`;
		return [
			...questions.byFailing.slice(0, FEW).map((row) => `${row.question}: ${numbers(row)}`),
			...facts.byFailing
				.slice(0, FEW)
				.map((row) => `Fact ${row.fact}, "${row.statement}": ${numbers(row)}`)
		];
	});

const claims = ({ claims, rightByKind }: ProgressFigures) => [
	...section('Questions by kind of claim', 'answers', rightByKind, ({ kinds }) =>
		kinds.map(
			(kind) =>
				`On ${kind.kind}s: right ${percent(kind.share)} of ${whole(kind.n)} (${within(kind.interval)})`
		)
	),
	...section('Telling claims apart', 'answers on claims', claims, ({ all, rows, speakers }) => [
		`The kind was told ${percent(all.share)} of ${whole(all.n)} times (${within(all.interval)})`,
		...rows.map(
			(row) =>
				`${row.kind}: ${Object.entries(row.taken)
					.map(([kind, n]) => `${kind} ${n}`)
					.join(', ')}`
		),
		...speakers
			.slice(0, FEW)
			.map(
				(one) =>
					`${one.speaker}: mistaken ${one.mistaken} of ${one.n} (for a fact ${one.asFact}, for another's ${one.toAnother})`
			)
	])
];
