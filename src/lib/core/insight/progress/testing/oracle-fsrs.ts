/**
 * FSRS-6 written down once more, from its description
 * (https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm), so that the figures are not checked with
 * the code that made them.
 */
export interface OracleMemory {
	s: number;
	d: number;
}

export const ORACLE_WEIGHTS = [
	0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
	0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542
];
const GRADES: Record<string, number> = { again: 1, hard: 2, good: 3, easy: 4 };

export function oracleRecall({ s }: OracleMemory, days: number, w: readonly number[]): number {
	const decay = -w[20]!;
	const factor = 0.9 ** (1 / decay) - 1;
	return (1 + (factor * Math.max(0, days)) / s) ** decay;
}

export function oracleNext(
	memory: OracleMemory | null,
	rating: string,
	days: number,
	w: readonly number[]
): OracleMemory {
	const g = GRADES[rating]!;
	const initial = (grade: number) => w[4]! - Math.exp(w[5]! * (grade - 1)) + 1;
	const within = (d: number) => Math.min(10, Math.max(1, d));
	if (memory === null) return { s: Math.max(0.1, w[g - 1]!), d: within(initial(g)) };
	const { s, d } = memory;
	const moved = d + (-w[6]! * (g - 3) * (10 - d)) / 9;
	const next = within(w[7]! * initial(4) + (1 - w[7]!) * moved);
	if (days === 0) {
		const grows = Math.exp(w[17]! * (g - 3 + w[18]!)) * s ** -w[19]!;
		return { s: s * (g >= 2 ? Math.max(1, grows) : grows), d: next };
	}
	const r = oracleRecall(memory, days, w);
	if (g === 1) {
		const lost = w[11]! * d ** -w[12]! * ((s + 1) ** w[13]! - 1) * Math.exp((1 - r) * w[14]!);
		return { s: Math.min(lost, s / Math.exp(w[17]! * w[18]!)), d: next };
	}
	const gain =
		Math.exp(w[8]!) *
		(11 - d) *
		s ** -w[9]! *
		(Math.exp((1 - r) * w[10]!) - 1) *
		(g === 2 ? w[15]! : 1) *
		(g === 4 ? w[16]! : 1);
	return { s: s * (1 + gain), d: next };
}
