import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { arbitraryBank } from '../testing/arbitrary-bank';
import { readGiven, textFile } from '../testing/read-given';
import { askedBy, seen } from '../testing/read-letters';
import { plainText } from '../../core/markup/plain-text';
import { aiken } from './aiken';
import { Unreadable } from './format';
import { GivenFile } from './given-file';

const read = (text: string) => readGiven(aiken, text);

describe('questions are read', () => {
	const entry = {
		type: 'single',
		stem: 'Which is a planet?',
		choices: [{ text: 'Io' }, { text: 'Mars', correct: true }]
	};
	it.each([
		['as documented', 'Which is a planet?\nA. Io\nB. Mars\nANSWER: B'],
		['with brackets and without room', 'Which is a planet?\nA)Io\nB)Mars\nANSWER:B\n'],
		['with the line ends of Windows', 'Which is a planet?\r\nA. Io\r\nB. Mars\r\nANSWER: B\r\n'],
		['with small letters and gaps', '\nWhich is a planet?\n\na) Io\n\nb) Mars\n\nAnswer: b\n']
	])('%s', async (_, text) => {
		expect((await read(text)).items.map((item) => item.entry)).toEqual([entry]);
	});
	test('over several lines, and where a line only looks like a choice', async () => {
		const { items } = await read(
			'U.S. space flight:\nwhat came first?\nA. Mercury,\nof course\nB. e.g. *Gemini*\nANSWER: A'
		);
		expect(items[0]!.entry).toMatchObject({
			stem: 'U.S. space flight:\nwhat came first?',
			choices: [{ text: 'Mercury,\nof course', correct: true }, { text: 'e.g. \\*Gemini\\*' }]
		});
	});
	test('with several letters as a question with several right', async () => {
		const { items } = await read('q\nA. a\nB. b\nC. c\nANSWER: A, C');
		expect(items[0]!.entry).toMatchObject({ type: 'multiple' });
	});
});

describe('what is wrong is told with its line, and the rest is read', () => {
	it.each([
		['no answer', 'q\nA. a\nB. b', 5, /ANSWER/],
		['a letter that is none', 'q\nA. a\nB. b\nANSWER: C', 8, /no choice has/],
		['one choice', 'q\nA. a\nANSWER: A', 7, /fewer than two/],
		['an answer without letters', 'q\nA. a\nB. b\nANSWER: 1', 8, /no letter/]
	])('%s', async (_, broken, line, text) => {
		const { items, remarks } = await read(
			`first\nA. a\nB. b\nANSWER: A\n${broken}\n\nlast\nA. a\nB. b\nANSWER: A`
		);
		expect(items.map((item) => item.entry.stem)).toEqual(['first', 'last']);
		expect(remarks).toMatchObject([
			{ kind: 'left-out', place: { line }, text: expect.stringMatching(text) as string }
		]);
	});
	test('a file without anything is refused', async () => {
		await expect(read('\n \n')).rejects.toThrow(Unreadable);
	});
});

test('the format is told from others', () => {
	expect(aiken.detect(textFile('q\nA. a\nB. b\nANSWER: A'))).toBeGreaterThan(0.9);
	expect(aiken.detect(textFile('A. a\nB. b'))).toBe(0);
	expect(aiken.detect(textFile('q {=a ~b}'))).toBe(0);
});

test('what is written is read again as the same, but for what was told', async () => {
	await fc.assert(
		fc.asyncProperty(arbitraryBank, async (bank) => {
			const written = await aiken.write!(bank, new Map(), () => {});
			const { items, remarks } = await aiken
				.read(new GivenFile('', written.bytes), () => {})
				.catch((error: unknown) => {
					expect(error).toBeInstanceOf(Unreadable);
					return { items: [], remarks: [] };
				});
			expect(remarks).toEqual([]);
			const kept = bank.questions.filter(
				({ id }) =>
					!written.remarks.some(
						({ kind, place, text }) =>
							place.item === id && kind === 'left-out' && !/picture/.test(text)
					)
			);
			expect(items).toHaveLength(kept.length);
			kept.forEach((question, index) => {
				const { stem, choices } = askedBy(items[index]!.entry) as {
					stem: string;
					choices: [string, boolean][];
				};
				const line = (text: string, lists = false) => seen(plainText(text, question.markup, lists));
				expect(stem).toBe(line(question.stem, true));
				if (question.type === 'single')
					expect(choices.map(([text, correct]) => [text, correct])).toEqual(
						question.choices.map(({ text, correct }) => [line(text), correct])
					);
				else expect(question.type).toBe('true-false');
			});
		}),
		{ numRuns: 200, endOnFailure: true }
	);
}, 60_000);
