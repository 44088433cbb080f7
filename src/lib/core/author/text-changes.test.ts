import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changesBetween } from './text-changes';
import { applyPatch } from './text-patch';

const text = fc
	.array(fc.constantFrom('a', 'b', 'ab', '', '\r', '  - id: x'), { maxLength: 12 })
	.map((lines) => lines.join('\n'));

it('leads from any text to any other, in order and without overlap', () => {
	fc.assert(
		fc.property(text, text, (before, after) => {
			const changes = changesBetween(before, after);
			let end = -1;
			for (const { at, removed } of changes) {
				expect(at).toBeGreaterThan(end);
				expect(before.slice(at, at + removed.length)).toBe(removed);
				end = at + removed.length - 1;
			}
			// From the last to the first, so that the places of the others stay.
			expect(changes.reduceRight(applyPatch, before)).toBe(after);
		})
	);
});

it('leaves the lines between two changes alone', () => {
	const lines = ['id: a', 'title: One', 'summary: Two', 'language: en', 'licence: x'];
	const before = lines.join('\n');
	const after = before.replace('id: a', 'id: b\n# new').replace('licence: x', 'licence: y\n# too');
	expect(changesBetween(before, after)).toEqual([
		{ at: 4, removed: 'a', inserted: 'b\n# new' },
		{ at: before.length - 1, removed: 'x', inserted: 'y\n# too' }
	]);
});
