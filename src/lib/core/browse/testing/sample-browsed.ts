import * as fc from 'fast-check';
import type { Bank, ClaimKind, Fact, Question } from '../../bank/bank';
import { newCard, type Card } from '../../memory/card';
import { DEFAULT_SETTINGS } from '../../memory/default-settings';
import type { LocalDay } from '../../memory/event';
import { browseBank, retiredRow, type BrowsedRow } from '../browsed-bank';
import { cardColumns } from '../card-columns';
import { runSteps } from '../run-steps';
import type { Browsed } from '../search-rows';

export const TODAY: LocalDay = 20_000;

export interface Sample {
	browsed: Browsed;
	cards: (Card | null)[];
	addedDay: (row: BrowsedRow) => LocalDay | null;
}

const WORDS = [
	'tide',
	'tides',
	'high',
	'water',
	'waters',
	'harbour',
	'Crème',
	'well-known',
	'of',
	'48,000'
];
const text = fc
	.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
	.map((words) => words.join(' '));
const kind = fc.constantFrom<ClaimKind>('event', 'figure', 'statement', 'judgement');
const fact: fc.Arbitrary<Fact> = fc.record({
	id: fc.constantFrom('f1', 'f2', 'f3'),
	source: fc.constant('s'),
	passage: fc.constant(1),
	statement: text,
	kind,
	saidBy: fc.constantFrom('Ada Example', 'Port Office')
});
const day = fc.option(fc.integer({ min: TODAY - 10, max: TODAY + 10 }));

function questionOf(id: string, stem: string, answer: string, tags: string[], facts: string[]) {
	const base = { id, stem, facts, tags, section: '', explanation: answer, wording: '', key: '' };
	return stem.length % 2 === 0
		? ({ ...base, type: 'card', back: answer } satisfies Question)
		: ({
				...base,
				type: 'single',
				choices: [
					{ id: 'a', text: answer, correct: true, feedback: '' },
					{ id: 'b', text: 'Nothing', correct: false, feedback: '' }
				]
			} satisfies Question);
}

function bankOf(id: string, title: string): fc.Arbitrary<Bank> {
	const question = fc.tuple(
		text,
		text,
		fc.subarray(['moon', 'Sun-light', 'mud']),
		fc.subarray(['f1', 'f2', 'f3'])
	);
	return fc
		.record({
			facts: fc.uniqueArray(fact, { selector: ({ id }) => id, maxLength: 3 }),
			questions: fc.array(question, { maxLength: 6 })
		})
		.map(({ facts, questions }) => ({
			...{ id, title, summary: '', language: 'en', licence: '', authors: [], revision: 1 },
			...{ markup: 'plain' as const, sources: [], sections: [], facts },
			questions: questions.map(([stem, answer, tags, own], at) =>
				questionOf(`q${at + 1}`, stem, answer, tags, own)
			)
		}));
}

const card: fc.Arbitrary<Card | null> = fc.option(
	fc
		.record({
			stability: fc.double({ min: 0.1, max: 40, noNaN: true }),
			difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
			isMet: fc.boolean(),
			first: fc.integer({ min: 0, max: 40 }),
			last: fc.integer({ min: 0, max: 12 }),
			dueDay: fc.integer({ min: TODAY - 5, max: TODAY + 9 }),
			count: fc.nat(6),
			missed: fc.boolean(),
			flagged: fc.boolean(),
			suspended: fc.boolean(),
			leech: fc.boolean(),
			buriedUntil: day,
			retired: fc.constantFrom(false, false, true)
		})
		.map(({ stability, difficulty, isMet, first, last, dueDay, count, ...is }) => ({
			...newCard('', ''),
			...is,
			...(isMet && {
				memory: { stability, difficulty },
				dueDay,
				firstDay: TODAY - first,
				lastDay: TODAY - last,
				reps: count + 1,
				lapses: count,
				answers: count + 1
			})
		}))
);

/** Two small banks, questions that are gone from one of them, and cards of some. */
export function arbitraryBrowsed(): fc.Arbitrary<Sample> {
	return fc
		.record({
			one: bankOf('one', 'First of all'),
			two: bankOf('two', 'The second sea'),
			cards: fc.array(card, { minLength: 14, maxLength: 14 })
		})
		.map(({ one, two, cards: given }) => {
			const banks = [one, two].map((bank) => runSteps(browseBank(bank)));
			const rows = [...banks.flatMap((bank) => bank.rows), retiredRow('one', 'q1-old')];
			const cards = rows.map((_, at) => given[at] ?? null);
			const addedDay = (row: BrowsedRow) => (row.bank === 'two' ? TODAY - 9 : null);
			const columns = runSteps(
				cardColumns(
					cards,
					(row) => rows[row]!.asked === null,
					(row) => addedDay(rows[row]!),
					TODAY,
					DEFAULT_SETTINGS
				)
			);
			const offsets = [0, banks[0]!.rows.length];
			return { browsed: { banks, offsets, rows, columns }, cards, addedDay };
		});
}
