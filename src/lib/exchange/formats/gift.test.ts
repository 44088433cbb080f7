import fc from 'fast-check';
import { parse } from 'gift-pegjs';
import { describe, expect, it, test } from 'vitest';
import { arbitraryBank } from '../testing/arbitrary-bank';
import { readGiven, textFile } from '../testing/read-given';
import { askedBy, askedOf, bankLetters, readLetters, seen } from '../testing/read-letters';
import { Unreadable } from './format';
import { gift } from './gift';
import { GivenFile } from './given-file';

const read = (text: string) => readGiven(gift, text);
const entryOf = async (text: string) => (await read(text)).items.map(({ entry }) => entry);

describe('each type of question of the documentation is read', () => {
	const cases: [name: string, text: string, entry: object][] = [
		[
			'single choice',
			'Which is a planet? {~Io#A moon. =Mars#Yes ~The Sun ####It has two moons.}',
			{
				type: 'single',
				stem: 'Which is a planet?',
				choices: [
					{ text: 'Io', feedback: 'A moon.' },
					{ text: 'Mars', correct: true, feedback: 'Yes' },
					{ text: 'The Sun' }
				],
				explanation: 'It has two moons.'
			}
		],
		[
			'several right',
			'Which are moons?{~%50%Io ~%-100%Mars ~%50%Titan}',
			{
				type: 'multiple',
				stem: 'Which are moons?',
				choices: [{ text: 'Io', correct: true }, { text: 'Mars' }, { text: 'Titan', correct: true }]
			}
		],
		[
			'true-false, the wrong answer first',
			'Io is a moon.{T#No, it circles Jupiter.#Right.}',
			{
				type: 'true-false',
				stem: 'Io is a moon.',
				answer: true,
				feedback: { true: 'Right.', false: 'No, it circles Jupiter.' }
			}
		],
		[
			'short answer',
			'The red planet?{=Mars#Yes =mars =%50%Marz#Nearly. =%0%*#No.}',
			{
				type: 'short-text',
				stem: 'The red planet?',
				accept: ['Mars', 'mars'],
				feedback: { right: 'Yes', wrong: 'No.' },
				confusions: [{ text: 'Marz', feedback: 'Nearly.' }]
			}
		],
		[
			'short answer without a mark',
			'Two and two make {four}.',
			{ type: 'short-text', stem: 'Two and two make _____.', accept: ['four'] }
		],
		[
			'matching',
			'Match. {=Io -> Jupiter\n=Titan->Saturn\n= -> Mars}',
			{
				type: 'matching',
				stem: 'Match.',
				pairs: [
					{ prompt: 'Io', match: 'Jupiter' },
					{ prompt: 'Titan', match: 'Saturn' }
				],
				extra: ['Mars']
			}
		],
		[
			'a number and what to say to others',
			'How many?{#3:2~#Far off}";',
			{
				type: 'numeric',
				stem: 'How many?',
				answer: 3,
				tolerance: 2,
				feedback: { wrong: 'Far off' }
			}
		],
		[
			'a range',
			'Pi? {#3.141..3.142}.',
			{ type: 'numeric', stem: 'Pi?', answer: 3.1415, tolerance: 0.0005 }
		],
		[
			'several numbers with weights',
			'When?{#=1822:0#Yes =%50%1825:0#He was three.}',
			{
				type: 'numeric',
				stem: 'When?',
				answer: 1822,
				feedback: { right: 'Yes' },
				confusions: [{ value: 1825, feedback: 'He was three.' }]
			}
		],
		[
			'a missing word',
			'Io is {=a moon ~a star} of Jupiter.',
			{
				type: 'single',
				stem: 'Io is _____ of Jupiter.',
				choices: [{ text: 'a moon', correct: true }, { text: 'a star' }]
			}
		],
		['an essay', 'Why?{####Because.}', { type: 'card', stem: 'Why?', back: 'Because.' }],
		[
			'a description',
			'::Io::A moon of *Jupiter*.',
			{ type: 'card', stem: 'Io', back: 'A moon of \\*Jupiter\\*.' }
		],
		[
			'formulas with braces that nobody escaped',
			'What is \\(\\frac{1}{2}\\)? {=a half ~a third}',
			{
				type: 'single',
				stem: 'What is $\\frac{1}{2}$?',
				choices: [{ text: 'a half', correct: true }, { text: 'a third' }]
			}
		]
	];
	it.each(cases)('%s', async (_, text, entry) => {
		expect(await entryOf(text)).toEqual([entry]);
	});
});

describe('texts', () => {
	test('escapes are letters, and a backslash before others is itself', async () => {
		const [entry] = await entryOf(String.raw`a\: \{b\} \= \~ \# \\ \x one\ntwo {T}`);
		expect(entry?.stem).toBe('a: {b} = ~ # \\\\ \\\\x one\ntwo');
	});
	it.each([
		['[html]<p>a<b>b</b></p>', 'a**b**'],
		['[markdown]a __b__ [c](d)', 'a **b** c'],
		['[plain]a <b>b</b>', 'a <b>b</b>'],
		['[moodle]a\nb', 'a\nb'],
		['a <b>b</b> &lt; c', 'a **b** < c'],
		['a < b and b > c & d', 'a < b and b > c & d'],
		['\\(a \\neq b\\) and \\(\\nu\\)\\nno', '$a \\neq b$ and $\\nu$\nno'],
		['\\\\(a\\nb\\\\)', '$a b$'],
		['f() \\{\n\\}\n', 'f() {\n}']
	])('%s', async (given, stem) => {
		const [entry] = await entryOf(`${given}{T}`);
		expect(entry?.stem).toBe(stem);
	});
	test('an answer may have another format than its question', async () => {
		const [entry] = await entryOf('[html]q{=<i>a</i> ~[plain]<i>#[markdown]*b*}');
		expect(entry).toMatchObject({ choices: [{ text: '*a*' }, { text: '<i>', feedback: '*b*' }] });
	});
});

test('labels, names and categories go with a question', async () => {
	const { items } = await read(
		'// question: 1\n$CATEGORY: $course$/top/Space/Moons // near\n\n// [id:q\\]1] [tag:a b]\n// [tag:c]\n::Name\\:: 1::q{T}'
	);
	expect(items).toMatchObject([
		{
			place: { line: 6, item: 'Name:: 1' },
			ownId: 'q]1',
			group: ['Space', 'Moons / near'],
			entry: { tags: ['a b', 'c'] }
		}
	]);
});

describe('what is not as it should be', () => {
	it.each([
		['no choice is right', 'q{~a ~b}', 'No choice is marked as fully right.'],
		['every choice is right', 'q{~%50%a ~%50%b}', 'Every choice is right.'],
		['only part of the points', 'q{=%50%a ~b}', 'No choice is marked as fully right.'],
		['one choice', 'q{~a}', 'There is only one choice.'],
		['braces', 'q{=a ~b', 'The braces around the answers do not match.'],
		['two answers', 'q {=a ~b} r {=c ~d}', /more than one pair of braces/],
		['no number', 'q{#x}', 'An answer is no number.'],
		['any answer', 'q{=*}', 'Any answer counts as right.'],
		['ranges', 'q{#=1:1 =9:1}', /Several ranges/],
		['no pair', 'q{=a -> b =c}', 'A pair has no "->".']
	])('%s is told with its line, and the rest is read', async (_, broken, text) => {
		const { items, remarks } = await read(`first{T}\n\n${broken}\n\nlast{F}`);
		expect(items.map(({ entry }) => entry.stem)).toEqual(['first', 'last']);
		expect(remarks).toEqual([
			{
				kind: 'left-out',
				place: { line: 3, item: expect.any(String) as string },
				text: expect.stringMatching(text) as string
			}
		]);
	});
	it.each([
		['part of the points', 'q{=a ~%50%b ~c}', /Part of the points/],
		['two that are right by themselves', 'q{=a =b ~c}', /Each of several choices/],
		['other points', 'q{~%30%a ~%70%b ~c}', /different points/],
		['a wildcard', 'q{=*cat*}', /around an answer/],
		['numbers as words', 'q{#=2:0 =-2:0}', /read as words/],
		['a link', '[html]<a href="https://example.org">q</a>{T}', /a link/]
	])('%s is read otherwise, and told', async (_, text, told) => {
		const { items, remarks } = await read(text);
		expect(items).toHaveLength(1);
		expect(remarks).toMatchObject([
			{ kind: 'changed', text: expect.stringMatching(told) as string }
		]);
	});
	test('empty lines may be missing between questions, and stand within answers', async () => {
		const stems = (
			await entryOf('::a::one{T}\n::b::two{\n=x\n\n~y\n}\nthree {F}\n// c\nfour{T}')
		).map(({ stem }) => stem);
		expect(stems).toEqual(['one', 'two', 'three', 'four']);
	});
	test('a file without a question is refused', async () => {
		await expect(read('// nothing\n\n')).rejects.toThrow(Unreadable);
	});
});

test('the format is told from others', () => {
	const of = (text: string) => gift.detect(textFile(text));
	expect(of('::a::b{T}')).toBeGreaterThan(0.9);
	expect(of('Who?{=a ~b}')).toBeGreaterThan(0.8);
	expect(of('A text about nothing.\n\nAnd more.')).toBe(0);
	expect(of('<quiz><question type="category"></question></quiz>')).toBe(0);
	expect(of('function f() {\n  return { a: 1 };\n}')).toBe(0);
	expect(of('Q?\nA. x\nB. y\nANSWER: A')).toBe(0);
	expect(of('{"a": "=b"}')).toBe(0);
});

const KEPT = ['single', 'multiple', 'true-false', 'numeric', 'short-text', 'matching'];

test('what is written is read again as the same, but for what was told', async () => {
	await fc.assert(
		fc.asyncProperty(arbitraryBank, async (bank) => {
			const written = await gift.write!(bank, new Map(), () => {});
			const file = new GivenFile(written.name, written.bytes);
			const { items, remarks } = await gift.read(file, () => {});
			expect(remarks.filter(({ kind }) => kind !== 'noted')).toEqual([]);
			for (const question of bank.questions) {
				const told = written.remarks.filter(({ place }) => place.item === question.id);
				if (!KEPT.includes(question.type)) {
					expect(told).not.toEqual([]);
					continue;
				}
				const item = items.find(({ ownId }) => ownId === question.id);
				expect(item).toBeDefined();
				if (told.some(({ text }) => /->/.test(text))) continue;
				expect(askedBy(item!.entry)).toEqual(askedOf(question));
				expect(readLetters(item!.entry.explanation)).toContain(
					bankLetters(question.explanation, question)
				);
				if (!told.some(({ text }) => /tag/.test(text)))
					expect((item!.entry.tags ?? []).map(seen)).toEqual(question.tags.map(seen));
				const section = bank.sections.find(({ id }) => id === question.section)!;
				if (!written.remarks.some(({ text }) => /category/.test(text)))
					expect(item!.group).toEqual([section.title]);
			}
		}),
		{ numRuns: 200, endOnFailure: true }
	);
}, 60_000);

const THEIR_TYPES: Partial<Record<string, string[]>> = {
	MC: ['single', 'multiple'],
	TF: ['true-false'],
	Short: ['short-text'],
	Numerical: ['numeric'],
	Matching: ['matching']
};

test('another parser reads what is written', async () => {
	await fc.assert(
		fc.asyncProperty(arbitraryBank, async (bank) => {
			// It takes some essays with general feedback for something else.
			fc.pre(bank.questions.every(({ type }) => type !== 'card'));
			// It takes an answer with an arrow for a pair, even where a tilde says that it is none.
			fc.pre(
				bank.questions.every(
					(question) => question.type === 'matching' || !JSON.stringify(question).includes('->')
				)
			);
			const { bytes } = await gift.write!(bank, new Map(), () => {});
			const text = new TextDecoder().decode(bytes);
			// It knows no powers of ten.
			fc.pre(!/^[#=~][-\d.:%]*e[-+]\d/m.test(text) && !/^=.*:[-\d.]*e[-+]\d/m.test(text));
			const { items } = await gift.read(new GivenFile('', bytes), () => {});
			const theirs = parse(text).filter(({ type }) => type !== 'Category');
			expect(theirs).toHaveLength(items.length);
			items.forEach(({ entry }, index) =>
				expect(THEIR_TYPES[theirs[index]!.type]).toContain(entry.type)
			);
		}),
		{ numRuns: 100, endOnFailure: true }
	);
}, 60_000);

it.each([
	'{',
	'}',
	'{}',
	'\\',
	'::',
	'=',
	'{~a\n\n',
	'{=',
	'#',
	'####',
	'[html]<',
	'*',
	'->',
	'%5',
	'//',
	'{#',
	'a{T}\n',
	'..'
])(
	'%s over and over is read at once',
	async (piece) => {
		const text = piece.repeat(100_000 / piece.length);
		gift.detect(textFile(text));
		await read(text).catch((error: unknown) => expect(error).toBeInstanceOf(Unreadable));
	},
	20_000
);
