import type { ClaimKind } from '../../bank/bank';
import { aloneAtTop } from './alone-at-top';
import type { Part } from './claims';

/** From so many answers on a kind may be called the weakest: its interval is then ±20 points at most. As for telling claims apart. */
export const ENOUGH_OF_KIND = 20;

type OfKind = Part & { kind: ClaimKind };

/**
 * The kind of claim on which fewest questions are answered right, beside the one on which most are; of those with enough
 * answers. Null where the intervals of the two meet, so that chance may have put them in that order, or where another is
 * as weak.
 */
export function weakestKind(kinds: readonly OfKind[]): { kind: ClaimKind; best: ClaimKind } | null {
	const falling = kinds
		.filter(({ n }) => n >= ENOUGH_OF_KIND)
		.sort((a, b) => b.share - a.share || a.n - b.n);
	const best = falling[0];
	const weakest = aloneAtTop(falling.toReversed(), ({ share }) => -share);
	if (!best || !weakest || weakest.interval[1] >= best.interval[0]) return null;
	return { kind: weakest.kind, best: best.kind };
}
