import { describe, expect, it } from 'vitest';
import type { ClaimKind } from '../../bank/bank';
import { shareInterval } from '../statistics';
import { aloneAtTop } from './alone-at-top';
import { likeliestMistake } from './likeliest-mistake';
import { MistakenSpeakers } from './mistaken-speakers';
import { weakestKind } from './weakest-kind';

it('finds what stands alone at the top of a list that falls', () => {
	const top = (...values: number[]) => aloneAtTop(values, (value) => value);
	expect([top(), top(3), top(3, 2, 2), top(3, 3, 2)]).toEqual([null, 3, 3, null]);
});

describe('the weakest kind of claim', () => {
	const of = (kind: ClaimKind, right: number, n: number) => {
		const share = right / n;
		return { kind, right, n, share, interval: shareInterval(share, n) };
	};

	it('is named where it lies clearly below the best', () => {
		const kinds = [of('event', 38, 40), of('figure', 30, 40), of('judgement', 20, 40)];
		expect(weakestKind(kinds)).toEqual({ kind: 'judgement', best: 'event' });
	});

	it('is named neither where all are right, nor where two are as weak, nor by a few answers', () => {
		expect(weakestKind([of('event', 40, 40), of('figure', 40, 40)])).toBeNull();
		const tied = [of('event', 39, 40), of('figure', 20, 40), of('statement', 10, 20)];
		expect(weakestKind(tied)).toBeNull();
		expect(weakestKind([of('event', 40, 40), of('figure', 1, 19)])).toBeNull();
		expect(weakestKind([of('event', 40, 40), of('figure', 1, 20)])).not.toBeNull();
	});

	it('is not named where chance may have put it last, nor where there is one alone', () => {
		expect(weakestKind([of('event', 20, 25), of('figure', 16, 25)])).toBeNull();
		expect(weakestKind([of('event', 2, 25)])).toBeNull();
		expect(weakestKind([])).toBeNull();
	});
});

describe('the speaker who is mistaken most', () => {
	/** Each: taken for a fact so often, of so many answers. */
	const most = (of: Record<string, [mistaken: number, n: number]>) => {
		const speakers = new MistakenSpeakers();
		for (const [speaker, [mistaken, n]] of Object.entries(of)) {
			const claim = { kind: 'statement', speaker, asksSpeaker: false } as const;
			speakers.answer(claim, { kind: 'event', speaker: null }, mistaken);
			speakers.answer(claim, { kind: 'statement', speaker: null }, n - mistaken);
		}
		return speakers.most(speakers.list())?.speaker ?? null;
	};

	it('is named where they lie clearly above all others together', () => {
		expect(most({ Ann: [12, 20], Ben: [4, 20], Cy: [0, 10] })).toBe('Ann');
		expect(most({ Ann: [3, 4] })).toBe('Ann');
	});

	it('is not named where chance may have put them first, or they were mistaken once', () => {
		expect(most({ Ann: [9, 29], Ben: [7, 24] })).toBeNull();
		expect(most({ Ann: [2, 5], Ben: [3, 13] })).toBeNull();
		expect(most({ Ann: [1, 1], Ben: [0, 40] })).toBeNull();
		expect(most({ Ann: [6, 10], Ben: [6, 10] })).toBeNull();
		expect(most({})).toBeNull();
	});
});

describe('the likeliest mistake', () => {
	const row = (kind: ClaimKind, taken: Partial<Record<ClaimKind | 'none', number>>) => {
		const all = { event: 0, figure: 0, statement: 0, judgement: 0, none: 0, ...taken };
		return { kind, taken: all, n: Object.values(all).reduce((sum, one) => sum + one, 0) };
	};

	it('is the one with the highest share, of which one of one is not', () => {
		const rows = [
			row('event', { event: 20, statement: 1 }),
			row('figure', { event: 1 }),
			row('statement', { statement: 4, event: 6, judgement: 1 })
		];
		const told = { kind: 'statement', takenFor: 'event', times: 6, n: 11 };
		expect(likeliestMistake(rows)).toEqual(told);
	});

	it('is none where it was made once, or another is as likely', () => {
		expect(likeliestMistake([row('event', { event: 20 })])).toBeNull();
		expect(likeliestMistake([row('event', { event: 20, figure: 1 })])).toBeNull();
		expect(likeliestMistake([row('event', { event: 9, figure: 3, none: 3 })])).toBeNull();
		const even = [
			row('event', { event: 7, figure: 3 }),
			row('judgement', { judgement: 7, none: 3 })
		];
		expect(likeliestMistake(even)).toBeNull();
		expect(likeliestMistake([...even.slice(1), row('event', { event: 6, figure: 4 })])).toEqual({
			...{ kind: 'event', takenFor: 'figure', times: 4, n: 10 }
		});
	});
});
