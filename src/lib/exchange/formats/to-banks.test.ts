import { describe, expect, it, test } from 'vitest';
import { BANK_FILE } from '../../core/bank/bank-files';
import { parseBank } from '../../core/bank/parse-bank';
import type { ReadEntry, ReadItem, ReadSet } from './read-set';
import { banksOf, toBanks } from './to-banks';

const about = {
	format: 'Moodle GIFT',
	file: 'quiz.gift',
	date: '2026-11-26',
	checkFormula: () => null
};
const item = (entry: ReadEntry, own: Partial<ReadItem> = {}): ReadItem => ({
	place: { line: 1 },
	group: [],
	entry,
	...own
});
const set = (...items: ReadItem[]): ReadSet => ({ items, pictures: new Map(), remarks: [] });
const card = (stem: string, back = 'So'): ReadEntry => ({ type: 'card', stem, back });

function bankOf(read: ReadSet) {
	const { banks, remarks } = toBanks(read, about);
	const parsed = parseBank(banks[0]!.texts[BANK_FILE]!, 'quiz.yaml', { checks: false });
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
	return { bank: parsed.bank, remarks, count: banks.length };
}

test('a question stands on what the file says, and says that the file says so', () => {
	const { bank, remarks } = bankOf(
		set(
			item(
				{
					type: 'single',
					stem: 'Which is *large*?',
					answer: 'The sea',
					distractors: [{ text: 'A cup' }]
				},
				{ group: ['Water'] }
			),
			item(card('What is \\$5?', 'Money'), { group: ['Money'] }),
			item(card('And the pond?', 'Small'), { group: ['Water'] })
		)
	);
	expect(remarks).toEqual([]);
	expect(bank.title).toBe('quiz');
	expect(bank.sections.map(({ title, from, to }) => [title, from, to])).toEqual([
		['Water', 1, 2],
		['Money', 3, 3]
	]);
	expect(bank.sources[0]).toMatchObject({
		kind: 'question-set',
		passages: { unit: 'question', count: 3 }
	});
	expect(bank.facts[0]).toMatchObject({
		kind: 'statement',
		saidBy: 'quiz',
		passage: 1,
		statement: 'Which is large? → The sea'
	});
	// Nobody is asked what kind of claim it is: it would always be the same.
	expect(bank.questions.map(({ type }) => type)).toEqual(['single', 'card', 'card']);
});

describe('what a bank cannot have', () => {
	it.each<[string, ReadEntry, string]>([
		[
			'no key',
			{ type: 'single', stem: 'x', choices: [{ text: 'a' }, { text: 'b' }] },
			'No choice is right.'
		],
		[
			'one choice',
			{ type: 'multiple', stem: 'x', choices: [{ text: 'a', correct: true }] },
			'entries'
		],
		['an empty stem', card('  '), '"stem"'],
		['too long a text', card('x'.repeat(5001)), '"stem"'],
		['a tag as an answer', { type: 'short-text', stem: 'Which?', accept: ['<br>'] }, 'tag of HTML'],
		[
			'a tag as a wrong answer',
			{
				type: 'short-text',
				stem: 'x',
				accept: ['a'],
				confusions: [{ text: '<br>', feedback: 'b' }]
			},
			'tag of HTML'
		],
		[
			'a choice twice',
			{ type: 'single', stem: 'x', answer: '*so*', distractors: [{ text: 'so.' }] },
			'choices read the same'
		]
	])('%s is left out and told, and the rest stays', (_, entry, reason) => {
		const { bank, remarks } = bankOf(set(item(entry, { place: { line: 7 } }), item(card('Sound'))));
		expect(bank.questions).toHaveLength(1);
		expect(remarks).toMatchObject([{ kind: 'left-out', place: { line: 7 } }]);
		expect(remarks[0]!.text).toContain(reason);
	});

	it('becomes what it can: tags are code, money is money, control characters go', () => {
		const { bank } = bankOf(
			set(item(card('The <div> costs $5 and $6,\u0007 see `<b>`', 'javascript:alert(1)')))
		);
		expect(bank.questions[0]).toMatchObject({
			stem: 'The `<div>` costs \\$5 and \\$6, see `<b>`',
			back: '`javascript:alert(1)`'
		});
	});

	it.each([
		['a < br > or < /script x', 'a `< br` > or `< /script` x'],
		['\\`<b>\\` and <br><hr>', '\\``<b>`\\` and `<br><hr>`'],
		['<`a`script>', '‹`a`script>'],
		['$a<b>c$', '$a\\lt b>c$'],
		['see javascript :alert(1)', 'see `javascript :alert(1)`']
	])('%s has no tag that is not code', (stem, made) => {
		expect(bankOf(set(item(card(stem)))).bank.questions[0]).toMatchObject({ stem: made });
	});

	it('a name of a section ends somewhere, however deep its group lies', () => {
		const group = Array.from({ length: 40 }, () => 'x'.repeat(200));
		expect(bankOf(set(item(card('a'), { group }))).bank.sections[0]!.title).toHaveLength(300);
	});

	it('names with a script in them are words', () => {
		const read = { ...set(item(card('a'))), title: 'javascript:x', authors: ['vbscript:y'] };
		expect(bankOf(read).bank).toMatchObject({ title: 'javascript: x', authors: ['vbscript: y'] });
	});

	it('has formulas that cannot be read as code', () => {
		const read = set(item(card('$\\nonsense$')));
		const { banks, remarks } = toBanks(read, { ...about, checkFormula: () => 'Unknown command' });
		const parsed = parseBank(banks[0]!.texts[BANK_FILE]!, 'x.yaml', { checks: false });
		expect(parsed).toMatchObject({ bank: { questions: [{ stem: '`\\nonsense`' }] } });
		expect(remarks).toMatchObject([{ kind: 'changed' }]);
	});
});

test('the same question has the same id at the next import, by its own id or by its words', () => {
	const ids = (read: ReadSet) => bankOf(read).bank.questions.map(({ id }) => id);
	const first = ids(set(item(card('Low water')), item(card('High water'), { ownId: 'guid-1' })));
	const second = ids(set(item(card('Reworded'), { ownId: 'guid-1' }), item(card('Low water'))));
	expect(second).toEqual([first[1], first[0]]);
});

test('more than fit into one bank become several', () => {
	const many = Array.from({ length: 900 }, (_, index) =>
		item(card(`Card ${index}`, 'word '.repeat(900)))
	);
	const { banks } = toBanks(set(...many), about);
	expect(banks.length).toBeGreaterThan(1);
	expect(banks.flatMap(({ items }) => items)).toHaveLength(900);
	expect(banks[1]!.title).toMatch(/\(2 of \d+\)/);
	expect(new Set(banks.map(({ id }) => id)).size).toBe(banks.length);
	expect(parseBank(banks[0]!.texts[BANK_FILE]!, 'x.yaml', { checks: false }).ok).toBe(true);
});

test('a bank is not made before it is asked for', () => {
	const many = Array.from({ length: 900 }, (_, index) =>
		item(card(`Card ${index}`, 'word '.repeat(900)))
	);
	const read = set(...many);
	const { count, banks } = banksOf(read, about);
	// What the banks hold is settled.
	read.items = [];
	const made: string[] = [];
	for (const { texts } of banks) {
		made.push(texts[BANK_FILE]!);
		read.licence = `Said after ${made.length}`;
	}
	expect(made).toHaveLength(count);
	expect(made[0]).toContain('licence: Not said');
	expect(made[1]).toContain('licence: Said after 1');
});
