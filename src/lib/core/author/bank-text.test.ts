import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { EXAMPLE_BANK } from '../bank/example-bank';
import { itemsOf, joinText, splitText, valueOf, type BankText } from './bank-text';
import {
	insertField,
	insertItem,
	moveField,
	moveItem,
	removeItem,
	replaceItem,
	setField,
	setTop,
	type ListName,
	type Plain
} from './edit-bank-text';

function split(text: string): BankText {
	const result = splitText(text);
	if (!result.ok) throw new Error(result.problem);
	return result.bank;
}
const shipped = ['china-russia-ties-2020', 'reading-claims'].map((name) =>
	readFileSync(`questions/${name}.yaml`, 'utf8')
);
const texts = [...shipped, EXAMPLE_BANK, EXAMPLE_BANK.replaceAll('\n', '\r\n')];
const comments = (text: string) => text.match(/(?<=^|\s)#.*?(?=\r?$)/gm) ?? [];

/** Every entry's value is what the file says, however it was reached. */
function consistent(bank: BankText): void {
	const said = parse(joinText(bank)) as Record<string, unknown>;
	for (const { key, items, value } of bank.parts) {
		expect(items ? items.map((item) => item.value) : value).toEqual(said[key]);
	}
	expect(bank.parts.map(({ key }) => key)).toEqual(Object.keys(said));
}

describe('a file cut into pieces', () => {
	it.each(texts)('is the same file when they are joined (%#)', (text) => {
		const bank = split(text);
		expect(joinText(bank)).toBe(text);
		consistent(bank);
	});

	it('keeps the entries that are still the same', () => {
		const before = split(EXAMPLE_BANK);
		const after = splitText(EXAMPLE_BANK.replace('two high waters', 'two low waters'), before);
		if (!after.ok) throw new Error();
		const [changed, kept] = [0, 2].map(
			(at) => itemsOf(after.bank, 'questions')[at] === itemsOf(before, 'questions')[at]
		);
		expect(
			itemsOf(after.bank, 'facts').map((item, at) => item === itemsOf(before, 'facts')[at])
		).toEqual([true, false, true]);
		expect([changed, kept]).toEqual([true, true]);
	});

	it('tells where it cannot be read', () => {
		expect(splitText('id: x\nfacts: [\n')).toMatchObject({ ok: false, offset: 15 });
		expect(splitText('id: x\nfacts:\n  - id: *none\n')).toMatchObject({ ok: false, offset: 21 });
		expect(splitText('- a\n- b\n')).toMatchObject({ ok: false, offset: 0 });
		expect(splitText('')).toMatchObject({ ok: false });
	});

	it('leaves what stands before and after the bank', () => {
		const text = '# one\n%YAML 1.2\n---\nid: x # here\nfacts:\n  - id: a\n# the end\n';
		const bank = split(text);
		expect(joinText(bank)).toBe(text);
		expect(joinText(setTop(bank, ['id'], 'y'))).toBe(text.replace('id: x', 'id: y'));
	});
});

describe('an edit', () => {
	it('changes the lines of its entry alone', () => {
		const bank = split(EXAMPLE_BANK);
		const [fact] = itemsOf(bank, 'facts');
		const edited = replaceItem(
			bank,
			'facts',
			0,
			setField(fact!, ['statement'], 'It is 50,000 mm: high.')
		);
		expect(joinText(edited)).toBe(
			EXAMPLE_BANK.replace(
				'statement: The spring tide reaches 48,000 mm.',
				'statement: "It is 50,000 mm: high."'
			)
		);
		consistent(edited);
	});

	it('puts a new field where the files have it', () => {
		const bank = split('facts:\n  # about it\n  - id: a # its name\n    said-by: Ada\n');
		const order = ['id', 'passage', 'kind', 'said-by', 'statement'];
		const [item] = itemsOf(bank, 'facts');
		const once = setField(item!, ['passage'], 3, order);
		expect(setField(once, ['statement'], 'So it is.', order).text).toBe(
			'  - id: a # its name\n    passage: 3\n    said-by: Ada\n    statement: So it is.\n'
		);
	});

	it('takes a field away, the first one too', () => {
		const [item] = itemsOf(split('facts:\n  - id: a\n    passage: 3 # three\n'), 'facts');
		expect(setField(item!, ['id'], undefined)).toEqual({
			text: '  - passage: 3 # three\n',
			value: { passage: 3 }
		});
	});

	it('makes the map that a field is in, and takes it away with its last field', () => {
		const [item] = itemsOf(split('questions:\n  - id: a\n'), 'questions');
		const unit = setField(item!, ['unit', 'name'], 'mm');
		expect(unit.value).toEqual({ id: 'a', unit: { name: 'mm' } });
		expect(setField(unit, ['unit', 'name'], undefined)).toEqual(item);
	});

	it('works in lists within an entry', () => {
		const [item] = itemsOf(
			split('questions:\n  - choices:\n      - text: One # 1\n      - { text: Two }\n'),
			'questions'
		);
		const three = insertField(item!, ['choices'], 2, { text: 'Three' });
		const moved = moveField(three, ['choices'], 0, 2);
		expect(moved.value).toEqual({ choices: [{ text: 'Two' }, { text: 'Three' }, { text: 'One' }] });
		expect(moved.text).toContain('text: One # 1');
		expect(setField(moved, ['choices', 1], undefined).value).toEqual({
			choices: [{ text: 'Two' }, { text: 'One' }]
		});
		expect(insertField(item!, ['tags'], 0, 'tides').value).toMatchObject({ tags: ['tides'] });
	});

	it('begins a list that is not there, and ends one with its last entry', () => {
		const bank = split('id: x\n# all of it\nfacts: []\n');
		const one = insertItem(bank, 'facts', 0, { id: 'a', statement: 'So: yes' });
		expect(joinText(one)).toBe('id: x\n# all of it\nfacts:\n  - id: a\n    statement: "So: yes"\n');
		const two = insertItem(one, 'questions', 0, { id: 'q' });
		expect(joinText(two)).toContain('\nquestions:\n  - id: q\n');
		expect(joinText(removeItem(one, 'facts', 0))).toBe('id: x\n# all of it\nfacts: []\n');
		for (const [head, empty] of [
			['facts:   # all of them\n', 'facts: []   # all of them\n'],
			['facts:\n  # more to come\n', 'facts: []\n  # more to come\n'],
			['facts: &all # facts: none\r\n', 'facts: &all [] # facts: none\r\n']
		]) {
			const none = joinText(removeItem(split(`id: x\n${head}  - id: a\n`), 'facts', 0));
			expect(none).toBe(`id: x\n${empty}`);
			expect(valueOf(split(none), 'facts')).toEqual([]);
		}
	});

	it.each([
		['questions: [] # c\n', 'questions: # c\n  - id: q\n'],
		['questions: # c\n', 'questions: # c\n  - id: q\n'],
		['"questions": [] # "c" # d\r\n', 'questions: # "c" # d\n  - id: q\n'],
		['questions:\n  [ # c\n  ] # d\n', 'questions: # c\n  # d\n  - id: q\n']
	])('keeps the comments of %j when its first entry comes, and when that goes', (head, begun) => {
		const one = insertItem(split(`# b\nid: x\n${head}`), 'questions', 0, { id: 'q' });
		expect(joinText(one)).toBe(`# b\nid: x\n\n${begun}`);
		expect(itemsOf(split(joinText(one)), 'questions')).toHaveLength(1);
		expect(comments(joinText(removeItem(one, 'questions', 0)))).toEqual(
			comments(begun.replace(/^/, '# b\n'))
		);
	});

	it('makes one with dashes of a list in brackets', () => {
		const bank = split('id: x\nfacts: [{ id: a }, { id: b }]\n');
		const three = insertItem(bank, 'facts', 1, { id: 'c' });
		expect((parse(joinText(three)) as { facts: unknown }).facts).toEqual([
			{ id: 'a' },
			{ id: 'c' },
			{ id: 'b' }
		]);
		expect(itemsOf(three, 'facts')).toHaveLength(3);
	});

	it('at the top sets, makes and takes away', () => {
		const bank = split('id: x\nquestions: []\n');
		const titled = setTop(bank, ['title'], 'On tides');
		expect(joinText(titled)).toBe('id: x\ntitle: On tides\nquestions: []\n');
		expect(valueOf(titled, 'title')).toBe('On tides');
		expect(joinText(setTop(titled, ['title'], undefined))).toBe('id: x\nquestions: []\n');
		expect(joinText(setTop(bank, ['authors'], ['Ada', 'Ben']))).toContain(
			'authors:\n  - Ada\n  - Ben\n'
		);
	});
});

const plain = fc.oneof(
	fc
		.string({ unit: 'grapheme', maxLength: 150 })
		.map((text) => text.replace(/[\r\u0085\u2028\u2029]/g, '')),
	fc.constantFrom(
		'yes',
		'- no',
		'a: b',
		'# c',
		'"',
		"'",
		'null',
		'12',
		'~',
		'|',
		'>-\n x',
		' lead',
		'two\nlines\n'
	),
	fc.integer(),
	fc.boolean()
);
type Step = { list: ListName; at: number; to: number; how: string; value: Plain };
const step: fc.Arbitrary<Step> = fc.record({
	list: fc.constantFrom<ListName>('facts', 'questions', 'sections'),
	at: fc.nat(200),
	to: fc.nat(200),
	how: fc.constantFrom('set', 'move', 'insert', 'remove', 'tags'),
	value: plain
});

function taken(bank: BankText, { list, at, to, how, value }: Step): BankText {
	const items = itemsOf(bank, list);
	const index = items.length === 0 ? 0 : at % items.length;
	const item = items[index];
	if (how === 'insert' || !item) return insertItem(bank, list, index, { id: 'new', text: value });
	if (how === 'set') return replaceItem(bank, list, index, setField(item, ['stem'], value));
	if (how === 'tags') return replaceItem(bank, list, index, insertField(item, ['tags'], 0, value));
	if (how === 'move') return moveItem(bank, list, index, to % items.length);
	return items.length > 1 ? removeItem(bank, list, index) : bank;
}

it('says after any edits what it should, whole comments and all', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(EXAMPLE_BANK, EXAMPLE_BANK.replaceAll('\n', '\r\n')),
			fc.array(step, { maxLength: 8 }),
			(text, steps) => {
				const edited = steps.reduce(taken, split(text));
				consistent(edited);
				const again = split(joinText(edited));
				expect(joinText(again)).toBe(joinText(edited));
				expect(again.parts.map(({ items }) => items?.length)).toEqual(
					edited.parts.map(({ items }) => items?.length)
				);
				if (steps.every(({ how }) => how !== 'remove'))
					expect(comments(joinText(edited))).toEqual(expect.arrayContaining(comments(text)));
			}
		),
		{ numRuns: 100 }
	);
});

it('edits every entry of the shipped banks without touching what it says', () => {
	for (const text of shipped) {
		const bank = split(text);
		for (const list of ['facts', 'questions'] as const)
			for (const item of itemsOf(bank, list)) {
				const edited = setField(item, ['zz'], 'x');
				expect(edited.value).toEqual({ ...(item.value as object), zz: 'x' });
				expect(comments(edited.text)).toEqual(comments(item.text));
				expect(setField(edited, ['zz'], undefined).value).toEqual(item.value);
			}
	}
});
