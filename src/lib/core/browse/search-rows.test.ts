import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Card } from '../memory/card';
import { DEFAULT_SETTINGS } from '../memory/default-settings';
import type { BrowsedRow } from './browsed-bank';
import { numbersOf, statesOf } from './card-columns';
import { foldWords } from './fold-words';
import { parseSearch } from './parse-search';
import { searchRows } from './search-rows';
import { asksForRetired, type SearchTree } from './search-tree';
import { searchedTexts } from './searched-texts';
import { arbitraryBrowsed, TODAY, type Sample } from './testing/sample-browsed';
import { runSteps } from './run-steps';
import { inOrder, SORTS, sortRows } from './sort-rows';

/** Looks at one question after the other, each as a whole: slow, and plain to see. */
function scan(sample: Sample, tree: SearchTree): number[] {
	return sample.browsed.rows.flatMap((row, at) => {
		const isRetired = row.asked === null || (sample.cards[at]?.retired ?? false);
		if (isRetired && !asksForRetired(tree)) return [];
		return matches(sample, row, sample.cards[at] ?? null, tree) ? [at] : [];
	});
}

function matches(sample: Sample, row: BrowsedRow, card: Card | null, tree: SearchTree): boolean {
	const own = (part: SearchTree) => matches(sample, row, card, part);
	switch (tree.is) {
		case 'all':
			return tree.of.every(own);
		case 'any':
			return tree.of.some(own);
		case 'not':
			return !own(tree.of);
		case 'words':
			return (
				row.asked !== null &&
				searchedTexts(row.asked, row.facts).some((text) => says(text, tree.words, tree.open))
			);
		case 'bank': {
			const bank = sample.browsed.banks.find(({ id }) => id === row.bank);
			return row.bank === tree.id || (bank !== undefined && says(bank.title, tree.words, true));
		}
		case 'tag': {
			const tags = (row.asked?.tags ?? []).map((tag) => foldWords(tag).join(' '));
			if (tree.tag === '') return tree.open ? tags.length > 0 : tags.length === 0;
			return tags.some((tag) => (tree.open ? tag.startsWith(tree.tag) : tag === tree.tag));
		}
		case 'said':
			return row.facts.some(({ saidBy }) => says(saidBy, tree.words, true));
		case 'id':
			return [row.question, ''].includes(tree.question) && (tree.bank ?? row.bank) === row.bank;
		case 'kind':
			return row.facts.some(({ kind }) => kind === tree.kind);
		case 'type':
			return row.asked?.type === tree.type;
		case 'state':
			return statesOf(card, row.asked === null, TODAY).includes(tree.state);
		case 'number': {
			const value = numbersOf(card, sample.addedDay(row), TODAY, DEFAULT_SETTINGS)[tree.name];
			if (Number.isNaN(value)) return false;
			return {
				'<': value < tree.value,
				'<=': value <= tree.value,
				'>': value > tree.value,
				'>=': value >= tree.value,
				'=': value === tree.value,
				'!=': value !== tree.value
			}[tree.comparison];
		}
	}
}

/** Whether the words stand in a row in a text, the last one going on where it may. */
function says(text: string, words: readonly string[], open: boolean): boolean {
	const said = foldWords(text);
	return said.some((_, at) =>
		words.every((word, n) => {
			const there = said[at + n];
			const isLast = n === words.length - 1;
			return there !== undefined && (open && isLast ? there.startsWith(word) : there === word);
		})
	);
}

const TERMS = [
	'tide',
	'TIDE',
	'"high water"',
	'"high wa',
	'harb',
	'crème',
	'well-known',
	'of',
	'zebra',
	'48,000',
	'bank:one',
	'bank:sea',
	'bank:"second se"',
	'tag:moon',
	'tag:m*',
	'tag:none',
	'tag:*',
	'kind:figure',
	'kind:event',
	'said:ada',
	'said:"port off"',
	'type:single',
	'type:card',
	'id:q1',
	'id:one/q1',
	'id:one/',
	'due:today',
	'due:tomorrow',
	'due:overdue',
	'due:7',
	'due:2024-10-04',
	...['new', 'due', 'missed', 'flagged', 'suspended', 'buried', 'leech', 'retired'].map(
		(state) => `is:${state}`
	),
	'prop:s<10',
	'prop:s!=5',
	'prop:d>=5',
	'prop:r<0.9',
	'prop:reps=0',
	'prop:reps!=0',
	'prop:due<=3',
	'lapses>=3',
	'answers>2',
	'answered:7',
	'introduced:30',
	'added:10'
];
/** A phrase that is still open goes to the end, and would take in what stands behind it. */
const CLOSED = TERMS.filter((term) => term !== '"high wa');
const query = fc.letrec<{ all: string; part: string }>((tie) => ({
	part: fc.oneof(
		{ maxDepth: 3, withCrossShrink: true },
		fc.constantFrom(...CLOSED),
		fc.constantFrom(...CLOSED).map((term) => `-${term}`),
		tie('all').map((inner) => `(${inner})`),
		tie('all').map((inner) => `-(${inner})`)
	),
	all: fc
		.array(fc.tuple(tie('part'), fc.constantFrom(' ', ' ', ' or ')), { minLength: 1, maxLength: 3 })
		.map((parts) => parts.map(([part, sign], at) => (at === 0 ? part : sign + part)).join(''))
})).all;

it('finds through its index what a plain scan finds', () => {
	fc.assert(
		fc.property(arbitraryBrowsed(), fc.oneof(query, fc.constantFrom(...TERMS)), (sample, text) => {
			const read = parseSearch(text);
			if (!read.ok) throw new Error(text);
			const found = searchRows(sample.browsed, read.tree);
			expect([...found].flatMap((is, at) => (is ? [at] : []))).toEqual(scan(sample, read.tree));
		}),
		{ numRuns: 400 }
	);
});

it('does not find by accident: every term finds something, and leaves something out', () => {
	const seen = new Map(TERMS.map((term) => [term, { found: false, left: false }]));
	fc.assert(
		fc.property(arbitraryBrowsed(), (sample) => {
			for (const [term, is] of seen) {
				const read = parseSearch(term);
				if (!read.ok) throw new Error(term);
				const found = searchRows(sample.browsed, read.tree);
				is.found ||= found.includes(1);
				is.left ||= found.includes(0);
			}
		}),
		{ numRuns: 300 }
	);
	const never = [...seen].filter(([, { found, left }]) => !found || !left).map(([term]) => term);
	expect(never).toEqual(['zebra']);
});

it('sorts all rows by what is asked, those without a value last, and alike ones by their banks', () => {
	fc.assert(
		fc.property(
			arbitraryBrowsed(),
			fc.constantFrom(...SORTS),
			fc.boolean(),
			({ browsed }, by, descending) => {
				const order = [...runSteps(sortRows(browsed, { by, descending }))];
				expect(order.toSorted((a, b) => a - b)).toEqual(browsed.rows.map((_, row) => row));
				const { numbers } = browsed.columns;
				const value = (row: number): number | string => {
					if (by === 'bank') return row;
					if (by === 'question') return browsed.rows[row]!.sortedBy;
					if (by === 'due') return numbers.dueIn[row]!;
					return by === 'answered' ? -numbers.answeredAgo[row]! : numbers[by][row]!;
				};
				for (const [at, row] of order.slice(1).entries()) {
					const [before, after] = [value(order[at]!), value(row)];
					if (Number.isNaN(after)) {
						if (Number.isNaN(before)) expect(order[at]).toBeLessThan(row);
						continue;
					}
					expect(before).not.toBeNaN();
					if (before === after) expect(order[at]).toBeLessThan(row);
					else expect(before < after).toBe(!descending);
				}
			}
		)
	);
});

it('puts what is found in the order of all', () => {
	expect([...inOrder(Uint32Array.of(3, 1, 0, 2), Uint8Array.of(1, 0, 1, 1))]).toEqual([3, 0, 2]);
});
