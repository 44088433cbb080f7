import { splitAtMark, type MarkedPiece } from './escapes';

/** One answer as it stands in the braces; texts are still raw. */
export interface GiftAnswer {
	mark: string;
	/** Percent that is given for it; null where it is not said. */
	weight: number | null;
	raw: string;
	feedback: string;
}

const WEIGHT = /^%\s*(-?\d{1,3}(?:[.,]\d{0,10})?)\s*%/;

export function giftAnswer({ mark, raw }: MarkedPiece): GiftAnswer {
	const weight = WEIGHT.exec(raw);
	const rest = weight ? raw.slice(weight[0].length) : raw;
	const [answer, feedback] = splitAtMark(rest, '#');
	return {
		mark,
		weight: weight ? Number(weight[1]!.replace(',', '.')) : null,
		raw: answer.trim(),
		feedback: (feedback ?? '').trim()
	};
}

/** A hundred, as near as thirds come to it. */
export const isFull = (weight: number) => weight > 99.9;

export const PARTIAL = 'Part of the points for an answer that is not fully right is not kept.';
