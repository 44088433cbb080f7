import fc from 'fast-check';
import { expect, it } from 'vitest';
import { doAgain, noteEdit, NO_HISTORY, takeBack, type DraftTexts } from './edit-history';
import { applyPatch, invertPatch, patchBetween } from './text-patch';

it('finds the one patch between two texts, which leads there and back', () => {
	fc.assert(
		fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (head, a, b, tail) => {
			const [before, after] = [head + a + tail, head + b + tail];
			const patch = patchBetween(before, after);
			if (!patch) {
				expect(before).toBe(after);
				return;
			}
			expect(applyPatch(before, patch)).toBe(after);
			expect(applyPatch(after, invertPatch(patch))).toBe(before);
			expect(patch.removed.length).toBeLessThanOrEqual(a.length);
		})
	);
});

it('finds it in long texts, wherever it lies', () => {
	const long = Array.from({ length: 700 }, (_, line) => `line ${line}`).join('\n');
	fc.assert(
		fc.property(fc.nat(long.length), fc.nat(1500), fc.string(), (at, length, inserted) => {
			const after = long.slice(0, at) + inserted + long.slice(at + length);
			const patch = patchBetween(long, after);
			if (!patch) {
				expect(after).toBe(long);
				return;
			}
			expect(applyPatch(long, patch)).toBe(after);
			expect(applyPatch(after, invertPatch(patch))).toBe(long);
			expect(patch.removed.length).toBeLessThanOrEqual(length);
			expect(patch.inserted.length).toBeLessThanOrEqual(inserted.length);
		})
	);
});

const name = fc.constantFrom('bank.yaml', 'one.md', 'two.md');
const texts: fc.Arbitrary<DraftTexts> = fc.dictionary(name, fc.string({ maxLength: 8 }), {
	noNullPrototype: true
});

it('takes back every edit, and does each again', () => {
	fc.assert(
		fc.property(fc.array(texts, { minLength: 1, maxLength: 6 }), (states) => {
			let history = NO_HISTORY;
			for (const [at, state] of states.entries())
				if (at > 0) history = noteEdit(history, states[at - 1]!, state, null, at);
			let at = states.at(-1)!;
			const back: DraftTexts[] = [at];
			for (let step = takeBack(history, at); step; step = takeBack(history, at)) {
				({ history, texts: at } = step);
				back.push(at);
			}
			expect(at).toEqual(states[0]);
			for (const wanted of back.slice(0, -1).reverse()) {
				const step = doAgain(history, at)!;
				({ history, texts: at } = step);
				expect(at).toEqual(wanted);
			}
			expect(doAgain(history, at)).toBeNull();
		})
	);
});

it('takes typing in one field as one step, until it rests', () => {
	let history = NO_HISTORY;
	let at: DraftTexts = { bank: '' };
	const type = (text: string, field: string | null, atMs: number) => {
		history = noteEdit(history, at, { bank: text }, field, atMs);
		at = { bank: text };
	};
	type('a', 'stem', 0);
	type('ab', 'stem', 1000);
	type('abc', 'stem', 2000);
	type('abcd', 'stem', 4000);
	type('abcde', 'hint', 4100);
	type('abcdef', null, 4200);
	type('abcdefg', null, 4300);
	expect(history.done).toHaveLength(5);
	const seen: string[] = [];
	for (let step = takeBack(history, at); step; step = takeBack(history, at)) {
		({ history, texts: at } = step);
		seen.push(at.bank!);
	}
	expect(seen).toEqual(['abcdef', 'abcde', 'abcd', 'abc', '']);
	// A new edit forgets what was taken back.
	type('z', 'stem', 9000);
	expect(doAgain(history, at)).toBeNull();
});

it('leaves no step behind where typing comes back to where it began', () => {
	const once = noteEdit(NO_HISTORY, { bank: 'a' }, { bank: 'ab' }, 'stem', 0);
	expect(noteEdit(once, { bank: 'ab' }, { bank: 'a' }, 'stem', 100).done).toEqual([]);
});
