import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_BANK } from '../bank/example-bank';
import { itemsOf, splitText, type BankText } from './bank-text';
import { splitNear } from './split-near';

function split(text: string): BankText {
	const result = splitText(text);
	if (!result.ok) throw new Error(result.problem);
	return result.bank;
}
/** The example with a passage of it replaced, read around that alone. */
const near = (from: string, to: string, text = EXAMPLE_BANK) =>
	splitNear(text.replace(from, to), split(text));

/** What moves the borders of entries, or ends what stands in them. */
const PIECES = [
	'a',
	' ',
	'\n',
	'\n\n',
	'# word',
	'\n# word\n',
	'\n      # word\n',
	'\n    note: ',
	'  - id: other\n',
	'- ',
	'"',
	"'",
	': ',
	'|\n',
	'>-\n',
	'|+\n',
	'\t',
	'[',
	'}',
	'---\n',
	'...\n',
	'questions:\n',
	'&name ',
	'*name',
	'\r\n',
	'!!str '
];

/** Whatever is changed, what is read near it is what the whole says. */
function agrees(text: string, before: BankText, at: number, length: number, inserted: string) {
	const start = Math.min(at, text.length);
	const after = text.slice(0, start) + inserted + text.slice(start + length);
	const read = splitNear(after, before);
	if (read === null) return;
	const whole = splitText(after);
	if (read === 'unreadable') expect(whole.ok).toBe(false);
	else expect({ ok: true, bank: read }).toEqual(whole);
}

describe('a bank read around what changed', () => {
	it('is what the whole text says, whatever is changed', () => {
		for (const text of [EXAMPLE_BANK, EXAMPLE_BANK.replaceAll('\n', '\r\n')]) {
			const before = split(text);
			fc.assert(
				fc.property(
					fc.nat(text.length),
					fc.oneof(fc.constant(0), fc.nat(12), fc.nat(900)),
					fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map((some) => some.join('')),
					(at, length, inserted) => agrees(text, before, at, length, inserted)
				),
				{ numRuns: 150 }
			);
		}
	}, 60_000);

	it('is what the whole text says at the borders of entries', () => {
		const before = split(EXAMPLE_BANK);
		const borders = [...EXAMPLE_BANK.matchAll(/^ {2}(?:- (?!id: [hst])|# )/gm)].map(
			({ index }) => index
		);
		for (const border of borders)
			for (const inserted of PIECES)
				for (const at of [border - 1, border]) agrees(EXAMPLE_BANK, before, at, 0, inserted);
	}, 60_000);

	it('does not look at the rest, and keeps the entries that are as they were', () => {
		const text = readFileSync('questions/china-russia-ties-2020.yaml', 'utf8');
		const before = split(text);
		const list = itemsOf(before, 'questions');
		for (const at of [0, 70, list.length - 1]) {
			const { text: entry } = list[at]!;
			const after = text.replace(entry, entry.replace(/stem: /, 'stem: It '));
			const read = splitNear(after, before) as BankText;
			expect(read).toEqual(split(after));
			const now = itemsOf(read, 'questions');
			expect(now.filter((item, index) => item === list[index])).toHaveLength(list.length - 1);
		}
	}, 60_000);

	it('takes entries that come, go or become two', () => {
		const bank = near('  - id: order', '  - id: new\n    stem: New\n  - id: order') as BankText;
		expect(itemsOf(bank, 'questions').map(({ value }) => (value as { id: string }).id)).toEqual(
			expect.arrayContaining(['new', 'order'])
		);
		const end = splitNear(`${EXAMPLE_BANK}  - id: last\n`, split(EXAMPLE_BANK)) as BankText;
		expect(itemsOf(end, 'questions').at(-1)!.value).toEqual({ id: 'last' });
	});

	it('says where an entry cannot be read, and where it cannot tell', () => {
		expect(near('stem: What is', 'stem: "What is')).toBe('unreadable');
		expect(near('title: Why', 'title: How')).toBeNull();
		expect(near('stem: What is', 'stem: &what What is')).toBeNull();
	});
});
