import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interleave } from './interleave';

const refs = (questions: string) => [...questions].map((question) => ({ bank: 'b', question }));
const names = (list: ReturnType<typeof refs>) => list.map((ref) => ref.question).join('');

test('lists take turns until the longest is empty', () => {
	expect(names(interleave([refs('abc'), refs('xyzuv'), refs('1')]))).toBe('ax1byczuv');
	expect(interleave([])).toEqual([]);
});

test('a question in several lists comes once', () => {
	expect(names(interleave([refs('ab'), refs('bc')]))).toBe('abc');
});

test('every list keeps its order, and nothing is lost', () => {
	const lists = fc.array(fc.nat({ max: 6 }));
	fc.assert(
		fc.property(lists, (lengths) => {
			const each = lengths.map((length, bank) =>
				Array.from({ length }, (_, at) => ({ bank: `b${bank}`, question: `q${at}` }))
			);
			const result = interleave(each);
			for (const [bank, list] of each.entries()) {
				expect(result.filter((ref) => ref.bank === `b${bank}`)).toEqual(list);
			}
			expect(result).toHaveLength(each.flat().length);
		})
	);
});
