import { describe, expect, it } from 'vitest';
import { MAX_BYTES } from './decode-text';
import { EXAMPLE_BANK, exampleWith } from './example-bank';
import { parseBank } from './parse-bank';

/** `to` replaces `from` in the example; then all findings there must be, as line:column and code. */
type Row = [name: string, from: string, to: string, ...findings: string[]];

const rows: Row[] = [
	['broken YAML: a quote left open', 'title: On tides', 'title: "On tides', '12:21 yaml-syntax'],
	['a tab in the indentation', '    title: On tides', '\ttitle: On tides', '12:1 yaml-tab'],
	[
		'a colon in plain text',
		'stem: What pulls the water?',
		'stem: Tell me: what pulls?',
		'71:11 yaml-quotes'
	],
	[
		'a text that begins with a blank',
		'text: "The {{ place }}',
		'text: {{place}} is "',
		'98:21 yaml-quotes'
	],
	['several documents', 'sources:\n', '---\nsources:\n', '10:1 yaml-documents'],
	[
		'a key twice in a map',
		'title: On tides',
		'title: On tides\n    title: Again',
		'13:5 duplicate-name'
	],
	['an alias', 'title: On tides', 'title: *nope', '12:12 yaml-alias'],
	['a tag of YAML', 'title: On tides', 'title: !!binary aGk=', '12:21 yaml-tag'],
	[
		'__proto__ as a name',
		'revision: 1',
		'revision: 1\n__proto__: { polluted: yes }',
		'9:1 forbidden-name'
	],
	[
		'constructor as a blank',
		'      place: {',
		'      constructor: {',
		'98:11 unknown-blank',
		'104:7 forbidden-name'
	],
	['a list as a name', 'revision: 1', 'revision: 1\n? [a]\n: b', '9:3 bad-name'],
	['a misspelt field, once', '    stem: What pulls', '    stemm: What pulls', '71:5 unknown-field'],
	['an unknown field', 'revision: 1', 'revision: 1\ncolour: red', '9:1 unknown-field'],
	['a missing field', 'language: en\n', '', '2:1 missing-field'],
	['an empty field', 'title: On tides', 'title:', '12:11 missing-field'],
	['an empty text', 'title: On tides', 'title: " "', '12:12 empty-text'],
	['a misspelt type', 'type: ordering', 'type: odering', '118:11 unknown-type'],
	['a type there is none of', 'type: ordering', 'type: essay', '118:11 unknown-value'],
	['no type', '- id: order\n    type: ordering', '- id: order', '117:5 missing-type'],
	['no id', '- id: order\n    type: ordering', '- type: ordering', '117:5 missing-id'],
	['an id of the wrong shape', 'id: order\n', 'id: Order One\n', '117:9 id-shape'],
	['a question id twice', 'id: order\n', 'id: phases\n', '117:9 duplicate-id'],
	['a fact id twice', 'id: best-port', 'id: two-highs', '36:9 duplicate-id', '96:13 unknown-fact'],
	['no key', '    answer: Two\n', '', '55:5 no-key'],
	[
		'no distractors',
		'distractors:\n      - { text: One, feedback: It is one for each bulge. }\n      - { text: Four, feedback: Low waters count for themselves. }\n',
		'difficulty: 3\n',
		'55:5 no-distractors',
		'65:5 duplicate-name'
	],
	[
		'both forms of a single choice',
		'answer: Two\n',
		'answer: Two\n    choices:\n      - { text: a, correct: true }\n      - { text: b }\n',
		'61:7 two-forms'
	],
	[
		'two keys where one is meant',
		'    answer: Two\n    right: So it is.\n    distractors:',
		'    choices:\n      - { text: Two, correct: true }\n      - { text: Three, correct: true }',
		'60:7 two-keys'
	],
	[
		'every choice right',
		'text: None of these,',
		'text: None of these, correct: true,',
		'73:7 all-keys'
	],
	['no choice right', 'text: finest, correct: true', 'text: finest', '102:11 no-key'],
	['a numeric key that is text', 'answer: 48000', 'answer: 48 thousand', '48:13 wrong-shape'],
	['a numeric key with a comma', 'answer: 48000', 'answer: 48,000', '48:13 wrong-shape'],
	['a numeric key that is not finite', 'answer: 48000', 'answer: .inf', '48:13 not-finite'],
	['a numeric key that is no number', 'answer: 48000', 'answer: .nan', '48:13 wrong-shape'],
	['a negative tolerance', 'answer: 48000', 'answer: 48000\n    tolerance: -1', '49:16 negative'],
	['a true-false key that is text', 'answer: true', 'answer: yes', '81:13 wrong-shape'],
	[
		'a cloze without blanks in the text',
		'text: "The {{ place }} is the {{degree}} of the coast; it has {{count}} high waters."',
		'text: The harbour',
		'98:11 no-blanks',
		'101:9 blank-not-in-text',
		'104:14 blank-not-in-text',
		'105:14 blank-not-in-text'
	],
	[
		'a blank that is not in the text',
		'has {{count}} high',
		'has two high',
		'105:14 blank-not-in-text'
	],
	[
		'a name in the text without a blank',
		'text: "The {{ place }}',
		'text: "The {{ place }} and {{other}}',
		'98:11 unknown-blank'
	],
	[
		'a blank twice in the text',
		'text: "The {{ place }}',
		'text: "The {{ place }} and {{count}}',
		'98:11 blank-twice'
	],
	[
		'braces that make no blank',
		'text: "The {{ place }}',
		'text: "The {{ place }} }}',
		'98:11 stray-braces'
	],
	[
		'a blank typed and chosen',
		'place: { accept',
		'place: { choices: [{ text: a, correct: true }, { text: b }], accept',
		'104:14 two-forms'
	],
	['a blank without a key', 'place: { accept: [harbour], ', 'place: { ', '104:14 no-key'],
	['a fact that is not there', 'facts: [best-port]', 'facts: [best-prot]', '96:13 unknown-fact'],
	['facts that are no list', 'facts: [best-port]', 'facts: best-port', '96:12 wrong-shape'],
	[
		'a source that is not there',
		'source: lecture\n    passage: 2',
		'source: lectur\n    passage: 2',
		'31:13 unknown-source'
	],
	['a passage past the end of the source', 'passage: 5', 'passage: 7', '26:14 outside-source'],
	['a passage that is no whole number', 'passage: 5', 'passage: 1.5', '26:14 not-whole'],
	[
		'a section past the end of the source',
		'from: 4, to: 6',
		'from: 4, to: 7',
		'22:76 outside-source'
	],
	['a section that runs backwards', 'from: 1, to: 3', 'from: 3, to: 1', '21:69 section-backwards'],
	['sections that overlap', 'from: 4, to: 6', 'from: 3, to: 6', '22:69 sections-overlap'],
	[
		'a section too short for a fact',
		'from: 1, to: 3',
		'from: 1, to: 2',
		'37:14 fact-in-no-section'
	],
	[
		'a date that is not in the calendar',
		'date: 2024-03-01',
		'date: 2024-02-30',
		'15:11 not-a-date'
	],
	[
		'a link that runs a script',
		'url: https://example.org/tides',
		'url: javascript:alert(1)',
		'17:10 markup'
	],
	[
		'a source that can be found nowhere',
		'    url: https://example.org/tides\n',
		'',
		'11:5 source-without-place'
	],
	[
		'a script',
		'stem: What pulls the water?',
		'stem: What <script>alert(1)</script>',
		'71:11 markup'
	],
	[
		'an image that runs a script',
		'stem: What pulls the water?',
		'stem: What <img onerror=alert(1)',
		'71:11 markup'
	],
	['a tag of HTML', 'feedback: Most of all.', 'feedback: Most <b>of all</b>', '73:52 markup'],
	['a bidirectional override', 'title: On tides', 'title: On \u202Etides', '12:15 bad-character'],
	['a control character', 'title: On tides', 'title: On \u0007tides', '12:15 bad-character'],
	[
		'a control character by escape',
		'title: On tides',
		'title: "On \\u0007tides"',
		'12:12 bad-character'
	],
	[
		'half a surrogate pair by escape',
		'title: On tides',
		'title: "On \\ud800 tides"',
		'12:12 bad-character'
	],
	[
		'a number that its comma makes two',
		'accept: [two, 2]',
		'accept: [48,000]',
		'105:25 split-number'
	],
	['the same choice twice', '{ text: Four,', '{ text: One., ', '63:9 duplicate-choice'],
	[
		'an extra option that is a match',
		'extra: [New Year]',
		'extra: [Full Moon]',
		'115:13 extra-matches'
	],
	['a confusion that is right', 'value: 20000', 'value: 48000', '52:18 confusion-is-right'],
	['a language that is none', 'language: en', 'language: English!', '5:11 not-a-language'],
	[
		'a language without end',
		'language: en',
		`language: en${'-abcdefgh'.repeat(4)}`,
		'5:11 not-a-language'
	],
	[
		'a list where a map should be',
		'passages: { unit: paragraph, count: 6, counted-from: "The sea at our harbour" }',
		'passages: [paragraph, 6]',
		'18:15 wrong-shape'
	],
	[
		'a map where a text should be',
		'title: On tides',
		'title: { en: On tides }',
		'12:12 wrong-shape'
	],
	[
		'a choice id given twice',
		'{ text: The Moon, correct: true, feedback: Most of all. }\n      - { text: The Sun,',
		'{ id: a, text: The Moon, correct: true, feedback: Most of all. }\n      - { id: a, text: The Sun,',
		'74:15 duplicate-id'
	],
	[
		'an indentation too deep',
		'    explanation: Both do.',
		'      explanation: Both do.',
		'76:1 yaml-indent'
	],
	['a hint that is a list', 'hint: There are two bulges.', 'hint: [one, two]', '65:11 wrong-shape'],
	[
		'a hint without text',
		'hint: { text: Count the bulges., gives: true }',
		'hint: { gives: true }',
		'84:11 missing-field'
	],
	[
		'a field of a hint misspelt',
		'hint: { text: Count the bulges., gives: true }',
		'hint: { txt: Count the bulges., gives: true }',
		'84:13 unknown-field'
	],
	[
		'a question that is a text',
		'  - id: order\n',
		'  - hello\n  - id: order\n',
		'117:5 wrong-shape'
	],
	[
		'the field of another type',
		'tags: [basics]',
		'tags: [basics]\n    items: []',
		'67:5 unknown-field'
	],
	['a word for the kind that is none', 'kind: judgement', 'kind: judgment', '38:11 unknown-value'],
	[
		'several things at once',
		'title: On tides',
		'titel: On tides\n    colour: red',
		'12:5 unknown-field',
		'13:5 unknown-field'
	],
	['a field with two mistakes', 'revision: 1', 'revision: 0.5', '8:11 not-whole']
];

const utf16 = (text: string) => {
	const bytes = new Uint8Array(text.length * 2);
	for (let at = 0; at < text.length; at++) {
		bytes[at * 2] = text.charCodeAt(at) & 0xff;
		bytes[at * 2 + 1] = text.charCodeAt(at) >> 8;
	}
	return bytes;
};
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const files: [name: string, file: Uint8Array | string, ...findings: string[]][] = [
	['an empty file', '', '1:1 empty-file'],
	['a file of comments', '# one\n\n# two\n', '1:1 empty-file'],
	['a file that is a list', '- a\n- b\n', '1:1 no-bank'],
	['a file that is a text', 'hello', '1:1 no-bank'],
	['UTF-16 with its mark', utf16('\uFEFFid: tides\n'), '1:1 not-utf-8'],
	['UTF-16 without a mark', utf16('id: tides\n'), '1:1 not-utf-8'],
	['Latin-1', latin1('id: tides\ntitle: Flut und Ebbe über alles\n'), '2:22 not-utf-8'],
	['an overlong form of UTF-8', Uint8Array.of(97, 10, 0xe0, 0x80, 0xaf), '2:1 not-utf-8'],
	['a surrogate in UTF-8', Uint8Array.of(97, 0xed, 0xa0, 0x80), '1:2 not-utf-8'],
	['a character cut off at the end', Uint8Array.of(97, 0xe2, 0x82), '1:2 not-utf-8'],
	['old Mac line ends', 'id: a\rtitle: b', '1:5 yaml-quotes', '1:6 bad-character'],
	['a file far too dense to be a bank', '- '.repeat(300_000), '1:1 file-too-dense'],
	['a file of empty lines', '\n'.repeat(160_000), '1:1 file-too-long'],
	['a file under a tag', `!!map\n${EXAMPLE_BANK}`, '3:1 yaml-tag'],
	['a file of maps within maps in braces', `{${' a:'.repeat(3000)}`, '1:34 yaml-depth'],
	['a file nested too deeply', `a: ${'['.repeat(100)}x`, '1:62 yaml-depth'],
	['a file of more than 2 MB', 'a'.repeat(MAX_BYTES + 1), '1:1 file-too-large']
];

function findings(file: Uint8Array | string): string[] {
	const result = parseBank(file, 'tides.yaml');
	if (result.ok) return ['no error'];
	return result.errors.map(({ line, column, code }) => `${line}:${column} ${code}`);
}

describe('bad input', () => {
	it.each(rows)('%s', (_name, from, to, ...expected) => {
		expect(findings(exampleWith(from, to))).toEqual(expected);
	});

	it.each(files)('%s', (_name, file, ...expected) => {
		expect(findings(file)).toEqual(expected);
	});

	it('tells of every mistake in a file at once, in the order of the lines', () => {
		const text = EXAMPLE_BANK.replace('language: en', 'langauge: en')
			.replace('passage: 5', 'passage: 9')
			.replace('facts: [best-port]', 'facts: [best]')
			.replace('answer: 48000', 'answer: many')
			.replace('text: finest, correct: true', 'text: finest');
		expect(findings(text).map((finding) => finding.split(' ')[1])).toEqual([
			'unknown-field',
			'outside-source',
			'wrong-shape',
			'unknown-fact',
			'no-key'
		]);
	});

	it('says a misspelt field once, and what was meant', () => {
		const result = parseBank(
			exampleWith('    stem: What pulls', '    stemm: What pulls'),
			'x.yaml'
		);
		expect(result).toMatchObject({
			ok: false,
			errors: [{ file: 'x.yaml', mend: 'Did you mean "stem"?', path: ['questions', 2, 'stemm'] }]
		});
	});

	it('gives up on nothing but nesting, wherever the stack ends', () => {
		expect(findings('['.repeat(100_000))).toEqual([expect.stringMatching(/^1:\d+ yaml-depth$/)]);
	});

	it('does not let an alias explode', () => {
		const levels = Array.from(
			{ length: 30 },
			(_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`
		);
		const result = parseBank(`a0: &a0 [x]\n${levels.join('\n')}\nauthors: *a30\n`, 'x');
		expect(result.ok ? [] : result.errors.map(({ code }) => code)).toContain('yaml-alias');
	});

	it.each([
		[
			'a blank that never closes',
			exampleWith('text: "The {{ place }}', `text: "{{${' '.repeat(4800)} The {{ place }}`)
		],
		['full stops without end', exampleWith('text: One,', `text: "${'.'.repeat(4900)}x",`)],
		['comments within comments', `${'# '.repeat(400)}\nhello`],
		['tags that never close', exampleWith('title: On tides', `title: "${'<a '.repeat(1600)}"`)],
		[
			'full stops in every choice',
			exampleWith(
				'      - { text: One,',
				`${`      - { text: "${'. '.repeat(2400)}x" }\n`.repeat(20)}      - { text: One,`
			)
		],
		[
			'a list of far too many',
			exampleWith('authors: [Ada Example]', `authors: [${'A, '.repeat(50_000)}]`)
		],
		['spaces before a bracket', exampleWith('title: On tides', `title: "${'<   '.repeat(1200)}"`)]
	])('takes no time over %s', (_name, text) => {
		const before = performance.now();
		parseBank(text, 'x');
		expect(performance.now() - before).toBeLessThan(2000);
	});

	it('leaves prototypes alone', () => {
		parseBank(
			`__proto__: { polluted: 1 }\nquestions: [{ type: cloze, blanks: { __proto__: { polluted: 1 } } }]`,
			'x'
		);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	it('shortens a list of mistakes that nobody would read', () => {
		const text = `questions:\n${'- { id: A }\n'.repeat(3000)}`;
		const result = parseBank(text, 'x');
		if (result.ok) throw new Error('should fail');
		expect(result.errors.length).toBe(501);
		expect(result.errors.at(-1)!.code).toBe('more');
	});

	it('refuses 50 MB without reading them', () => {
		// A view of nothing but length: reading a byte of it would throw.
		const unread = new Proxy(new Uint8Array(0), {
			get(target, name) {
				if (name === 'length') return 50 * 1024 * 1024;
				if (typeof name === 'string' && /^\d+$/.test(name)) throw new Error('was read');
				return Reflect.get(target, name) as unknown;
			}
		});
		expect(findings(unread)).toEqual(['1:1 file-too-large']);
	});

	it('has a problem without a full stop and a mend that is a sentence in every finding', () => {
		for (const [, from, to] of rows) {
			const result = parseBank(exampleWith(from, to), 'x');
			if (result.ok) continue;
			for (const { problem, mend } of result.errors) {
				expect(problem).not.toMatch(/\.$/);
				expect(mend).toMatch(/[.?]$/);
			}
		}
	});
});
