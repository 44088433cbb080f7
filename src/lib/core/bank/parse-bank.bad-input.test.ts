import { describe, expect, it } from 'vitest';
import { EXAMPLE_BANK, exampleWith } from './example-bank';
import { parseBank } from './parse-bank';

/** `to` replaces `from` in the example; each § in it is taken out, and marks where the next code is to be found. */
type Row = [name: string, from: string, to: string, ...codes: string[]];

const rows: Row[] = [
	['broken YAML: a quote left open', 'title: On tides', 'title: "On tides', 'yaml-syntax'],
	['a tab in the indentation', '    title: On tides', '§\ttitle: On tides', 'yaml-tab'],
	[
		'a colon in plain text',
		'stem: What pulls the water?',
		'stem: §Tell me: what pulls?',
		'yaml-quotes'
	],
	[
		'a text that begins with a blank',
		'text: "The {{ place }}',
		'text: {{place}} §is "',
		'yaml-quotes'
	],
	['several documents', 'sources:\n', '§---\nsources:\n', 'yaml-documents'],
	[
		'a key twice in a map',
		'title: On tides',
		'title: On tides\n    §title: Again',
		'duplicate-name'
	],
	['an alias', 'title: On tides', 'title: §*nope', 'yaml-alias'],
	['a tag of YAML', 'title: On tides', 'title: §!!binary aGk=', 'yaml-tag'],
	[
		'__proto__ as a name',
		'revision: 1',
		'revision: 1\n§__proto__: { polluted: yes }',
		'forbidden-name'
	],
	['constructor as a blank', '      place: {', '      §constructor: {', 'forbidden-name', ''],
	['a list as a name', 'revision: 1', 'revision: 1\n? §[a]\n: b', 'bad-name'],
	['a misspelt field, once', '    stem: What pulls', '    §stemm: What pulls', 'unknown-field'],
	['an unknown field', 'revision: 1', 'revision: 1\n§colour: red', 'unknown-field'],
	['a missing field', 'language: en\n', '', 'missing-field'],
	['an empty field', 'title: On tides', 'title:§', 'missing-field'],
	['an empty text', 'title: On tides', 'title: §" "', 'empty-text'],
	['a misspelt type', 'type: ordering', 'type: §odering', 'unknown-type'],
	['a type there is none of', 'type: ordering', 'type: §essay', 'unknown-value'],
	['no type', '§- id: order\n    type: ordering\n', '', 'missing-type'],
	['no id', '- id: order\n    type: ordering', '- §type: ordering', 'missing-id'],
	['an id of the wrong shape', 'id: order\n', 'id: §Order One\n', 'id-shape'],
	['a question id twice', 'id: order\n', 'id: §phases\n', 'duplicate-id'],
	['a fact id twice', 'id: best-port', 'id: §two-highs', 'duplicate-id', ''],
	['a choice id twice', '{ text: The Moon,', '{ id: a, text: The Moon,', ''],
	['no key', 'answer: Two\n', '', 'no-key'],
	[
		'no distractors',
		/* of the short form */ 'distractors:\n      - { text: One, feedback: It is one for each bulge. }\n      - { text: Four, feedback: Low waters count for themselves. }\n',
		'tags: []\n',
		''
	],
	[
		'both forms of a single choice',
		'answer: Two\n',
		'answer: Two\n    choices:\n      §- { text: a, correct: true }\n      - { text: b }\n',
		'two-forms'
	],
	[
		'two keys where one is meant',
		'    answer: Two\n    right: So it is.\n    distractors:',
		'    choices:\n      §- { text: Two, correct: true }\n      - { text: Three, correct: true }',
		'two-keys'
	],
	['every choice right', 'text: None of these,', 'text: None of these, correct: true,', ''],
	['no choice right', 'text: finest, correct: true', 'text: finest', ''],
	['a numeric key that is text', 'answer: 48000', 'answer: §48 thousand', 'wrong-shape'],
	['a numeric key with a comma', 'answer: 48000', 'answer: §48,000', 'wrong-shape'],
	['a numeric key that is not finite', 'answer: 48000', 'answer: §.inf', 'not-finite'],
	['a numeric key that is no number', 'answer: 48000', 'answer: §.nan', 'wrong-shape'],
	['a negative tolerance', 'answer: 48000', 'answer: 48000\n    tolerance: §-1', 'negative'],
	['a true-false key that is text', 'answer: true', 'answer: §yes', 'wrong-shape'],
	[
		'a cloze without blanks in the text',
		'text: "The {{ place }} is the {{degree}} of the coast; it has {{count}} high waters."',
		'text: §The harbour',
		'no-blanks',
		'',
		'',
		''
	],
	['a blank that is not in the text', 'has {{count}} high', 'has two high', ''],
	[
		'a name in the text without a blank',
		'text: "The {{ place }}',
		'text: §"The {{ place }} and {{other}}',
		'unknown-blank'
	],
	[
		'a blank twice in the text',
		'text: "The {{ place }}',
		'text: §"The {{ place }} and {{count}}',
		'blank-twice'
	],
	[
		'braces that make no blank',
		'text: "The {{ place }}',
		'text: §"The {{ place }} }}',
		'stray-braces'
	],
	[
		'a blank typed and chosen',
		'place: { accept',
		'place: §{ choices: [{ text: a, correct: true }, { text: b }], accept',
		'two-forms'
	],
	['a blank without a key', 'place: { accept: [harbour], ', 'place: §{ ', 'no-key'],
	['a fact that is not there', 'facts: [best-port]', 'facts: [§best-prot]', 'unknown-fact'],
	['facts that are no list', 'facts: [best-port]', 'facts: §best-port', 'wrong-shape'],
	[
		'a source that is not there',
		'source: lecture\n    passage: 2',
		'source: §lectur\n    passage: 2',
		'unknown-source'
	],
	['a passage past the end of the source', 'passage: 5', 'passage: §7', 'outside-source'],
	['a passage that is no whole number', 'passage: 5', 'passage: §1.5', 'not-whole'],
	['a section past the end of the source', 'from: 4, to: 6', 'from: 4, to: §7', 'outside-source'],
	['a section that runs backwards', 'from: 1, to: 3', 'from: §3, to: 1', 'section-backwards', ''],
	['sections that overlap', 'from: 4, to: 6', 'from: §3, to: 6', 'sections-overlap'],
	['a fact in no section', 'passage: 3\n', 'passage: 3\n', ''],
	['a section too short for a fact', 'from: 1, to: 3', 'from: 1, to: 2', ''],
	['a date that is not in the calendar', 'date: 2024-03-01', 'date: §2024-02-30', 'not-a-date'],
	[
		'a link that runs a script',
		'url: https://example.org/tides',
		'url: §javascript:alert(1)',
		'markup',
		'not-a-link'
	],
	[
		'a source that can be found nowhere',
		'    url: https://example.org/tides\n',
		'',
		'source-without-place'
	],
	['a script', 'stem: What pulls the water?', 'stem: §What <script>alert(1)</script>', 'markup'],
	[
		'an image that runs a script',
		'stem: What pulls the water?',
		'stem: §What <img onerror=alert(1)',
		'markup'
	],
	['a tag of HTML', 'feedback: Most of all.', 'feedback: §Most <b>of all</b>', 'markup'],
	['a bidirectional override', 'title: On tides', 'title: On §\u202Etides', 'bad-character'],
	['a control character', 'title: On tides', 'title: On §\u0007tides', 'bad-character'],
	[
		'a control character by escape',
		'title: On tides',
		'title: §"On \\u0007tides"',
		'bad-character'
	],
	[
		'half a surrogate pair by escape',
		'title: On tides',
		'title: §"On \\ud800 tides"',
		'bad-character'
	],
	['a number that its comma makes two', 'accept: [two, 2]', 'accept: [§48,000]', 'split-number'],
	['the same choice twice', '{ text: Four,', '{ text: §One., ', ''],
	['an extra option that is a match', 'extra: [New Year]', 'extra: [§Full Moon]', 'extra-matches'],
	['a confusion that is right', 'value: 20000', 'value: §48000', 'confusion-is-right'],
	['a language that is none', 'language: en', 'language: §English!', 'not-a-language'],
	[
		'a list where a map should be',
		'passages: { unit: paragraph, count: 6, counted-from: "The sea at our harbour" }',
		'passages: §[paragraph, 6]',
		'wrong-shape'
	],
	['a map where a text should be', 'title: On tides', 'title: §{ en: On tides }', 'wrong-shape']
];
