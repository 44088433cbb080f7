import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { examplePng } from '../../core/bank/example-image';
import { Unreadable } from './format';
import { GivenFile } from './given-file';
import { h5pFormat } from './h5p';

type Params = { [key: string]: unknown };

const PICTURE = examplePng();
const pack = (library: string, params: unknown, manifest: Params = {}) =>
	zipSync({
		'h5p.json': strToU8(
			JSON.stringify({ title: 'A title', language: 'und', mainLibrary: library, ...manifest })
		),
		'content/content.json': strToU8(JSON.stringify(params)),
		'content/images/map-1.png': PICTURE,
		[`${library}-1.16/library.json`]: strToU8('{}')
	});
const readBytes = (bytes: Uint8Array) => h5pFormat.read(new GivenFile('x.h5p', bytes), () => {});
const read = (library: string, params: unknown, manifest: Params = {}) =>
	readBytes(pack(library, params, manifest));
const entries = async (library: string, params: unknown) =>
	(await read(library, params)).items.map(({ entry }) => entry);
const reasons = async (library: string, params: unknown) =>
	(await read(library, params)).remarks.map(({ kind, text }) => `${kind}: ${text}`);

test('a package says who wrote it, and under which licence', async () => {
	const params = { question: '<p>Is this false?</p>\n', correct: 'false' };
	const bytes = pack('H5P.TrueFalse', params, {
		language: 'de',
		license: 'CC BY-SA',
		licenseVersion: '4.0',
		authors: [{ name: 'Ada Example', role: 'Author' }]
	});
	expect(h5pFormat.detect(new GivenFile('x.zip', bytes))).toBe(1);
	expect(await readBytes(bytes)).toEqual({
		title: 'A title',
		language: 'de',
		licence: 'CC BY-SA 4.0',
		authors: ['Ada Example'],
		items: [
			{
				place: { item: 'A title' },
				group: [],
				entry: { type: 'true-false', stem: 'Is this false?', answer: false }
			}
		],
		pictures: new Map(),
		remarks: []
	});
});

const ANSWERS = [
	{ text: '<div>One</div>', correct: true, tipsAndFeedback: { chosenFeedback: '<b>Yes</b>' } },
	{ text: 'Two &lt; 3', correct: false, tipsAndFeedback: { tip: '' } }
];

describe('each kind of content', () => {
	const cases: [library: string, params: Params, entry: unknown[]][] = [
		[
			'H5P.MultiChoice',
			{
				question: '<p>Which?</p>',
				answers: ANSWERS,
				media: {
					type: {
						library: 'H5P.Image 1.1',
						params: { file: { path: 'images/map-1.png' }, alt: 'A map' }
					}
				}
			},
			[
				{
					type: 'single',
					stem: 'Which?',
					image: { file: 'map-1.png', alt: 'A map' },
					choices: [{ text: 'One', correct: true, feedback: '**Yes**' }, { text: 'Two < 3' }]
				}
			]
		],
		[
			'H5P.MultiChoice',
			{ question: 'Which?', answers: ANSWERS, behaviour: { type: 'multi' } },
			[
				{
					type: 'multiple',
					stem: 'Which?',
					choices: [{ text: 'One', correct: true, feedback: '**Yes**' }, { text: 'Two < 3' }]
				}
			]
		],
		[
			'H5P.TrueFalse',
			{
				question: 'So?',
				correct: 'true',
				behaviour: { feedbackOnCorrect: 'Yes', feedbackOnWrong: 'No' }
			},
			[{ type: 'true-false', stem: 'So?', answer: true, feedback: { true: 'Yes', false: 'No' } }]
		],
		[
			'H5P.Blanks',
			{
				text: '<p>Fill in</p>',
				questions: [
					'<p>The <strong>*cat/kitten: An animal* sat</strong> {{on}} 5**3.</p>',
					'<p>It *purred &amp; slept*.</p>'
				],
				behaviour: { caseSensitive: false }
			},
			[
				{
					type: 'cloze',
					stem: 'Fill in',
					text: 'The {{blank-1}} sat { {on} } 5\\*3.\n\nIt {{blank-2}}.',
					blanks: {
						'blank-1': { accept: ['cat', 'kitten'] },
						'blank-2': { accept: ['purred & slept'] }
					},
					hint: '1: An animal'
				}
			]
		],
		[
			'H5P.DragText',
			{
				taskDescription: 'Drag',
				textField: 'Blue is *sky:Above*\nred is *rose\\+Right\\-Wrong*.',
				distractors: '*grass*'
			},
			[
				{
					type: 'cloze',
					stem: 'Drag',
					text: 'Blue is {{blank-1}}\nred is {{blank-2}}.',
					blanks: {
						'blank-1': {
							choices: [{ text: 'grass' }, { text: 'rose' }, { text: 'sky', correct: true }]
						},
						'blank-2': {
							choices: [
								{ text: 'grass', feedback: 'Wrong' },
								{ text: 'rose', correct: true, feedback: 'Right' },
								{ text: 'sky', feedback: 'Wrong' }
							]
						}
					},
					hint: '1: Above'
				}
			]
		],
		[
			'H5P.MarkTheWords',
			{ taskDescription: 'Mark the verbs', textField: 'She *runs* and *jumps*, and he runs.' },
			[
				{
					type: 'multiple',
					stem: 'Mark the verbs\n\nShe runs and jumps, and he runs.',
					choices: [
						{ text: 'She' },
						{ text: 'and' },
						{ text: 'he' },
						{ text: 'jumps', correct: true },
						{ text: 'runs', correct: true }
					]
				}
			]
		],
		[
			'H5P.SingleChoiceSet',
			{
				choices: [
					{ question: 'A?', answers: ['a', 'b'] },
					{ question: 'B?', answers: ['<p>c</p>', 'd'] }
				]
			},
			[
				{ type: 'single', stem: 'A?', choices: [{ text: 'a', correct: true }, { text: 'b' }] },
				{ type: 'single', stem: 'B?', choices: [{ text: 'c', correct: true }, { text: 'd' }] }
			]
		],
		[
			'H5P.Dialogcards',
			{
				dialogs: [
					{
						text: '<p>Front</p>',
						answer: '<p>Back</p>',
						image: { path: 'images/map-1.png' },
						imageAltText: 'A map',
						tips: { front: 'Tip' }
					}
				]
			},
			[
				{
					type: 'card',
					stem: 'Front',
					image: { file: 'map-1.png', alt: 'A map' },
					back: 'Back',
					hint: 'Tip'
				}
			]
		],
		[
			'H5P.Flashcards',
			{ cards: [{ text: 'Front', answer: 'Back' }] },
			[{ type: 'card', stem: 'Front', back: 'Back' }]
		]
	];
	it.each(cases)('%s', async (library, params, expected) => {
		expect(await entries(library, params)).toEqual(expected);
	});
});

test('questions within others are found, with their own names and identifiers', async () => {
	const inner = (library: string, params: Params, id: string) => ({
		library,
		params,
		subContentId: id,
		metadata: { title: `Title of ${id}` }
	});
	const set = await read('H5P.Column', {
		content: [
			{ content: inner('H5P.AdvancedText 1.1', { text: 'Read this' }, 'text') },
			{
				content: inner(
					'H5P.QuestionSet 1.20',
					{
						questions: [
							inner('H5P.TrueFalse 1.8', { question: 'So?', correct: 'true' }, 'one'),
							inner('H5P.Crossword 0.5', {}, 'two'),
							inner(
								'H5P.SingleChoiceSet 1.11',
								{
									choices: [
										{ question: 'A?', answers: ['a', 'b'] },
										{ question: 'B?', answers: ['a'] },
										{ question: 'C?', answers: ['a', 'b'] }
									]
								},
								'three'
							)
						]
					},
					'set'
				)
			}
		]
	});
	expect(set.items.map(({ ownId, place }) => [ownId, place.item])).toEqual([
		['one', 'Title of one'],
		['three', 'Title of three'],
		['three#2', 'C?']
	]);
	expect(set.remarks.map(({ kind, place, text }) => [kind, place.item, text])).toEqual([
		['left-out', 'Title of text', 'H5P.AdvancedText is no kind of question here.'],
		['left-out', 'Title of two', 'H5P.Crossword is no kind of question here.'],
		['left-out', 'Title of three', 'It has fewer than two choices.'],
		['noted', 'A title', 'Of H5P.Column the questions are taken, without what stands between them.']
	]);
});

test('what cannot be held is told', async () => {
	expect(
		await reasons('H5P.MultiChoice', {
			question: 'Which?',
			answers: [
				{ text: 'a', correct: true, tipsAndFeedback: { tip: 'T', notChosenFeedback: 'N' } },
				{ text: 'b' }
			],
			media: { type: { library: 'H5P.Video 1.6', params: {} } },
			overallFeedback: [{ from: 0, to: 100, feedback: 'Well done' }]
		})
	).toEqual([
		'left-out: What cannot be shown here is left out: H5P.Video.',
		'left-out: A tip to one choice is left out.',
		'left-out: Feedback to what was not chosen is left out.',
		'left-out: Feedback that depends on the number of points is left out.'
	]);
	expect(
		await reasons('H5P.MultiChoice', {
			question: 'Which?',
			answers: [{ text: 'a' }, { text: 'b' }]
		})
	).toEqual(['left-out: None of its choices is right.']);
	expect(await reasons('H5P.TrueFalse', { question: 'So?' })).toEqual([
		'left-out: It does not say what is right.'
	]);
	expect(await reasons('H5P.Blanks', { questions: ['<p>No blank</p>'] })).toEqual([
		'left-out: It has no blanks.'
	]);
	expect(await reasons('H5P.ImageHotspots', {})).toEqual([
		'left-out: H5P.ImageHotspots is no kind of question here.'
	]);
});

it.each([
	['cut off', pack('H5P.Blanks', {}).slice(0, -30), /cut off/],
	['without a content', zipSync({ 'h5p.json': strToU8('{}') }), /no content/],
	[
		'whose content is no JSON',
		zipSync({ 'h5p.json': strToU8('{}'), 'content/content.json': strToU8('{') }),
		/no JSON/
	]
])('a package %s is refused with what to do', async (_, bytes, text) => {
	await expect(readBytes(bytes)).rejects.toThrow(Unreadable);
	await expect(readBytes(bytes)).rejects.toThrow(text);
});

const LIBRARIES = [
	'MultiChoice',
	'TrueFalse',
	'Blanks',
	'DragText',
	'MarkTheWords',
	'SingleChoiceSet',
	'Summary',
	'QuestionSet',
	'Dialogcards',
	'Flashcards',
	'Column'
].map((name) => `H5P.${name}`);
const text = fc
	.array(
		fc.constantFrom(
			'*',
			'**',
			':',
			'/',
			'\\+',
			'\\-',
			'word',
			' ',
			'<p>',
			'</p>',
			'<b>',
			'</b>',
			'{{',
			'}}',
			'\n',
			'&lt;',
			'<script>',
			'$',
			'`',
			'\ue000',
			'1',
			'\ue001'
		),
		{ maxLength: 25 }
	)
	.map((parts) => parts.join(''));
const KEYS = [
	'question',
	'answers',
	'text',
	'correct',
	'questions',
	'textField',
	'distractors',
	'taskDescription',
	'choices',
	'summaries',
	'summary',
	'tip',
	'dialogs',
	'cards',
	'answer',
	'image',
	'path',
	'media',
	'type',
	'library',
	'params',
	'behaviour',
	'tipsAndFeedback',
	'feedback',
	'content'
];
const { params } = fc.letrec((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		text,
		fc.constantFrom<unknown>(true, false, null, 3, ...LIBRARIES.map((name) => `${name} 1.0`)),
		fc.array(tie('value'), { maxLength: 4 }),
		tie('params')
	),
	params: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 6 })
}));

const gapped = fc
	.tuple(fc.constantFrom('Blanks', 'DragText', 'MarkTheWords'), text, text)
	.map(([name, one, other]): [string, Params] => [
		`H5P.${name}`,
		{ text: one, questions: [one, other], textField: one + other, distractors: other }
	]);

test('any content is read, and every blank of a text is there', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.oneof(gapped, fc.tuple(fc.constantFrom(...LIBRARIES), params)),
			async ([library, content]) => {
				const set = await read(library, content);
				for (const { entry } of set.items) {
					expect(entry.stem).not.toBe('');
					if (entry.type !== 'cloze') continue;
					expect(entry.text).not.toMatch(/[\ue000-\ue002]/);
					const named = [...entry.text.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => match[1]);
					expect(named.toSorted()).toEqual(Object.keys(entry.blanks).toSorted());
				}
			}
		),
		{ numRuns: 300 }
	);
});

test('a package that is damaged anywhere is read or refused', async () => {
	const sound = pack('H5P.MultiChoice', { question: 'Which?', answers: ANSWERS });
	const change = fc.tuple(fc.nat(sound.length - 1), fc.nat(255));
	await fc.assert(
		fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
			const bytes = Uint8Array.from(sound);
			for (const [at, byte] of changes) bytes[at] = byte;
			await readBytes(bytes).catch((error) => expect(error).toBeInstanceOf(Unreadable));
		})
	);
});
