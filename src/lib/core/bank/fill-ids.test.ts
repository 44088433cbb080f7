import { describe, expect, it } from 'vitest';
import { EXAMPLE_BANK, exampleWith } from './example-bank';
import { fillIds } from './fill-ids';
import { parseBank } from './parse-bank';
import { slugId } from './slug';

describe('fillIds', () => {
	it('gives a question the id of its stem and leaves everything else as it was', () => {
		const text = exampleWith(
			'  - id: highs-cause\n    type: multiple',
			'  - type: multiple # what pulls'
		);
		const { text: filled, added } = fillIds(text, 'x');
		expect(added).toEqual(['pulls-water']);
		expect(filled).toBe(
			text.replace('  - type: multiple', '  - id: pulls-water\n    type: multiple')
		);
		expect(parseBank(filled, 'x').ok).toBe(true);
	});

	it('fills in an id that is empty, and one of a question in braces', () => {
		const { text } = fillIds(
			'questions:\n  - id:\n    stem: One tide\n  - { stem: Two tides }\n',
			'x'
		);
		expect(text).toBe(
			'questions:\n  - id: one-tide\n    stem: One tide\n  - { id: two-tides, stem: Two tides }\n'.replace(
				'{ id: two-tides, stem',
				'{ id: two-tides, stem'
			)
		);
	});

	it('gives each its own, unlike those there are', () => {
		const text = 'questions:\n  - stem: Tide\n  - id: tide\n    stem: Tide\n  - stem: Tide\n';
		expect(fillIds(text, 'x').added).toEqual(['tide-2', 'tide-3']);
	});

	it('keeps the line ends of Windows', () => {
		expect(fillIds('questions:\r\n  - stem: Tide\r\n', 'x').text).toBe(
			'questions:\r\n  - id: tide\r\n    stem: Tide\r\n'
		);
	});

	it('changes nothing where nothing is missing, and nothing that it cannot read', () => {
		expect(fillIds(EXAMPLE_BANK, 'x')).toEqual({ text: EXAMPLE_BANK, added: [] });
		expect(fillIds('questions: [', 'x')).toEqual({ text: 'questions: [', added: [] });
	});
});

describe('slugId', () => {
	it.each([
		['What pulls the water?', 'pulls-water'],
		['Où est l’été à Nîmes ?', 'ou-est-lete-nimes']
	])('makes of %s the id %s', (stem, id) => {
		expect(slugId(stem, new Set())).toBe(id);
	});

	it('makes an id of a stem without Latin letters', () => {
		expect(slugId('潮汐是什么？', new Set())).toMatch(/^question-[0-9a-f]{6}$/);
	});
});
