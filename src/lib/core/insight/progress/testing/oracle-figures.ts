import type { Bank, Question } from '../../../bank/bank';
import { daysBetween, standingRows, type ExportedRow } from './exported-row';
import { oracleRecall } from './oracle-fsrs';
import { livesOf, oracleReviews, ratingIn, weightsIn, type OracleReview } from './oracle-reviews';
import { oracleSchedules } from './oracle-schedule';

/**
 * The figures, worked out again from the exported table and the banks: each by its own definition, going through all rows
 * as often as is plain to read. Nothing of what it checks is used.
 */
export class Oracle {
	readonly rows: ExportedRow[];
	readonly reviews: OracleReview[];

	/** @param today YYYY-MM-DD */
	constructor(
		jsonLines: string,
		readonly banks: readonly Bank[],
		readonly today: string
	) {
		this.rows = standingRows(jsonLines);
		this.reviews = oracleReviews(this.rows);
	}

	get answers() {
		return this.rows.filter(({ type }) => type === 'answered');
	}

	get due() {
		return this.reviews.filter((review) => review.before !== null && review.elapsed >= 1);
	}

	question(bank: string | null, id: string | null): Question | undefined {
		return this.banks
			.find((one) => one.id === bank)
			?.questions.find((question) => question.id === id);
	}

	/** Of each question of the banks: when it comes. */
	schedules() {
		return oracleSchedules(this.rows).filter((one) => this.question(one.bank, one.question));
	}

	/** Of each question that was met and not reset since: the chance that it is known today. */
	chances() {
		const names = new Set(this.answers.map((row) => `${row.bank}\n${row.question}`));
		return [...names].flatMap((name) => {
			const life = livesOf(name, this.rows).at(-1)!;
			const answered = life.filter(({ type }) => type === 'answered');
			if (answered.length === 0) return [];
			const [bank, question] = name.split('\n') as [string, string];
			const last = answered.at(-1)!;
			const revised = life.filter(({ type }) => type === 'revised');
			const changed = life
				.slice(life.indexOf(last))
				.some(({ type, change }) => type === 'revised' && change === 'key');
			const counted = this.reviews
				.filter(({ row }) => life.includes(row))
				.sort((a, b) => (a.row.id < b.row.id ? -1 : 1))
				.at(-1);
			const chance =
				counted && !changed
					? oracleRecall(
							counted.after,
							daysBetween(counted.row.day!, this.today),
							weightsIn(this.rows)
						)
					: 0;
			const missed = ['partly', 'wrong'].includes(last.outcome!);
			return [{ bank, question, chance, counted, revised, missed }];
		});
	}

	knowledge() {
		const chances = this.chances().filter(({ bank, question }) => this.question(bank, question));
		const of = (is: (question: Question, bank: Bank) => boolean) => {
			const all = this.banks.flatMap((bank) =>
				bank.questions
					.filter((question) => is(question, bank))
					.map((question) => ({ bank: bank.id, question: question.id }))
			);
			const met = chances.filter((one) =>
				all.some(({ bank, question }) => bank === one.bank && question === one.question)
			);
			const known = met.reduce((sum, { chance }) => sum + chance, 0);
			const half =
				1.96 * Math.sqrt(met.reduce((sum, { chance }) => sum + chance * (1 - chance), 0));
			return {
				known,
				interval: [Math.max(0, known - half), Math.min(met.length, known + half)],
				met: met.length,
				all: all.length
			};
		};
		const kindsOf = (question: Question, bank: Bank) =>
			bank.facts.filter(({ id }) => question.facts.includes(id)).map(({ kind }) => kind);
		return {
			all: of(() => true),
			missed: chances.filter(({ missed }) => missed).length,
			banks: Object.fromEntries(this.banks.map(({ id }) => [id, of((_, bank) => bank.id === id)])),
			tag: (tag: string) => of(({ tags }) => tags.includes(tag)),
			kind: (kind: string) =>
				of((question, bank) => kindsOf(question, bank).some((one) => one === kind))
		};
	}

	retention(is: (day: string) => boolean) {
		const reviews = this.due.filter(({ row }) => is(row.day!));
		const n = reviews.length;
		const remembered = reviews.filter(({ rating }) => rating !== 'again').length;
		const interval = wilson(remembered, n);
		const wanted = mean(reviews.map((review) => review.wanted!));
		const predicted = mean(reviews.map(({ recall }) => recall!));
		const onTime = mean(reviews.map(({ recallOnTime }) => recallOnTime!));
		const against =
			wanted < interval[0] ? 'more' : wanted > interval[1] ? 'less' : ('as-wanted' as const);
		const isModel = against === 'more' ? predicted < interval[0] : predicted > interval[1];
		const [shifted, rounded] =
			against === 'more'
				? [predicted - onTime, onTime - wanted]
				: [onTime - predicted, wanted - onTime];
		const isBlamed = (one: number) => one >= 0.01;
		const because =
			against === 'as-wanted'
				? null
				: isModel
					? 'model'
					: isBlamed(shifted) && shifted >= rounded
						? 'days'
						: isBlamed(rounded)
							? 'whole-days'
							: null;
		return {
			...{ n, remembered, share: remembered / n, interval, wanted, predicted, against },
			...(reviews.some(({ isUnsure }) => isUnsure) ? {} : { because, predictedOnTime: onTime })
		};
	}

	foretold(is: (review: OracleReview) => boolean) {
		const reviews = this.due.filter(is);
		const came = (review: OracleReview) => (review.rating === 'again' ? 0 : 1);
		const n = reviews.length;
		const remembered = reviews.filter(came).length;
		return {
			n,
			predicted: mean(reviews.map(({ recall }) => recall!)),
			observed: remembered / n,
			interval: wilson(remembered, n),
			logLoss: mean(
				reviews.map((review) =>
					came(review)
						? -Math.log(Math.max(1e-6, review.recall!))
						: -Math.log(Math.max(1e-6, 1 - review.recall!))
				)
			),
			brier: mean(reviews.map((review) => (review.recall! - came(review)) ** 2)),
			stabilityDays: reviews.reduce((product, { before }) => product * before!.s ** (1 / n), 1) || 0
		};
	}

	get months() {
		return [...new Set(this.due.map(({ row }) => row.day!.slice(0, 7)))].sort();
	}

	confidence() {
		const rows = this.answers.filter((row) => row.attempt === 1 && row.confidence !== null);
		const came = (row: ExportedRow) => (isPass(row) ? 1 : 0);
		const share = mean(rows.map(came));
		const brier = mean(rows.map((row) => (row.confidence! - came(row)) ** 2));
		const alike = (row: ExportedRow) =>
			mean(rows.filter(({ confidence }) => confidence === row.confidence).map(came));
		return {
			n: rows.length,
			confidence: mean(rows.map((row) => row.confidence!)),
			share,
			brier,
			reliability: mean(rows.map((row) => (row.confidence! - alike(row)) ** 2)),
			resolution: mean(rows.map((row) => (alike(row) - share) ** 2)),
			uncertainty: share * (1 - share),
			points: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap((tenth) => {
				const near = rows.filter(({ confidence }) => Math.round(confidence! * 10) === tenth);
				if (near.length === 0) return [];
				const right = near.filter(isPass).length;
				return [
					{
						near: tenth / 10,
						n: near.length,
						confidence: mean(near.map((row) => row.confidence!)),
						share: right / near.length,
						interval: wilson(right, near.length)
					}
				];
			})
		};
	}

	/** How far the confidence that is off most lies from what was right; null where none is. */
	offBy(): number | null {
		const off = this.confidence()
			.points.filter(({ n }) => n >= 10)
			.filter(
				({ confidence, interval: [low, high] }) =>
					confidence < low - 1e-9 || confidence > high + 1e-9
			);
		if (off.length === 0) return null;
		return Math.max(...off.map(({ confidence, share }) => Math.abs(confidence - share)));
	}

	/** Ids of the newest confident error of each question that has one open. */
	confidentErrors() {
		const isError = (row: ExportedRow) => !isPass(row) && (row.confidence ?? 0) >= 0.75;
		const names = new Set(this.answers.map((row) => `${row.bank}\n${row.question}`));
		return [...names].flatMap((name) => {
			let life = livesOf(name, this.rows).at(-1)!;
			const change = life.findLastIndex((row) => row.type === 'revised' && row.change === 'key');
			life = life.slice(change + 1).filter(({ type }) => type === 'answered');
			const mends = (at: number, error: ExportedRow) =>
				isPass(life[at]!) && ratingIn(life[at]!) !== 'again' && life[at]!.day! > error.day!;
			let open: ExportedRow[] = [];
			for (const [at, row] of life.entries()) {
				if (isError(row)) open.push(row);
				else if (open.length > 0 && mends(at, open.at(-1)!)) open = [];
			}
			const last = open.at(-1);
			return last ? [{ answer: last.id, confidence: last.confidence!, times: open.length }] : [];
		});
	}

	day(date: string) {
		const rows = this.answers.filter(({ day }) => day === date);
		return {
			answers: rows.length,
			right: rows.filter(isPass).length,
			minutes: rows.reduce((sum, row) => sum + row.duration_ms!, 0) / 60_000
		};
	}

	time(bank?: string) {
		const rows = this.answers.filter((row) => bank === undefined || row.bank === bank);
		const times = rows.map((row) => row.duration_ms!).sort((a, b) => a - b);
		const half = times.length / 2;
		return {
			answers: times.length,
			ms: times.reduce((sum, ms) => sum + ms, 0),
			medianMs: Number.isInteger(half)
				? (times[half - 1]! + times[half]!) / 2
				: times[Math.floor(half)]!
		};
	}

	/** For each question of the banks that was answered since its last reset, and is not retired. */
	hard() {
		return this.chances().flatMap(({ bank, question, counted, revised }) => {
			const isRetired =
				this.rows
					.filter((row) => row.type === 'revised' && row.bank === bank && row.question === question)
					.at(-1)?.change === 'retired';
			if (!this.question(bank, question) || !counted || isRetired) return [];
			const life = livesOf(`${bank}\n${question}`, this.rows).at(-1)!;
			const reviews = this.reviews.filter(({ row }) => life.includes(row));
			return [
				{
					bank,
					question,
					n: reviews.length,
					failed: reviews.filter(({ rating }) => rating === 'again').length,
					lapses: reviews.filter(
						(review) => review.rating === 'again' && review.before && review.elapsed > 0
					).length,
					difficulty: counted.after.d,
					revised: revised.length
				}
			];
		});
	}

	claims() {
		const asked = this.answers.filter(
			(row) => row.attempt === 1 && this.question(row.bank, row.question)?.type === 'attribution'
		);
		const current = asked.filter((row) => this.question(row.bank, row.question)!.key === row.key);
		const given = current.flatMap((row) => {
			const question = this.question(row.bank, row.question)!;
			if (question.type !== 'attribution') return [];
			const response = JSON.parse(row.response!) as {
				type: string;
				kind?: string;
				speaker?: string | null;
			};
			if (response.type !== 'attribution' && response.type !== 'dont-know') return [];
			const isKind = ['event', 'figure', 'statement', 'judgement'].includes(response.kind ?? '');
			return [
				{
					truth: question.kind as string,
					speaker: question.speaker,
					kind: isKind ? response.kind! : 'none',
					named: question.speakers.length > 1 ? (response.speaker ?? null) : null
				}
			];
		});
		const spoken = given.filter(({ truth }) => truth === 'statement' || truth === 'judgement');
		const isFact = ({ kind }: { kind: string }) => kind === 'event' || kind === 'figure';
		return {
			n: given.length,
			outdated: asked.length - current.length,
			taken: (truth: string, kind: string) =>
				given.filter((one) => one.truth === truth && one.kind === kind).length,
			speaker: (speaker: string) => {
				const of = spoken.filter((one) => one.speaker === speaker);
				const other = ({ named }: { named: string | null }) => named !== null && named !== speaker;
				return {
					n: of.length,
					asFact: of.filter(isFact).length,
					toAnother: of.filter(other).length,
					mistaken: of.filter((one) => isFact(one) || other(one)).length
				};
			},
			ordinary: (kind: string) => {
				const rows = this.answers.filter((row) => {
					const bank = this.banks.find(({ id }) => id === row.bank);
					const question = this.question(row.bank, row.question);
					return (
						row.attempt === 1 &&
						question !== undefined &&
						question.type !== 'attribution' &&
						bank!.facts.some((fact) => fact.kind === kind && question.facts.includes(fact.id))
					);
				});
				return { n: rows.length, right: rows.filter(isPass).length };
			}
		};
	}
}

const isPass = ({ outcome }: ExportedRow) => outcome === 'right' || outcome === 'mostly';
const mean = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

/** The roots of (p − x/n)² = 1.96² p(1 − p)/n. */
export function wilson(x: number, n: number): [number, number] {
	const z = 1.96 ** 2;
	const root = 1.96 * Math.sqrt(z + 4 * x * (1 - x / n));
	return [
		Math.max(0, (2 * x + z - root) / (2 * (n + z))),
		Math.min(1, (2 * x + z + root) / (2 * (n + z)))
	];
}
