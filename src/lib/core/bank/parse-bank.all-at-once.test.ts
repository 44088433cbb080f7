import { describe, expect, it } from 'vitest';
import { EXAMPLE_BANK, exampleWith } from './example-bank';
import { parseBank } from './parse-bank';

/** The example without the feedback on the choice "One" of highs-a-day, which is warned about. */
const UNTOLD = exampleWith(', feedback: It is one for each bulge. }', ' }');

function told(text: string) {
	const result = parseBank(text, 'tides.yaml');
	const codes = (findings: { code: string; line: number }[]) =>
		findings.map(({ code, line }) => `${line} ${code}`);
	return { errors: result.ok ? [] : codes(result.errors), warnings: codes(result.warnings) };
}

describe('a bank with an error', () => {
	it.each([
		['a question without an id', '- id: order\n    type', '- type', '117 missing-id'],
		['an id twice', '- id: order', '- id: phases', '117 duplicate-id'],
		['a question without a type', '    type: ordering\n', '', '117 missing-type'],
		['a question before them of no known type', 'type: numeric', 'type: essay', '45 unknown-value'],
		['a misspelt field', 'revision:', 'revison:', '8 unknown-field'],
		['a fact without a speaker', 'said-by: Port Office', 'said-by:', '28 missing-field'],
		['a source of a wrong date', 'date: 2024-03-01', 'date: 2024-3-1', '15 not-a-date'],
		['a section that ends nowhere', 'from: 4, to: 6 }', 'from: 4 }', '22 missing-field']
	])('has the warnings of its other parts: %s', (_name, from, to, error) => {
		expect(told(UNTOLD.replace(from, to))).toEqual({
			errors: [error],
			warnings: ['62 no-feedback']
		});
	});

	it('has the other mistakes of a question without id, stem and facts told too', () => {
		const text = UNTOLD.replace('  - id: highs-a-day\n    type: single\n', '  - type: single\n')
			.replace('    stem: How many high waters a day does the harbour have?\n', '')
			.replace('    answer: Two\n', '');
		expect(told(text).errors).toEqual(['55 missing-id', '55 missing-field', '55 no-key']);
	});

	it('has the errors told that the checks of a whole bank find', () => {
		const text = EXAMPLE_BANK.replace('text: Four,', 'text: One,').replace('revision: 1\n', '');
		expect(told(text).errors).toEqual(['2 missing-field', '62 duplicate-choice']);
	});

	it('has no warning that only follows from an error', () => {
		const alias = 'feedback: *nope }';
		const text = EXAMPLE_BANK.replace('feedback: It is one for each bulge. }', alias);
		expect(told(text)).toEqual({ errors: ['62 yaml-alias'], warnings: [] });
		// The fact is asked, in a question that cannot be read.
		expect(told(exampleWith('type: cloze', 'type: essay')).warnings).toEqual([]);
		expect(told(exampleWith('facts: [best-port]', 'facts: [best-prot]')).warnings).toEqual([]);
	});

	it('warns of a fact that no question asks although an id is missing', () => {
		const unasked = EXAMPLE_BANK.replace('facts: [best-port]', 'facts: [two-highs]');
		expect(told(unasked).warnings).toEqual(['36 unasked-fact']);
		expect(told(unasked.replace('- id: order\n    type', '- type')).warnings).toEqual([
			'36 unasked-fact'
		]);
	});

	it.each([
		['as it is', EXAMPLE_BANK, { id: 'tides', line: 2, column: 5 }],
		['with errors', EXAMPLE_BANK.replace('title:', 'titel:'), { id: 'tides', line: 2, column: 5 }],
		[
			'that is no YAML',
			EXAMPLE_BANK.replace('authors: [', 'authors: [['),
			{ id: 'tides', line: 2, column: 5 }
		],
		['with its id in quotes', `a: [\nid: "moon"  # so\n`, { id: 'moon', line: 2, column: 6 }],
		['that is none', 'hello', null]
	])('tells its id, so that the name of the file can be checked: %s', (_name, text, id) => {
		expect(parseBank(text, 'x').id).toEqual(id);
	});
});

describe('a comma in a text inside { }', () => {
	const problems = (to: string) => {
		const result = parseBank(exampleWith('feedback: It is one for each bulge.', to), 'x');
		return result.ok ? [] : result.errors.map(({ code, problem }) => `${code} ${problem}`);
	};

	it.each(['feedback: So it is, and what the source says', 'feedback: No, not ever: it is two'])(
		'is told as that: %s',
		(to) => {
			expect(problems(to)).toEqual([expect.stringMatching(/^split-text .*"feedback" short/)]);
		}
	);

	it('is told once for each text', () => {
		expect(problems('feedback: a, b c, d e')).toHaveLength(1);
		expect(problems('feedback: a, b c, pinned: false, not it')).toHaveLength(2);
	});

	it('is no misspelt field, and an unknown one is no text', () => {
		expect(problems('feedbak: So')).toEqual([expect.stringMatching(/^unknown-field/)]);
		expect(problems('feedback: So, colour: red')).toEqual([
			expect.stringMatching(/^unknown-field/)
		]);
	});
});
