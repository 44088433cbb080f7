import { describe, expect, it, test } from 'vitest';
import { readGiven, textFile } from '../testing/read-given';
import { Unreadable } from './format';
import { text2qti } from './text2qti';

const read = (text: string) => readGiven(text2qti, text);

describe('each type of question of the documentation is read', () => {
	const cases: [name: string, text: string, entry: object][] = [
		[
			'one choice, with feedback of all kinds',
			'1.  What is *2+3*?\n... In general.\n+   Right.\n-   Wrong.\na)  6\n... Too much.\nb)  1\n*c) 5\n',
			{
				type: 'single',
				stem: 'What is *2+3*?',
				explanation: 'In general.',
				choices: [
					{ text: '6', feedback: 'Too much.' },
					{ text: '1', feedback: 'Wrong.' },
					{ text: '5', correct: true, feedback: 'Right.' }
				]
			}
		],
		[
			'true and false',
			'2. The Earth is flat.\na) True\n... Look again.\n*b) False\n',
			{
				type: 'true-false',
				stem: 'The Earth is flat.',
				answer: false,
				feedback: { true: 'Look again.' }
			}
		],
		[
			'several right',
			'1. Moons?\n[*] Io\n[ ] Mars\n[] Sun\n[*] Titan\n',
			{
				type: 'multiple',
				stem: 'Moons?',
				choices: [
					{ text: 'Io', correct: true },
					{ text: 'Mars' },
					{ text: 'Sun' },
					{ text: 'Titan', correct: true }
				]
			}
		],
		[
			'a margin',
			'1. q\n=   1.4142 +- 0.0001\n',
			{ type: 'numeric', stem: 'q', answer: 1.4142, tolerance: 0.0001 }
		],
		['a share', '1. q\n=   200 +- 1%\n', { type: 'numeric', stem: 'q', answer: 200, tolerance: 2 }],
		[
			'a range',
			'1. q\n=   [1.2598, 1.2600]\n',
			{ type: 'numeric', stem: 'q', answer: 1.2599, tolerance: 0.0001 }
		],
		[
			'a whole number',
			'1. q\n=   1_000\n+   Yes\n',
			{ type: 'numeric', stem: 'q', answer: 1000, feedback: { right: 'Yes' } }
		],
		[
			'words',
			'1. q\n*   Santa\n*   St *Nick*\n',
			{ type: 'short-text', stem: 'q', accept: ['Santa', 'St *Nick*'] }
		],
		['an essay', '1. q\n! So.\n____\n', { type: 'card', stem: 'q', back: 'So.' }],
		[
			'a text with a title',
			'Text title: Note\nText: Read *on*.\n',
			{ type: 'card', stem: 'Note', back: 'Read *on*.' }
		],
		[
			'texts of several paragraphs',
			'1.  One\n    goes on.\n\n    - a\n    - b\n*a) x\n\n    y\nb)  z\n',
			{
				type: 'single',
				stem: 'One goes on.\n\n- a\n- b',
				choices: [{ text: 'x\n\ny', correct: true }, { text: 'z' }]
			}
		]
	];
	it.each(cases)('%s', async (_, text, entry) => {
		expect((await read(text)).items.map((item) => item.entry)).toEqual([entry]);
	});
});

test('what stands around the questions is understood or told', async () => {
	const set = await read(
		'Quiz title: My *quiz*\nQuiz description: About\n    *all*.\nshuffle answers: true\n\n% a comment\nCOMMENT\n1. no\nEND_COMMENT\n' +
			'GROUP\npick: 1\n\nTitle: First\nPoints: 2\n1. q\n*a) a\nb) b\n\nEND_GROUP\n```{.python .run}\n1. no\n```\nstray\n\n2. r\n^^^\n'
	);
	expect(set).toMatchObject({
		title: 'My *quiz*',
		summary: 'About all.',
		items: [{ place: { line: 15, item: 'First' } }]
	});
	expect(set.remarks.map(({ kind, place }) => [kind, place.line])).toEqual([
		['changed', 10],
		['noted', 14],
		['left-out', 20],
		['left-out', 23],
		['left-out', 25]
	]);
});

describe('what is wrong is told with its line, and the rest is read', () => {
	it.each([
		['no key', 'a) a\nb) b', /No choice is marked/],
		['all keys', '[*] a\n[*] b', /Every choice/],
		['one choice', '*a) a', /only one/],
		['no answers', '', /no answers/],
		['no number', '= x', /no number/]
	])('%s', async (_, answers, text) => {
		const { items, remarks } = await read(
			`1. first\n*a) a\nb) b\n\n2. bad\n${answers}\n\n3. last\n= 1\n`
		);
		expect(items.map(({ entry }) => entry.stem)).toEqual(['first', 'last']);
		expect(remarks).toEqual([
			{
				kind: 'left-out',
				place: { line: 5, item: 'bad' },
				text: expect.stringMatching(text) as string
			}
		]);
	});
	test('a file without anything is refused', async () => {
		await expect(read('% only this\n')).rejects.toThrow(Unreadable);
	});
});

test('the format is told from others', () => {
	expect(text2qti.detect(textFile('Quiz title: x\n\n1. q\n*a) a\n'))).toBe(0.95);
	expect(text2qti.detect(textFile('1. q\n*a) a\nb) b\n'))).toBe(0.9);
	expect(text2qti.detect(textFile('1. one\n2. two\n'))).toBe(0);
	expect(text2qti.detect(textFile('# q\n- [x] a\n'))).toBe(0);
});

it.each([
	'1. a\n',
	'*a) b\n',
	'    a\n',
	'\n',
	'_',
	'^',
	'```{\n',
	'= 1\n',
	'...\n',
	'COMMENT\n',
	'% \n',
	'1.',
	' '
])(
	'%s over and over is read at once',
	async (piece) => {
		const text = `1. q\n${piece.repeat(100_000 / piece.length)}`;
		text2qti.detect(textFile(text));
		await read(text).catch((error: unknown) => expect(error).toBeInstanceOf(Unreadable));
	},
	20_000
);
