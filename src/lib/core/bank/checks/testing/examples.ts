import { describe, expect, it } from 'vitest';
import { codesOf, type Item } from './item-bank';

/** Examples of one code: what each shows, and an item. */
export type Examples = Record<string, Item>;

/** Tests that a check tells of each item in `tells`, and not of those in `silent`. */
export function examplesOf(code: string, tells: Examples, silent: Examples): void {
	describe(code, () => {
		it.each(Object.entries(tells))('tells of %s', (_name, item) => {
			expect(codesOf(item)).toContain(code);
		});
		it.each(Object.entries(silent))('is silent on %s', (_name, item) => {
			expect(codesOf(item)).not.toContain(code);
		});
	});
}
