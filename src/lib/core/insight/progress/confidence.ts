import type { LearnerEvent } from '../../memory/event';
import { isPass } from '../../quiz/outcome';
import { shareInterval } from '../statistics';
import { figureOf, type Figure } from './figure';
import type { LogListener } from './walk-log';

/** From so many answers with a confidence on something is said of it. */
export const ENOUGH_CONFIDENCES = 30;
/** From so many alike on, one confidence may be called off. */
export const ENOUGH_ALIKE = 10;

/** Answers of about the same confidence. */
export interface ConfidencePoint {
	/** 0, 0.1, … 1 */
	near: number;
	n: number;
	/** 0–1: how sure the learner was, on average, and how many were right or mostly right, with its 95 % interval (Wilson). */
	confidence: number;
	share: number;
	interval: [number, number];
}

/** Ready from `ENOUGH_CONFIDENCES` first answers of a session with a confidence on. */
export type Confidence = Figure<{
	n: number;
	/** 0–1: how sure the learner was, on average, and how many were right or mostly right, with its 95 % interval (Wilson). */
	confidence: number;
	share: number;
	interval: [number, number];
	/** The difference of these two: above 0 is surer than right. */
	over: number;
	/** One for each tenth that a confidence is next to, the lowest first, those with at least one answer. */
	points: ConfidencePoint[];
	/**
	 * Of those with `ENOUGH_ALIKE` answers whose confidence lies outside the interval, the one that lies farthest from what
	 * was right; null where there is none. A mean hides it where another is off the other way.
	 */
	offMost: ConfidencePoint | null;
	/** Mean squared difference of confidence and outcome: 0 is perfect, and it is reliability − resolution + uncertainty. */
	brier: number;
	/** How far confidence is from what came of it; 0 is perfect. */
	reliability: number;
	/** How well it tells what is known from what is not; the more, the better, `uncertainty` at most. */
	resolution: number;
	/** The Brier score of who always gives the share that is right: what to be better than. */
	uncertainty: number;
	/** 1 is perfect, 0 is no better than always the same; null where all or none was right. */
	skill: number | null;
}>;

/**
 * Whether a learner is as sure as they should be. The returns of a session are left out: their answer was just shown.
 * G. W. Brier (1950), Monthly Weather Review 78(1), 1–3; the decomposition is A. H. Murphy's (1973), Journal of Applied
 * Meteorology 12(4), 595–600, over each confidence that was given.
 */
export class ConfidenceTally implements LogListener {
	readonly #values: Map<number, Group>;

	constructor(kept: KeptConfidence = []) {
		this.#values = new Map(kept.map(([value, group]) => [value, { ...group }]));
	}

	event(event: LearnerEvent): void {
		if (event.type !== 'answered' || event.attempt !== 1) return;
		const { confidence, outcome } = event;
		if (confidence === undefined) return;
		const group = this.#values.get(confidence) ?? { n: 0, right: 0 };
		if (group.n++ === 0) this.#values.set(confidence, group);
		if (isPass(outcome)) group.right++;
	}

	get kept(): KeptConfidence {
		return [...this.#values].map(([value, group]) => [value, { ...group }]);
	}

	figure(): Confidence {
		const groups = [...this.#values].map(([value, { n, right }]) => ({ value, n, right }));
		const n = sumOf(groups, (group) => group.n);
		return figureOf(n, ENOUGH_CONFIDENCES, () => {
			const confidence = sumOf(groups, (group) => group.value * group.n) / n;
			const share = sumOf(groups, ({ right }) => right) / n;
			const reliability =
				sumOf(groups, (group) => group.n * (group.value - group.right / group.n) ** 2) / n;
			const resolution =
				sumOf(groups, (group) => group.n * (group.right / group.n - share) ** 2) / n;
			const uncertainty = share * (1 - share);
			const brier =
				sumOf(
					groups,
					({ value, n, right }) => right * (1 - value) ** 2 + (n - right) * value ** 2
				) / n;
			const points = pointsOf(groups);
			return {
				n,
				confidence,
				share,
				interval: shareInterval(share, n),
				over: confidence - share,
				points,
				offMost: offMostOf(points),
				brier,
				reliability,
				resolution,
				uncertainty,
				skill: uncertainty > 0 ? 1 - brier / uncertainty : null
			};
		});
	}
}

interface Group {
	n: number;
	right: number;
}
/** By each confidence that was given, in the order in which they came. */
export type KeptConfidence = [confidence: number, group: Group][];

function pointsOf(groups: readonly (Group & { value: number })[]): ConfidencePoint[] {
	return Array.from({ length: 11 }, (_, tenth) => {
		const near = groups.filter(({ value }) => Math.round(value * 10) === tenth);
		const n = sumOf(near, (group) => group.n);
		const share = sumOf(near, ({ right }) => right) / n;
		const confidence = sumOf(near, (group) => group.value * group.n) / n;
		return { near: tenth / 10, n, confidence, share, interval: shareInterval(share, n) };
	}).filter(({ n }) => n > 0);
}

function offMostOf(points: readonly ConfidencePoint[]): ConfidencePoint | null {
	const offBy = ({ confidence, share }: ConfidencePoint) => Math.abs(confidence - share);
	return points
		.filter(({ n, confidence, interval: [low, high] }) => {
			// An end at 0 or 1 may be a rounding away from it.
			const isWithin = confidence > low - 1e-9 && confidence < high + 1e-9;
			return n >= ENOUGH_ALIKE && !isWithin;
		})
		.reduce<ConfidencePoint | null>(
			(most, point) => (most && offBy(most) >= offBy(point) ? most : point),
			null
		);
}

const sumOf = <T>(values: readonly T[], of: (value: T) => number): number =>
	values.reduce((sum, value) => sum + of(value), 0);
