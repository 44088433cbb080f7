import { describe, expect, it } from 'vitest';
import { EXAMPLE_BANK, exampleWith } from './example-bank';
import { parseBank } from './parse-bank';

const LINK = '    url: https://example.org/tides\n';
const withText = (file = 'tides.md') => exampleWith(LINK, `${LINK}    text: ${file}\n`);
const TEXT = `# On tides

*By Ada Example*

The sea at our *harbour*

It has “Two Highs” a day.

3

4

5

6
`;
const BANK = withText();

function parsed(bank: string, text: string | null = TEXT) {
	return parseBank(bank, 'tides.yaml', {
		readText: (file) => (file === 'tides.md' ? text : null)
	});
}
function codes(bank: string, text?: string | null): string[] {
	const result = parsed(bank, text);
	return (result.ok ? result.warnings : result.errors).map(
		({ code, line, column }) => `${line}:${column} ${code}`
	);
}

describe('the text of a source', () => {
	it('is the paragraphs in order, from the one that begins as the source says', () => {
		const result = parsed(BANK);
		expect(result.ok && result.bank.sources[0]!.text).toEqual([
			'The sea at our harbour',
			'It has “Two Highs” a day.',
			'3',
			'4',
			'5',
			'6'
		]);
	});

	it('has no part in the fingerprints of questions', () => {
		const [one, other] = [parsed(BANK), parseBank(EXAMPLE_BANK, 'x')];
		expect(one.ok && other.ok && one.bank.questions).toEqual(other.ok && other.bank.questions);
	});

	it('is left out where nobody reads files', () => {
		const result = parseBank(BANK, 'x');
		expect(result.ok && result.bank.sources[0]).not.toHaveProperty('text');
	});

	const counted = ', counted-from: "The sea at our harbour"';
	it.each([
		['a file that is not there', BANK, null, '18:11 text-missing'],
		['a paragraph too few', BANK, TEXT.replace('\n6\n', ''), '18:11 text-count'],
		['a byline that counts', BANK.replace(counted, ''), TEXT, '18:11 text-count'],
		[
			'a beginning that is not there',
			BANK,
			TEXT.replace('The sea', 'A sea'),
			'18:11 text-counted-from'
		],
		['pages', BANK.replace('unit: paragraph', 'unit: page'), TEXT, '18:11 text-unit'],
		['a wrong character', BANK, TEXT.replace('4', '\u202E'), '18:11 text-bad-character'],
		['another encoding', BANK, TEXT.replace('4', '\uFFFD'), '18:11 text-bad-character'],
		['markup', BANK, TEXT.replace('4', '<script>'), '18:11 text-markup'],
		['far too much', BANK, 'a'.repeat(2 ** 21 + 1), '18:11 text-too-large'],
		[
			'a count that is none, only once',
			BANK.replace('count: 6', 'count: six'),
			TEXT,
			'19:41 wrong-shape'
		],
		['a path', withText('../tides.md'), TEXT, '18:11 not-a-text-file'],
		['a hidden file', withText('.md'), TEXT, '18:11 not-a-text-file'],
		['a file of another kind', withText('tides.html'), TEXT, '18:11 not-a-text-file']
	])('may not be %s', (_name, bank, text, expected) => {
		expect(codes(bank, text)).toEqual([expected]);
	});
});

describe('a quote', () => {
	const quoting = (quote: string, bank = BANK) =>
		bank.replace('    passage: 2\n', `    passage: 2\n    quote: ${quote}\n`);

	it('is kept as it is', () => {
		const result = parsed(quoting('two highs'));
		expect(result.ok && result.bank.facts.map(({ quote }) => quote)).toEqual([
			undefined,
			'two highs',
			undefined
		]);
	});

	it.each(['two highs', `'"two highs" A DAY'`, 'It  has', `'two-highs; a day!'`])(
		'is found whatever its case, spaces and punctuation: %s',
		(quote) => expect(codes(quoting(quote))).toEqual([])
	);

	it.each(['our harbour', 'two highs % a day'])(
		'is an error where its paragraph does not have it, though another may: %s',
		(quote) => {
			expect(codes(quoting(quote))).toEqual(['34:12 quote-not-in-text']);
			expect(parsed(quoting(quote)).ok).toBe(false);
		}
	);

	it('is taken on trust where the source shows no text', () => {
		expect(codes(quoting('our harbour', EXAMPLE_BANK))).toEqual([]);
	});

	it('has at most 500 characters, and is warned of from 81 on where the source shows no text', () => {
		expect(codes(quoting('a'.repeat(80), EXAMPLE_BANK))).toEqual([]);
		expect(codes(quoting('a'.repeat(81), EXAMPLE_BANK))).toEqual(['33:12 long-quote']);
		expect(parsed(quoting('a'.repeat(500), EXAMPLE_BANK)).ok).toBe(true);
		expect(codes(quoting('a'.repeat(501), EXAMPLE_BANK))).toEqual(['33:12 endless-quote']);
	});
});
