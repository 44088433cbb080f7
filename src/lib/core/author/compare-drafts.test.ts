import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_BANK } from '../bank/example-bank';
import { parseBank } from '../bank/parse-bank';
import { itemsOf, joinText, splitText, type BankText } from './bank-text';
import { compareDrafts, isUnchanged } from './compare-drafts';
import { compareLines } from './compare-lines';
import { compareWords } from './compare-words';
import { countChanges, printsOf } from './count-changes';
import { insertItem, moveItem, removeItem, replaceItem, setField, setTop } from './edit-bank-text';
import { outlineOf } from './outline';

const FILE = 'bank.yaml';
function read(text: string): BankText {
	const result = splitText(text);
	if (!result.ok) throw new Error(result.problem);
	return result.bank;
}
const bank = read(EXAMPLE_BANK);
const compare = (after: string, before = EXAMPLE_BANK) =>
	compareDrafts({ [FILE]: before }, { [FILE]: after }, FILE);
const changed = (change: (bank: BankText) => BankText) => compare(joinText(change(bank)))!;
const at = (id: string) => outlineOf(bank).questions.findIndex((each) => each.id === id);
const set = (id: string, path: (string | number)[], value: string) => (from: BankText) =>
	replaceItem(
		from,
		'questions',
		at(id),
		setField(itemsOf(from, 'questions')[at(id)]!, path, value)
	);

describe('two states of a draft', () => {
	it('are the same where only comments and layout differ', () => {
		const other = EXAMPLE_BANK.replace('facts: [harbour-level]', 'facts:\n      - harbour-level');
		expect(other).not.toBe(EXAMPLE_BANK);
		expect(isUnchanged(compare(`# More.\n${other}`)!)).toBe(true);
	});

	it('tell a question that reads otherwise from one with another answer', () => {
		const reworded = changed(set('highs-a-day', ['stem'], 'How often is the water high in a day?'));
		expect(reworded.questions).toEqual([
			{
				id: 'highs-a-day',
				label: 'How often is the water high in a day?',
				what: 'kept',
				moved: false,
				reworded: true,
				rekeyed: false,
				fields: [
					{
						path: ['stem'],
						before: 'How many high waters a day does the harbour have?',
						after: 'How often is the water high in a day?'
					}
				]
			}
		]);
		expect(changed(set('highs-a-day', ['answer'], 'Three')).questions).toMatchObject([
			{ reworded: true, rekeyed: true }
		]);
		expect(changed(set('highs-a-day', ['explanation'], 'So it is.')).questions).toMatchObject([
			{ reworded: false, rekeyed: false, fields: [{ path: ['explanation'] }] }
		]);
	});

	it('tell what is new, gone and moved, and leave alone what only made room', () => {
		const moved = changed((from) => moveItem(from, 'questions', 0, 2));
		expect(moved.questions).toMatchObject([{ id: 'level', moved: true, fields: [] }]);
		const fact = changed((from) =>
			insertItem(removeItem(from, 'facts', 1), 'facts', 0, { id: 'new', statement: 'Fresh.' })
		);
		expect(fact.facts).toMatchObject([
			{ id: 'new', label: 'Fresh.', what: 'added', moved: false },
			{ id: 'two-highs', label: 'The harbour has two high waters a day.', what: 'gone' }
		]);
		expect(fact.questions).toEqual([]);
	});

	it('match the entries of a list by what they say', () => {
		const after = EXAMPLE_BANK.replace(
			'      - { text: One,',
			'      - { text: Nine }\n      - { text: One,'
		).replace('text: Four,', 'text: Five,');
		expect(compare(after)!.questions[0]!.fields).toEqual([
			{ path: ['distractors', 0, 'text'], before: null, after: 'Nine' },
			{ path: ['distractors', 2, 'text'], before: 'Four', after: 'Five' }
		]);
		expect(compare(EXAMPLE_BANK.replace('text: One,', 'text: Won,'))!.questions[0]!.fields).toEqual(
			[{ path: ['distractors', 0, 'text'], before: 'One', after: 'Won' }]
		);
	});

	it('tell what changed at the top and in the texts of sources', () => {
		expect(changed((from) => setTop(from, ['title'], 'Tides')).about).toEqual([
			{ path: ['title'], before: 'Why the sea rises twice a day', after: 'Tides' }
		]);
		const texts = (text: string) => ({ [FILE]: EXAMPLE_BANK, 'lecture.md': text });
		const { texts: found } = compareDrafts(
			texts('One.\n\nTwo.\n'),
			texts('One.\n\nOther.\n'),
			FILE
		)!;
		expect(found).toEqual([
			{ name: 'lecture.md', fields: [{ path: [1], before: 'Two.', after: 'Other.' }] }
		]);
	});

	it('cannot be told apart where one is no bank', () => {
		expect(compare('title: [One\n')).toBeNull();
		expect(compare(EXAMPLE_BANK, '- a\n')).toBeNull();
	});

	it('are the same, whatever a state is, when it is compared with itself', () => {
		const ids = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 5 });
		fc.assert(
			fc.property(ids, ids, (one, other) => {
				const file = (list: string[]) =>
					`facts:\n${list.map((id) => `  - id: "${id}"\n`).join('')}`;
				expect(isUnchanged(compare(file(one), file(one))!)).toBe(true);
				const found = compare(file(other), file(one))!.facts;
				const count = (what: string) => found.filter((each) => each.what === what).length;
				expect(count('added') - count('gone')).toBe(other.length - one.length);
			})
		);
	});
});

describe('the words of two texts', () => {
	it('give back both, whatever they are', () => {
		const text = fc
			.array(fc.constantFrom('so', 'it', ' ', '  ', '.', '\n', 'éa'))
			.map((all) => all.join(''));
		fc.assert(
			fc.property(text, text, (before, after) => {
				const runs = compareWords(before, after);
				const without = (kind: string) =>
					runs
						.filter((run) => run.kind !== kind)
						.map((run) => run.text)
						.join('');
				expect([without('added'), without('gone')]).toEqual([before, after]);
			})
		);
	});

	it('are taken together where nothing but a space between them stayed', () => {
		expect(compareWords('The sea rises twice a day.', 'The sea falls once a day.')).toEqual([
			{ kind: 'same', text: 'The sea ' },
			{ kind: 'gone', text: 'rises twice' },
			{ kind: 'added', text: 'falls once' },
			{ kind: 'same', text: ' a day.' }
		]);
	});

	it('are taken together where one text has more of them, and the space at the end stays', () => {
		expect(compareWords('They take up words ', 'They name words ')).toEqual([
			{ kind: 'same', text: 'They ' },
			{ kind: 'gone', text: 'take up ' },
			{ kind: 'added', text: 'name ' },
			{ kind: 'same', text: 'words ' }
		]);
		expect(compareWords('One ', 'Two ').at(-1)).toEqual({ kind: 'same', text: ' ' });
	});

	it('are told apart where a language writes them without spaces, and a language that is none does no harm', () => {
		expect(compareWords('我喜欢猫', '我喜欢狗', 'zh')).toContainEqual({ kind: 'gone', text: '猫' });
		expect(compareWords('a b', 'a c', 'zh-!')).toContainEqual({ kind: 'added', text: 'c' });
	});
});

it('shows lines that differ with those around them', () => {
	const before = 'a\nb\nc\nd\ne\nf\ng\n';
	expect(compareLines(before, before.replace('e\n', 'E\n'))).toEqual([
		{
			line: 3,
			rows: [
				{ kind: 'same', text: 'c' },
				{ kind: 'same', text: 'd' },
				{ kind: 'gone', text: 'e' },
				{ kind: 'added', text: 'E' },
				{ kind: 'same', text: 'f' },
				{ kind: 'same', text: 'g' }
			]
		}
	]);
	expect(compareLines('a', 'a')).toEqual([]);
});

describe('what a learner will notice', () => {
	it('is counted once a question: another key before another wording', () => {
		const before = [
			{ id: 'a', wording: '1', key: '1' },
			{ id: 'b', wording: '1', key: '1' },
			{ id: 'c', wording: '1', key: '1' },
			{ id: 'd', wording: '1', key: '1' }
		];
		const after = [
			{ id: 'd', wording: '1', key: '1' },
			{ id: 'a', wording: '2', key: '1' },
			{ id: 'b', wording: '2', key: '2' },
			{ id: 'e', wording: '1', key: '1' }
		];
		expect(countChanges(before, after)).toEqual({ added: 1, retired: 1, rekeyed: 1, reworded: 1 });
	});

	it('is told of a draft as of the bank that is made of it', () => {
		const result = parseBank(EXAMPLE_BANK, FILE);
		if (!result.ok) throw new Error('The example is sound');
		const written = result.bank.questions.filter(({ type }) => type !== 'attribution');
		const prints = printsOf(bank);
		expect(prints).toHaveLength(written.length);
		expect(countChanges(written, prints)).toEqual({
			added: 0,
			retired: 0,
			rekeyed: 0,
			reworded: 0
		});
		const other = printsOf(set('highs-a-day', ['stem'], 'How many?')(bank));
		expect(countChanges(written, other)).toMatchObject({ reworded: 1, rekeyed: 0 });
	});
});
