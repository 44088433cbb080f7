import type { Browsed, Found } from './search-rows';

export const SORTS = [
	'bank',
	'question',
	'due',
	'stability',
	'difficulty',
	'recall',
	'lapses',
	'answered',
	'answers'
] as const;
export type SortName = (typeof SORTS)[number];

export interface Sort {
	by: SortName;
	descending: boolean;
}

/** The order in which things stand when nobody has asked for another one: the banks as they are. */
export const BANK_ORDER: Sort = { by: 'bank', descending: false };

/** So many rows are sorted, or put together, in one step: some ms. */
const STEP_ROWS = 4000;

/**
 * All rows in an order; rows that are alike in it stay in the order of their banks, those without a value come last either
 * way. Yields between two steps.
 */
export function* sortRows(
	browsed: Browsed,
	{ by, descending }: Sort
): Generator<void, Uint32Array> {
	const count = browsed.rows.length;
	const order = Uint32Array.from({ length: count }, (_, row) => row);
	if (by === 'bank') return descending ? order.reverse() : order;
	const compare = comparing(browsed, by, descending ? -1 : 1);
	for (let from = 0; from < count; from += STEP_ROWS) {
		order.subarray(from, from + STEP_ROWS).sort(compare);
		yield;
	}
	let [runs, other] = [order, new Uint32Array(count)];
	for (let width = STEP_ROWS; width < count; width *= 2) {
		let sinceYield = 0;
		for (let from = 0; from < count; from += 2 * width) {
			const [middle, end] = [Math.min(from + width, count), Math.min(from + 2 * width, count)];
			let [left, right] = [from, middle];
			for (let to = from; to < end; to++) {
				const isLeft = left < middle && (right >= end || compare(runs[left]!, runs[right]!) <= 0);
				other[to] = isLeft ? runs[left++]! : runs[right++]!;
				if (++sinceYield >= STEP_ROWS * 4) {
					sinceYield = 0;
					yield;
				}
			}
		}
		[runs, other] = [other, runs];
	}
	return runs;
}

/** Those that are found, in an order of all rows. */
export function inOrder(order: Uint32Array, found: Found): Uint32Array {
	const rows = new Uint32Array(order.length);
	let count = 0;
	for (const row of order) if (found[row] === 1) rows[count++] = row;
	return rows.subarray(0, count);
}

function comparing(
	{ rows, columns: { numbers } }: Browsed,
	by: Exclude<SortName, 'bank'>,
	way: 1 | -1
): (a: number, b: number) => number {
	if (by === 'question') {
		return (a, b) => {
			const [one, other] = [rows[a]!.sortedBy, rows[b]!.sortedBy];
			return one < other ? -way : one > other ? way : a - b;
		};
	}
	const values = {
		due: numbers.dueIn,
		stability: numbers.stability,
		difficulty: numbers.difficulty,
		recall: numbers.recall,
		lapses: numbers.lapses,
		answered: numbers.answeredAgo,
		answers: numbers.answers
	}[by];
	// Last answered: the earliest day first is the longest ago first.
	const toward = by === 'answered' ? -way : way;
	return (a, b) => {
		const [one, other] = [values[a]!, values[b]!];
		if (Number.isNaN(one) || Number.isNaN(other))
			return Number(Number.isNaN(one)) - Number(Number.isNaN(other)) || a - b;
		return (one - other) * toward || a - b;
	};
}
