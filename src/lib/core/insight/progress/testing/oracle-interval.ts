import { seededInterval } from '../../../memory/fsrs';
import type { OracleMemory } from './oracle-fsrs';

/** Days, both ends among them, and which of them the model names. */
export interface OracleRange {
	least: number;
	ideal: number;
	most: number;
}

const LONGEST = 3650;
/** Of the days that stand between two borders, so much each is spread. */
const SPREAD: readonly [from: number, to: number, share: number][] = [
	[2.5, 7, 0.15],
	[7, 20, 0.1],
	[20, Infinity, 0.05]
];

/**
 * Days until the chance of recall has fallen to what is wanted, before they are rounded to whole ones.
 * @param wanted 0–1
 */
export function oracleDays({ s }: OracleMemory, wanted: number, w: readonly number[]): number {
	const decay = -w[20]!;
	return (s * (wanted ** (1 / decay) - 1)) / (0.9 ** (1 / decay) - 1);
}

/** Whether another order of sums could round it to another day. */
export const isBetweenDays = (days: number) =>
	Math.abs(days - Math.floor(days) - 0.5) < 1e-6 * (1 + days);

/** @param elapsed days since the review before */
export function oracleRange(days: number, elapsed: number): OracleRange {
	const ideal = Math.min(LONGEST, Math.max(1, Math.round(days)));
	if (ideal < 2.5) return { least: ideal, ideal, most: ideal };
	const spread = SPREAD.reduce(
		(sum, [from, to, share]) => sum + share * Math.max(0, Math.min(ideal, to) - from),
		1
	);
	const most = Math.min(LONGEST, Math.round(ideal + spread));
	const least = Math.max(2, Math.round(ideal - spread), ideal > elapsed ? elapsed + 1 : 0);
	return { least: Math.min(least, most), ideal, most };
}

/**
 * One of these by chance: the library’s own draw, which it exports nowhere, for weights and a retention by which a
 * stability is the interval. All that it is made of (the interval, the seed) comes from here.
 * @throws Error where it lies outside the range
 */
export function drawn({ ideal, least, most }: OracleRange, elapsed: number, seed: string): number {
	const plain = { desiredRetention: 0.9, weights: null };
	const days = seededInterval({ stability: ideal, difficulty: 5 }, elapsed, seed, plain);
	if (days < least || days > most) throw new Error(`${days} is not from ${least} to ${most}.`);
	return days;
}
