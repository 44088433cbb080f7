/** Times in milliseconds, one a round; the two sides took turns, so that a busy moment falls on both. */
export interface Rounds {
	ours: number[];
	bare: number[];
}

type Work = () => unknown;

/**
 * Runs two pieces of work in turn, one after the other and the other first in every other round.
 * @param each how often both are run in a round; a round's time is the median of these
 * @param before what has happened anyway by the time ours begins; not timed
 */
export async function takeTurns(
	ours: Work,
	bare: Work,
	rounds: number,
	each: number,
	before: Work = () => undefined
): Promise<Rounds> {
	const times: Rounds = { ours: [], bare: [] };
	await before();
	await ours();
	await bare();
	for (let round = 0; round < rounds; round++) {
		const inRound: Rounds = { ours: [], bare: [] };
		for (let run = 0; run < each; run++) {
			if (round % 2) inRound.bare.push(await timed(bare));
			await before();
			inRound.ours.push(await timed(ours));
			if (round % 2 === 0) inRound.bare.push(await timed(bare));
		}
		times.ours.push(median(inRound.ours));
		times.bare.push(median(inRound.bare));
	}
	return times;
}

/** How long one run takes, in ms. */
async function timed(work: Work): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

function median(values: number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
