import type { Figure } from '../src/lib/core/insight/progress/figure';
import type { KnownBank } from '../src/lib/core/insight/progress/known-bank';
import type { ProgressFigures } from '../src/lib/core/insight/progress/progress-figures';
import { nameKey, namesIn } from '../src/lib/core/insight/progress/question-names';
import { LATELY_DAYS } from '../src/lib/core/insight/progress/recall-model';
import type { Retention } from '../src/lib/core/insight/progress/true-retention';
import type { LocalDay } from '../src/lib/core/memory/event';
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
export function figuresInWords(figures: ProgressFigures, banks: readonly KnownBank[]): string {
	const names = namesIn(figures, banks);
	const titles = new Map(banks.map(({ id, title }) => [id, title]));
	const bankName = (bank: string) => titles.get(bank) ?? bank;
	const name = (ref: { bank: string; question: string }) => {
		const asks = names.get(nameKey(ref));
		return asks === undefined ? ref.question : `"${asks}"`;
	};
	const lines = [
		...knowledge(figures),
		...forecast(figures),
		...retention(figures),
		...recall(figures),
		...confidence(figures, name, bankName),
		...time(figures),
		...hardest(figures, name),
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

/** The first of a list, and how many it leaves out: all of them are in `--json`. */
function few<T>(all: readonly T[], of: string, say: (one: T) => string): string[] {
	const lines = all.slice(0, FEW).map(say);
	return all.length > FEW ? [...lines, `... and ${all.length - FEW} more ${of} (--json)`] : lines;
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
			...few(figure.tags, 'tags', (tag) => line(`Tagged ${tag.tag}`, tag)),
			...(figure.missed > 0 ? [`Not right when last asked: ${whole(figure.missed)}`] : []),
			...(figure.elsewhere > 0
				? [`Met in banks that were not given: ${whole(figure.elsewhere)}`]
				: [])
		];
	});

const forecast = ({ forecast }: ProgressFigures) =>
	section('What will be asked', 'questions with a due day', forecast, (figure) => [
		`Planned so far, ${figure.withExam ? 'an exam’s last round included' : 'each question with its next turn'}: ${whole(figure.inDays.count)} in 30 days, ${fixed(figure.inDays.perDay, 1)} a day${mostOf(figure.inDays.most)}. Today: ${whole(figure.days[0]!.asked)}${figure.planned ? `, within ${figure.perDay === null ? 'what the exam plans' : `a limit of ${whole(figure.perDay)} a day`}` : ''}. By week: ${byWeek(figure.weeks.map(({ asked }) => asked))}`,
		`Overdue: ${whole(figure.overdue)}. Come due today: ${whole(figure.days[0]!.due)}. By week: ${byWeek(figure.weeks.map(({ due }) => due))}`
	]);

const mostOf = (most: { from: LocalDay; asked: number } | null) =>
	most ? `, most on ${isoDate(most.from)} (${whole(most.asked)})` : '';

const byWeek = (counts: number[]) => `${counts.slice(0, FEW).join(', ')}, ...`;

const retention = ({ retention }: ProgressFigures) =>
	section('What you remember of what was due', 'reviews', retention, ({ all, recent, months }) => {
		const line = (label: string, one: typeof all) =>
			`${label}: ${percent(one.share)} of ${whole(one.n)} (${within(one.interval)}); wanted ${percent(one.wanted)}, foretold ${percent(one.predicted)}, on the due days ${percent(one.predictedOnTime)}${reasonOf(one)}`;
		return [
			line('All', all),
			...(recent ? [line('The last 30 days', recent)] : []),
			...months.map((month) => line(month.month, month))
		];
	});

/** What it was more or less than wanted by. */
function reasonOf({ against, because }: Retention): string {
	switch (because) {
		case null:
			return '';
		case 'model':
			return `: ${against} than wanted, and than the model expected, which does not fit well yet`;
		case 'days':
			return `: ${against} than wanted, as answered ${against === 'less' ? 'later' : 'sooner'} than that asks for`;
		case 'whole-days':
			return `: ${against} than wanted, as intervals are whole days, from 1 to 3650`;
	}
}

const recall = ({ recall }: ProgressFigures) => [
	...section('How long it lasts', 'reviews', recall, ({ all, months, lately, before }) => {
		const line = (label: string, one: typeof all) =>
			`${label}: what was asked lasts ${fixed(one.stabilityDays, 1)} days, by ${whole(one.n)} reviews`;
		return [
			...months.map((month) => line(month.month, month)),
			...(before ? [line(`Before the last ${LATELY_DAYS} days`, before)] : []),
			...(lately ? [line(`The last ${LATELY_DAYS} days`, lately)] : []),
			line('All', all)
		];
	}),
	...section('How well the model foretells it', 'reviews', recall, ({ all, bins }) => [
		`Foretold ${percent(all.predicted)}, came ${percent(all.observed)} (${within(all.interval)}); log loss ${fixed(all.logLoss, 4)}, Brier score ${fixed(all.brier, 4)}`,
		...bins.map(
			(bin) =>
				`Foretold ${percent(bin.from)} to ${percent(bin.to)}, ${percent(bin.predicted)} on average: came ${percent(bin.observed)} of ${whole(bin.n)} (${within(bin.interval)})`
		)
	])
];

function confidence(
	{ confidence, confidentErrors }: ProgressFigures,
	name: (ref: { bank: string; question: string }) => string,
	bankName: (bank: string) => string
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
					`${percent(point.confidence)} sure: right ${percent(point.share)} of ${whole(point.n)} (${within(point.interval)})`
			),
			...(figure.offMost ? [`Off most where ${percent(figure.offMost.confidence)} sure`] : [])
		]
	);
	const errors = few(
		confidentErrors,
		'questions',
		(error) =>
			`${name(error)} (${bankName(error.bank)}): ${percent(error.confidence)} sure on ${isoDate(error.day)}`
	).map((line) => `  ${line}`);
	if (errors.length === 0) return lines;
	return [
		...lines,
		`Wrong while sure, and not mended yet: ${confidentErrors.length}`,
		...errors,
		''
	];
}

const time = ({ calendar, time }: ProgressFigures) => [
	...section('When you answered', 'answers in the last 53 weeks', calendar, (figure) => [
		`On ${figure.active} days of the last 53 weeks: ${whole(figure.answers)} answers in ${whole(figure.minutes)} minutes`,
		`Most on ${isoDate(figure.busiest.day)}: ${whole(figure.busiest.answers)}`
	]),
	...section('Time spent', 'answers', time, ({ all, banks }) => {
		const line = (label: string, one: typeof all) =>
			`${label}: ${fixed(one.ms / 3_600_000, 1)} hours for ${whole(one.answers)} answers, half of them within ${fixed(one.medianMs / 1000, 1)} s`;
		return [line('All', all), ...banks.map((bank) => line(bank.title ?? bank.bank, bank))];
	})
];

const hardest = (
	{ hardest }: ProgressFigures,
	name: (ref: { bank: string; question: string }) => string
) =>
	section('What is hardest', 'questions answered', hardest, ({ questions, facts }) => {
		const numbers = (row: { failing: number; failed: number; n: number; lapses: number }) =>
			`failed ${row.failed} of ${row.n}, likely to fail ${percent(row.failing)}, ${row.lapses} lapses`;
		return [
			...few(questions.byFailing, 'questions', (row) => `${name(row)}: ${numbers(row)}`),
			...few(facts.byFailing, 'facts', (row) => `Fact "${row.statement}": ${numbers(row)}`)
		];
	});

const claims = ({ claims, rightByKind }: ProgressFigures) => [
	...section('Questions by kind of claim', 'answers', rightByKind, ({ kinds, weakest }) => [
		...kinds.map(
			(kind) =>
				`On ${kind.kind}s: right ${percent(kind.share)} of ${whole(kind.n)} (${within(kind.interval)})`
		),
		...(weakest ? [`Clearly weakest: on ${weakest.kind}s, below ${weakest.best}s`] : [])
	]),
	...section('Telling claims apart', 'answers on claims', claims, ({ all, rows, speakers }) => [
		`The kind was told ${percent(all.share)} of ${whole(all.n)} times (${within(all.interval)})`,
		...rows.map(
			(row) =>
				`${row.kind}: ${Object.entries(row.taken)
					.map(([kind, n]) => `${kind} ${n}`)
					.join(', ')}`
		),
		...few(
			speakers,
			'speakers',
			(one) =>
				`${one.speaker}: mistaken ${one.mistaken} of ${one.n} (for a fact ${one.asFact}, for another's ${one.toAnother})`
		)
	])
];
