/** Times in milliseconds, one a round; the two sides took turns, so that a busy moment falls on both. */
export interface Rounds {
	ours: number[];
	bare: number[];
}

type Work = () => unknown;

/**
 * Runs two pieces of work in turn, and the other first in every other round.
 * @param each how often a piece is run in a round; the round's time is the median of these
 */
export async function takeTurns(
	ours: Work,
	bare: Work,
	rounds: number,
	each: number
): Promise<Rounds> {
	const times: Rounds = { ours: [], bare: [] };
	await timed(ours, 1);
	await timed(bare, 1);
	for (let round = 0; round < rounds; round++) {
		const sides = [
			['ours', ours],
			['bare', bare]
		] as const;
		for (const [side, work] of round % 2 ? sides.toReversed() : sides)
			times[side].push(await timed(work, each));
	}
	return times;
}

/** The median time of one run, in ms. */
async function timed(work: Work, runs: number): Promise<number> {
	const times: number[] = [];
	for (let run = 0; run < runs; run++) {
		const start = performance.now();
		await work();
		times.push(performance.now() - start);
	}
	return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}
