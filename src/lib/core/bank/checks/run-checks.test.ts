import { describe, expect, it } from 'vitest';
import { EXAMPLE_BANK } from '../example-bank';
import { parseBank } from '../parse-bank';

/** The example's head with facts and questions of one's own. Every question gets feedback unless it is about that. */
const HEAD = EXAMPLE_BANK.slice(0, EXAMPLE_BANK.indexOf('\nfacts:'));
interface Parts {
	fact?: string;
	language?: string;
	head?: string;
}
function codes(
	questions: string,
	{ fact = 'kind: event, said-by: Ada Example', language = 'en' }: Parts = {}
): string[] {
	const text = `${HEAD.replace('language: en', `language: ${language}`)}
facts:
  - { id: f, passage: 1, statement: It is so., ${fact} }
questions:
${questions}`;
	const result = parseBank(text, 'x');
	if (result.ok) return result.warnings.map(({ code }) => code);
	return result.errors.map(({ code, problem }) => `error ${code} ${problem}`);
}
function single(stem: string, key: string, ...distractors: string[]): string {
	return item(stem, 'q', key, ...distractors);
}
function item(stem: string, id: string, key: string, ...distractors: string[]): string {
	const others = distractors.map((text) => `      - { text: ${text}, feedback: No. }\n`);
	return `  - { id: ${id}, type: single, facts: [f], stem: ${JSON.stringify(stem)}, explanation: So., answer: ${JSON.stringify(key)}, right: Yes., distractors: [\n${others
		.join('')
		.replace(/ {6}- (.*)\n/g, '      $1,\n')}    ] }\n`;
}

describe('key-is-longest', () => {
	it('warns of a key half as long again as the distractors', () => {
		const key = 'The pull of the Moon and of the Sun, which act together at new and full Moon';
		expect(
			codes(
				single(
					'Why?',
					key,
					'The wind from the sea',
					'The flow of the river',
					'The shape of the bay'
				)
			)
		).toEqual(['key-is-longest']);
	});

	it.each([
		[
			'choices of about the same length',
			[
				'The pull of the Moon on the water',
				'The wind that blows from the sea',
				'The flow of the river'
			]
		],
		['short answers', ['Fourteen', 'Two', 'Six', 'Ten']],
		[
			'a distractor that is longer still',
			[
				'The pull of the Moon and of the Sun',
				'Wind',
				'Rain',
				'The pull of the Moon and of the Sun and of Jupiter'
			]
		]
	])('is silent on %s', (_name, [key, ...others]) => {
		expect(codes(single('Why?', key!, ...others))).toEqual([]);
	});

	const many = (longest: (at: number) => boolean) =>
		Array.from({ length: 12 }, (_, at) =>
			longest(at)
				? item('Why?', `q${at}`, 'The Moons', 'The Sun', 'Winds')
				: item('Why?', `q${at}`, 'The Sun', 'The Moons', 'Winds')
		).join('');

	it('warns of a bank in which the longest is the key far more often than by chance', () => {
		expect(codes(many(() => true))).toEqual(['keys-are-longest']);
	});

	it('is silent on a bank in which it is the key about as often as by chance', () => {
		expect(codes(many((at) => at % 2 === 0))).toEqual([]);
	});

	it('is silent on a bank with too few questions to tell', () => {
		expect(
			codes(
				many(() => true)
					.split('\n')
					.slice(0, 12)
					.join('\n')
			)
		).toEqual([]);
	});
});

describe('absolute-distractor', () => {
	it('warns of "never" in a distractor alone', () => {
		expect(
			codes(single('What of the tide?', 'It comes twice', 'It never comes', 'It comes once'))
		).toEqual(['absolute-distractor']);
	});

	it.each([
		[
			'one in the key too',
			single('What of the tide?', 'It always comes', 'It never comes', 'It comes once')
		],
		[
			'one in the stem',
			single('What of the tide that never comes?', 'A pond', 'The wind that is never there', 'Rain')
		],
		[
			'"never" of one event',
			single('What of the boat?', 'It came in', 'It was never built', 'It sank')
		],
		['none at all', single('What of the tide?', 'It comes', 'It goes', 'It stays')]
	])('is silent on %s', (_name, question) => {
		expect(codes(question)).toEqual([]);
	});

	it('is silent on another language', () => {
		expect(codes(single('Was?', 'Ja', 'always', 'Nein'), { language: 'de' })).toEqual([]);
	});
});

describe('all-of-the-above', () => {
	it.each([
		['All of the above', 'all-of-the-above'],
		['None of these', 'none-unpinned'],
		['Both A and B', 'choice-by-letter'],
		['A and C only', 'choice-by-letter']
	])('warns of %s', (text, code) => {
		expect(codes(single('What?', 'The Moon', 'The Sun', text))).toEqual([code]);
	});

	it.each([
		'None of the ships',
		'Both France and Britain',
		'A cat and a dog',
		'2 and 3',
		'A and Bee'
	])('is silent on %s', (text) => {
		const found = codes(single('What?', 'The Moon', 'The Sun', text));
		expect(found.filter((code) => code !== 'choices-unlike')).toEqual([]);
	});

	it('is silent on "none of these" where it is pinned', () => {
		const question = single('What?', 'The Moon', 'The Sun', 'None of these').replace(
			'None of these,',
			'None of these, pinned: true,'
		);
		expect(codes(question)).toEqual([]);
	});
});

describe('clang', () => {
	it('warns of a word that the stem and the key alone share', () => {
		expect(
			codes(
				single('What causes the harbour to silt up?', 'Its harbour wall', 'A dredger', 'The wind')
			)
		).toEqual(['clang']);
	});

	it('knows a plural', () => {
		expect(
			codes(single('What do glaciers leave?', 'A glacier bed', 'A dredger', 'The wind'))
		).toEqual(['clang']);
	});

	it.each([
		[
			'a distractor that shares it',
			single('What causes the harbour to silt up?', 'Its harbour wall', 'A harbour boat', 'Wind')
		],
		[
			'a distractor that shares another word',
			single('What causes the harbour to silt up?', 'Its harbour wall', 'Causes unknown', 'Wind')
		],
		[
			'a common word',
			single('What does the article say there?', 'There is an article', 'A wind', 'A dredger')
		],
		['a short word', single('What of the sea?', 'The sea wall', 'A dredger', 'The wind')],
		[
			'a question of who',
			single('Who gave the Harbour prize?', 'The Harbour Board', 'A dredger', 'The wind')
		]
	])('is silent on %s', (_name, question) => {
		expect(codes(question)).toEqual([]);
	});
});

describe('unnamed-speaker', () => {
	const judgement = { fact: 'kind: judgement, said-by: Ada Example' };
	const statement = { fact: 'kind: statement, said-by: Ministry of World Harbours' };
	const ask = (stem: string, key = 'The Moon') => single(stem, key, 'The Sun', 'The wind');

	it('warns of a judgement that is asked as a fact', () => {
		expect(codes(ask('What is finest?'), judgement)).toEqual(['unnamed-speaker']);
	});

	it('warns of a statement that is asked as a fact', () => {
		expect(codes(ask('What is finest?'), statement)).toEqual(['unnamed-speaker']);
	});

	it('does not take the author for the speaker of a statement', () => {
		expect(codes(ask('What is finest, according to the author?'), statement)).toEqual([
			'unnamed-speaker'
		]);
	});

	it.each([
		['the surname', ask("What is finest in Example's view?"), judgement],
		['"the author"', ask('According to the author, what is finest?'), judgement],
		['the kind of source', ask('What is finest, as the lecture has it?'), judgement],
		['a weighty word of a body', ask('What did the ministry call finest?'), statement],
		['its initials', ask('What did the MWH call finest?'), statement],
		['the speaker as the key', ask('Who calls it finest?', 'The ministry'), statement],
		['an event', ask('What is finest?'), {}],
		['another language', ask('Was?'), { ...judgement, language: 'de' }]
	])('is silent on %s', (_name, question, parts) => {
		expect(codes(question, parts)).toEqual([]);
	});
});

describe('judgement-not-by-author', () => {
	it('warns of a judgement that someone else makes', () => {
		const found = codes(single('What does Bob think?', 'One', 'Two'), {
			fact: 'kind: judgement, said-by: Bob'
		});
		expect(found).toEqual(['judgement-not-by-author']);
	});

	it('is silent on a part of the name of the author', () => {
		const found = codes(single('What does Example think?', 'One', 'Two'), {
			fact: 'kind: judgement, said-by: Example'
		});
		expect(found).toEqual([]);
	});
});

describe('unasked-fact', () => {
	it('warns of a fact that no written question rests on', () => {
		const fact =
			'kind: event, said-by: A }\n  - { id: g, passage: 1, kind: event, said-by: A, statement: Alone.';
		expect(codes(single('What?', 'One', 'Two'), { fact })).toEqual(['unasked-fact']);
	});
});

describe('no-feedback', () => {
	it('warns of each choice without it', () => {
		const question = single('What?', 'One', 'Two', 'Six')
			.replaceAll(', feedback: No.', '')
			.replace(', right: Yes.', '');
		expect(codes(question)).toEqual(['no-feedback', 'no-feedback', 'no-feedback']);
	});

	it('warns of a true-false question without it, once for each answer', () => {
		const question =
			'  - { id: q, type: true-false, facts: [f], stem: So?, explanation: So., answer: true }';
		expect(codes(question)).toEqual(['no-feedback', 'no-feedback']);
	});
});

describe('duplicate-choice', () => {
	it('is an error where two choices read the same', () => {
		expect(codes(single('What?', 'The Moon', 'The  moon', 'The Moon.'))).toEqual([
			expect.stringMatching(/^error duplicate-choice/)
		]);
	});

	it('is a warning where they differ in capitals only', () => {
		expect(codes(single('What?', 'English', 'english', 'Welsh'))).toEqual([
			'choices-differ-in-case'
		]);
	});

	it.each([
		['-5', '5'],
		['x²', 'x2'],
		['resume', 'résumé']
	])('is silent on %s and %s', (one, other) => {
		const found = codes(single('What?', one, other, 'Another'));
		expect(found.filter((code) => code !== 'choices-unlike')).toEqual([]);
	});
});
