import { describe, expect, it, test } from 'vitest';
import { readGiven, textFile } from '../testing/read-given';
import { Unreadable } from './format';
import { quizdown } from './quizdown';

const read = (text: string) => readGiven(quizdown, text);

test('each type of question is read, with hints and comments', async () => {
	const set = await read(
		'---\nlocale: de\nshuffleQuestions: true\n---\n\n# A planet?\n\n> It is _red_.\n\n1. [ ] Io\n    > A moon.\n1. [x] **Mars**\n2. [ ] The\n   Sun\n\n' +
			'## Moons?\n\n---\nshuffleAnswers: false\n---\n\n```python\n# no heading\nx = 1\n```\n\n- [x] Io\n- [ ] Mars\n* [X] Titan\n\n' +
			'### From the Sun on\n\n- not an answer\n\n1. Venus\n2. Earth\n3. Mars\n'
	);
	expect(set.language).toBe('de');
	expect(set.remarks).toEqual([]);
	expect(set.items.map(({ place, entry }) => [place.line, entry])).toEqual([
		[
			6,
			{
				type: 'single',
				stem: 'A planet?',
				hint: 'It is *red*.',
				choices: [
					{ text: 'Io', feedback: 'A moon.' },
					{ text: '**Mars**', correct: true },
					{ text: 'The Sun' }
				]
			}
		],
		[
			16,
			{
				type: 'multiple',
				stem: 'Moons?\n\n`# no heading`\n`x = 1`',
				choices: [
					{ text: 'Io', correct: true, pinned: true },
					{ text: 'Mars', pinned: true },
					{ text: 'Titan', correct: true, pinned: true }
				]
			}
		],
		[
			31,
			{
				type: 'ordering',
				stem: 'From the Sun on\n\n- not an answer',
				items: [{ text: 'Venus' }, { text: 'Earth' }, { text: 'Mars' }]
			}
		]
	]);
});

test('quizzes in the listings of a page are read, with the lines of the page', async () => {
	const { items } = await read(
		'# How to\n\nText.\n\n```markdown\n# q\n- [x] a\n- [ ] b\n```\n\n```js\n# no\n```\n'
	);
	expect(items).toMatchObject([{ place: { line: 6, item: 'q' } }]);
});

describe('what is wrong is told with its line, and the rest is read', () => {
	it.each([
		['no key', '- [ ] a\n- [ ] b', /No answer is marked/],
		['all keys', '- [x] a\n- [x] b', /Every answer/],
		['one answer', '1. [x] a', /only one/],
		['no list', 'text', /no list/],
		['an answer without words', '- [x]\n- [ ] b', /has no text/]
	])('%s', async (_, list, text) => {
		const { items, remarks } = await read(
			`# first\n1. a\n2. b\n\n# bad\n${list}\n\n# last\n1. a\n2. b\n`
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
	test('a file without a heading is refused', async () => {
		await expect(read('- [x] a\n')).rejects.toThrow(Unreadable);
	});
});

test('the format is told from others', () => {
	expect(quizdown.detect(textFile('# q\n\n- [x] a\n- [ ] b\n'))).toBe(0.9);
	expect(quizdown.detect(textFile('# A title\n\n- a list\n'))).toBe(0);
	expect(quizdown.detect(textFile('1. q\n[ ] a\n[*] b\n'))).toBe(0);
});

it.each([
	'# ',
	'# a\n',
	'- [x] ',
	'- [x] a\n',
	'```\n',
	'```a\n',
	'---\n',
	'> ',
	'    > a\n',
	'1. a\n',
	'\n'
])(
	'%s over and over is read at once',
	async (piece) => {
		const text = `# q\n${piece.repeat(100_000 / piece.length)}`;
		quizdown.detect(textFile(text));
		await read(text).catch((error: unknown) => expect(error).toBeInstanceOf(Unreadable));
	},
	20_000
);
