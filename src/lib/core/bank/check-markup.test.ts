import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { formulaProblem } from '../markup/formula';
import { asPlain } from './as-plain';
import { parseBank, type ParseOptions } from './parse-bank';

const question = {
	id: 'energy',
	type: 'single',
	facts: ['energy'],
	stem: 'What is *energy*, says Ada Example?',
	explanation: 'It is $E = mc^2$.',
	hint: 'Think of `m`.',
	answer: '$E = mc^2$',
	right: 'So it is.',
	distractors: [{ text: '$E = mc$', feedback: 'Not **quite**.' }]
};

function file(change: object = {}, ofQuestion: object = {}, more: object[] = []): string {
	return stringify({
		id: 'marks',
		title: 'A *title*',
		summary: 'For a check.',
		language: 'en',
		licence: 'CC0-1.0',
		authors: ['Ada Example'],
		revision: 1,
		markup: 'markdown',
		sources: [
			{
				id: 'lecture',
				title: 'A lecture for $5',
				author: 'Ada Example',
				publisher: 'Harbour School',
				date: '2024-03-01',
				kind: 'explainer',
				url: 'https://example.org/lecture',
				passages: { unit: 'paragraph', count: 1 }
			}
		],
		sections: [{ id: 'all', title: 'All', from: 1, to: 1 }],
		facts: [
			{
				id: 'energy',
				passage: 1,
				kind: 'event',
				'said-by': 'Ada Example',
				statement: 'Energy is $mc^2$.'
			}
		],
		questions: [{ ...question, ...ofQuestion }, ...more],
		...change
	});
}

function errorsOf(text: string, options: ParseOptions = { checkFormula: formulaProblem }) {
	const result = parseBank(text, 'marks.yaml', options);
	return result.ok ? [] : result.errors;
}
function bankOf(text: string) {
	const result = parseBank(text, 'marks.yaml', { checkFormula: formulaProblem });
	if (!result.ok) throw new Error(JSON.stringify(result.errors));
	return result.bank;
}

describe('a bank that is read with marks', () => {
	it('says so, and so do its questions, the generated ones too', () => {
		const bank = bankOf(file());
		expect(bank.markup).toBe('markdown');
		expect(bank.questions.map(({ type, markup }) => [type, markup])).toEqual([
			['single', 'markdown'],
			['attribution', 'markdown']
		]);
		const plain = bankOf(file({ markup: undefined }));
		expect(plain.markup).toBe('plain');
		expect(plain.questions.every((each) => !('markup' in each))).toBe(true);
	});

	it('knows no third way', () => {
		expect(errorsOf(file({ markup: 'html' })).map(({ path }) => path)).toEqual([['markup']]);
	});

	it.each([
		['stem', 'Is it $5?'],
		['explanation', 'It costs $5.'],
		['hint', 'Less than $6.'],
		['answer', 'It is $7'],
		['right', 'Yes, $5.']
	])('has an error where a dollar sign stands alone: in its %s', (field, text) => {
		const [error, ...others] = errorsOf(file({}, { [field]: text }));
		expect(others).toEqual([]);
		expect(error).toMatchObject({
			code: 'stray-dollar',
			path: ['questions', 0, field],
			file: 'marks.yaml'
		});
		expect(error!.line).toBe(
			file({}, { [field]: text })
				.split('\n')
				.findIndex((line) => line.includes(text)) + 1
		);
		expect(error!.mend).toContain('\\$');
	});

	it('looks at what stands in lists and in facts', () => {
		const facts = [
			{ id: 'energy', passage: 1, kind: 'event', 'said-by': 'Ada $', statement: 'It is $5.' }
		];
		const distractors = [{ text: '$6', feedback: 'No, $5.' }];
		expect(errorsOf(file({ facts }, { distractors })).map(({ path }) => path)).toEqual([
			['facts', 0, 'statement'],
			['questions', 0, 'distractors', 0, 'text'],
			['questions', 0, 'distractors', 0, 'feedback']
		]);
	});

	it('has an error where a formula is none, told as KaTeX tells it', () => {
		const [error] = errorsOf(file({}, { stem: 'Is it $\\frac{1}{2$?' }));
		expect(error).toMatchObject({ code: 'formula', path: ['questions', 0, 'stem'] });
		expect(error!.problem).toContain('Unexpected end of input');
		expect(error!.problem).toContain('"\\frac{1}{2"');
	});

	it('refuses commands and long formulas where nobody reads TeX, too', () => {
		const refused = [
			file({}, { stem: '$\\def\\a{\\a}\\a$?' }),
			file({}, { stem: `$${'x'.repeat(501)}$?` })
		];
		for (const text of refused)
			expect(errorsOf(text, {}).map(({ code }) => code)).toEqual(['formula']);
		expect(errorsOf(file({}, { stem: 'Is it $\\frac{1}{2$?' }), {})).toEqual([]);
	});

	it('reads the text of a cloze question piece by piece', () => {
		const cloze = (text: string) => ({
			id: 'gap',
			type: 'cloze',
			facts: ['energy'],
			stem: 'Fill in.',
			explanation: 'So it is.',
			text,
			blanks: { a: { accept: ['$5'] } }
		});
		expect(errorsOf(file({}, {}, [cloze('$E$ is {{a}} and $m$.')]))).toEqual([]);
		const wrong = errorsOf(file({}, {}, [cloze('$E = {{a}} + m$.')]));
		expect(wrong.map(({ code, path }) => [code, path])).toEqual([
			['stray-dollar', ['questions', 1, 'text']],
			['stray-dollar', ['questions', 1, 'text']]
		]);
	});

	it('lets a plain bank have any dollar sign', () => {
		expect(errorsOf(file({ markup: 'plain' }, { stem: 'Is it $5 or \\def?' }))).toEqual([]);
	});

	it('still refuses tags', () => {
		expect(errorsOf(file({}, { stem: 'Is it <b>bold</b>?' })).map(({ code }) => code)).toEqual([
			'markup'
		]);
	});

	it('is checked as it reads: marks make no choice longer, and none unlike', () => {
		const distractors = [
			{ text: 'the mass times the speed', feedback: 'No.' },
			{ text: 'the mass over the square', feedback: 'No.' }
		];
		const withMarks = { answer: '**the** *mass* **times** *the* `square`', distractors };
		const codes = (text: string) => {
			const result = parseBank(text, 'marks.yaml', {});
			return result.warnings.map(({ code }) => code);
		};
		expect(codes(file({ markup: 'plain' }, withMarks))).toContain('key-is-longest');
		expect(codes(file({}, withMarks))).not.toContain('key-is-longest');
	});

	it('has the same choice twice where only marks tell two apart', () => {
		const twice = { distractors: [{ text: '*$E = mc^2$*', feedback: 'No.' }] };
		expect(errorsOf(file({}, twice)).map(({ code }) => code)).toEqual(['duplicate-choice']);
	});
});

describe('a bank as plain text', () => {
	it('has no marks in any text that may have them', () => {
		const more = [
			{ id: 'tf', type: 'true-false', answer: true, feedback: { true: '*a*', false: '*a*' } },
			{
				id: 'num',
				type: 'numeric',
				answer: 1,
				feedback: { right: '*a*', wrong: '*a*' },
				confusions: [{ value: 3, feedback: '*a*' }]
			},
			{
				id: 'short',
				type: 'short-text',
				accept: ['x'],
				feedback: { right: '*a*', wrong: '*a*' },
				confusions: [{ text: 'y', feedback: '*a*' }]
			},
			{
				id: 'gap',
				type: 'cloze',
				text: '*a* {{one}} *a* {{two}}',
				blanks: {
					one: { accept: ['x'], feedback: '*a*' },
					two: { choices: [{ text: '*a*', correct: true, feedback: '*a*' }, { text: '*b*' }] }
				}
			},
			{
				id: 'pairs',
				type: 'matching',
				pairs: [
					{ prompt: '*a*', match: '*a*', feedback: '*a*' },
					{ prompt: '*b*', match: '*b*' }
				],
				extra: ['*c*']
			},
			{ id: 'order', type: 'ordering', items: [{ text: '*a*', feedback: '*a*' }, { text: '*b*' }] },
			{
				id: 'many',
				type: 'multiple',
				choices: [{ text: '*a*', correct: true, feedback: '*a*' }, { text: '*b*' }]
			}
		].map((each) => ({ facts: ['energy'], stem: '*a*', explanation: '*a*', hint: '*a*', ...each }));
		const bank = bankOf(file({}, {}, more));
		const { questions, facts } = asPlain(bank);
		expect(questions).toHaveLength(9);
		expect(JSON.stringify([questions, facts])).not.toMatch(/[*$`]/);
		expect(JSON.stringify(bank.questions)).toContain('*');
	});

	it('is a plain bank itself', () => {
		const bank = bankOf(file({ markup: 'plain' }));
		expect(asPlain(bank)).toBe(bank);
	});
});

describe('the wording of a question', () => {
	const prints = (change: object, ofQuestion: object = {}) =>
		bankOf(file(change, ofQuestion)).questions.map(({ wording, key }) => [wording, key]);
	const bare = {
		stem: 'What is 2*3, says Ada Example?',
		hint: 'A number.',
		answer: 'six',
		distractors: [{ text: 'five', feedback: '*No.*' }]
	};
	const facts = [
		{ id: 'energy', passage: 1, kind: 'event', 'said-by': 'Ada Example', statement: 'It is six.' }
	];

	it('stays where marks are switched on and nothing has any before it is answered', () => {
		expect(prints({ facts }, bare)).toEqual(prints({ facts, markup: 'plain' }, bare));
	});

	it.each([
		['stem', { stem: 'What is *2*, says Ada Example?' }],
		['hint', { hint: 'A \\* is read otherwise.' }],
		['choice', { distractors: [{ text: '$5$', feedback: 'No.' }] }]
	])('is another where a mark reads otherwise: in the %s', (_, change) => {
		const [on] = prints({ facts }, { ...bare, ...change });
		const [off] = prints({ facts, markup: 'plain' }, { ...bare, ...change });
		expect(on![0]).not.toBe(off![0]);
		expect(on![1]).toBe(off![1]);
	});

	it('is another for the generated question where the statement has a mark', () => {
		const [, on] = prints({});
		const [, off] = prints({ markup: 'plain' });
		expect(on![0]).not.toBe(off![0]);
	});

	it('is that of the text in the file', () => {
		const [first] = prints({ facts }, { ...bare, stem: 'What is *2*, says Ada?' });
		const [other] = prints({ facts }, { ...bare, stem: 'What is **2**, says Ada?' });
		expect(first![0]).not.toBe(other![0]);
	});
});
