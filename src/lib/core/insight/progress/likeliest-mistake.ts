import type { ClaimKind } from '../../bank/bank';
import { aloneAtTop } from './alone-at-top';
import type { Taken } from './given-claim';
import { shrunkenShares } from './shrunken-shares';

/** A kind of claim that was taken for another. */
export interface Mistake {
	kind: ClaimKind;
	takenFor: Taken;
	/** So often, of so many answers on that kind. */
	times: number;
	n: number;
}

/** Once is a slip, and one of one would stand above six of ten. */
export const LEAST_TIMES = 2;

/**
 * The mistake that is likeliest to be made again: of what each kind was most often taken for, the one with the highest
 * share, drawn towards that of all by how little is known of it (see `shrunkenShares`). Null where none was made
 * `LEAST_TIMES`, or another is as likely.
 */
export function likeliestMistake(
	rows: readonly { kind: ClaimKind; taken: Readonly<Record<Taken, number>>; n: number }[]
): Mistake | null {
	const most = rows.map(({ kind, taken, n }) => {
		const falling = (Object.keys(taken) as Taken[])
			.filter((other) => other !== kind)
			.sort((a, b) => taken[b] - taken[a]);
		const alone = aloneAtTop(falling, (other) => taken[other]);
		return { kind, takenFor: alone, times: taken[falling[0]!], n };
	});
	const shares = shrunkenShares(most.map(({ times, n }) => ({ x: times, n })));
	const falling = most
		.map((one, at) => ({ ...one, share: shares[at]! }))
		.filter(({ times }) => times >= LEAST_TIMES)
		.sort((a, b) => b.share - a.share);
	const first = aloneAtTop(falling, ({ share }) => share);
	if (!first?.takenFor) return null;
	const { kind, takenFor, times, n } = first;
	return { kind, takenFor, times, n };
}
