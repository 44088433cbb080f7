import { describe, expect, it } from 'vitest';
import { EXAMPLE_BANK } from '../bank/example-bank';
import { splitText } from './bank-text';
import { completeText } from './complete-text';
import { outlineOf } from './outline';

const split = splitText(EXAMPLE_BANK);
if (!split.ok) throw new Error(split.problem);
const outline = outlineOf(split.bank);

/** What is proposed at the sign `|` in a text. */
function at(text: string) {
	const offset = text.indexOf('|');
	const found = completeText(text.replace('|', ''), offset, outline);
	return found && { ...found, labels: found.proposals.map(({ label }) => label) };
}

describe('names', () => {
	it('at the top of the file are those that are missing, the needed ones first', () => {
		const found = at('id: tides\ntitle: Tides\n|\nfacts:\n  - id: a\n');
		expect(found?.labels).toEqual([
			'summary',
			'language',
			'licence',
			'authors',
			'revision',
			'sources',
			'sections',
			'questions',
			'markup',
			'dismissed'
		]);
		expect(found?.from).toBe(23);
	});

	it('of an entry begin with its dash, and leave out what stands above and below', () => {
		const found = at('facts:\n  - id: a\n    st|\n    kind: event\n\n  - id: b\n    quote: x\n');
		expect(found?.labels).toEqual([
			'passage',
			'said-by',
			'statement',
			'source',
			'quote',
			'note',
			'attribution',
			'dismissed'
		]);
		expect(found?.proposals[0]).toMatchObject({ text: 'passage: ', kind: 'name', required: true });
		expect(found?.proposals[4]).toMatchObject({ label: 'quote', required: false });
		expect(at('facts:\n  - |\n')?.labels).toContain('statement');
		expect(at('facts:\n- id: x\n  |\n')?.labels).toContain('statement');
	});

	it('of a question are those of its type, wherever the type stands', () => {
		const numeric = at('questions:\n  - id: a\n    |\n    type: numeric\n');
		expect(numeric?.labels).toContain('tolerance');
		expect(numeric?.labels).not.toContain('pairs');
		const untold = at('questions:\n  - id: a\n    |\n');
		expect(untold?.labels).toEqual([
			'type',
			'facts',
			'stem',
			'image',
			'explanation',
			'hint',
			'tags',
			'difficulty',
			'dismissed'
		]);
	});

	it('deep in a question are those of what they are in', () => {
		const choices =
			'questions:\n  - id: a\n    type: multiple\n    choices:\n      - text: One\n        |\n';
		expect(at(choices)?.labels).toEqual(['id', 'correct', 'feedback', 'pinned', 'image']);
		const blank = 'questions:\n  - type: cloze\n    blanks:\n      how:\n        |\n';
		expect(at(blank)?.labels).toEqual(['accept', 'choices', 'feedback']);
		expect(at('questions:\n  - type: single\n    hint:\n      |\n')?.labels).toEqual([
			'text',
			'gives'
		]);
	});

	it('open a line of their own for what holds more', () => {
		const found = at('questions:\n  - id: a\n    type: matching\n    |\n');
		const textOf = (label: string) => found?.proposals.find((each) => each.label === label)?.text;
		expect(textOf('pairs')).toBe('pairs:\n      - ');
		expect(textOf('stem')).toBe('stem: ');
	});

	it('within brackets are those that the brackets lack', () => {
		expect(at('sources:\n  - id: a\n    passages: { unit: page, | }\n')?.labels).toEqual([
			'count',
			'counted-from'
		]);
		const section = at('sections:\n  - { id: a, ti|, from: 1 }\n');
		expect(section?.labels).toEqual(['title', 'to', 'source']);
		expect(section?.proposals[0]?.text).toBe('title: ');
		const choice = 'questions:\n  - { type: multiple, choices: [{ text: "a, b", | }] }\n';
		expect(at(choice)?.labels).toEqual(['id', 'correct', 'feedback', 'pinned', 'image']);
	});
});

describe('values', () => {
	it('are those that a field may have', () => {
		expect(at('facts:\n  - id: a\n    kind: |\n')?.labels).toEqual([
			'event',
			'figure',
			'statement',
			'judgement'
		]);
		expect(at('questions:\n  - id: a\n    type: nu|\n')?.labels).toContain('numeric');
		expect(at('questions:\n  - type: true-false\n    answer: |\n')?.labels).toEqual([
			'true',
			'false'
		]);
		expect(at('sources:\n  - passages: { unit: | }\n')?.labels).toContain('paragraph');
	});

	it('are ids of the facts and sources there are, with what they stand for', () => {
		const flow = at('questions:\n  - id: a\n    facts: [harbour-level, |]\n');
		expect(flow?.labels).toEqual(['harbour-level', 'two-highs', 'best-port']);
		expect(flow?.proposals[0]?.about).toBe('The spring tide reaches 48,000 mm.');
		expect(at('questions:\n  - id: a\n    facts:\n      - |\n')?.labels).toEqual(flow?.labels);
		expect(at('facts:\n  - id: a\n    source: |\n')?.labels).toEqual(['lecture']);
		expect(at('sections:\n  - { id: a, source: | }\n')?.labels).toEqual(['lecture']);
	});

	it('are names and tags that stand elsewhere', () => {
		expect(at('facts:\n  - id: a\n    said-by: Ada |\n')?.labels).toEqual([
			'Port Office',
			'Ada Example'
		]);
		expect(at('questions:\n  - id: a\n    tags: [|\n')?.labels).toEqual(['basics']);
	});
});

it.each([
	['in a text', 'title: So it |\n'],
	['in a folded text', 'questions:\n  - stem: >-\n      One tw|\n'],
	['in the second line of a text', 'questions:\n  - stem: One\n      tw|\n'],
	['in a comment', '# ki|\n'],
	['after a comment', 'facts:\n  - kind: event # ki|\n'],
	['in quotes', 'facts:\n  - kind: "ev|\n'],
	['in quotes within brackets', 'sections:\n  - { title: "On, fr|\n'],
	['after closed brackets', 'questions:\n  - facts: [a] |\n'],
	['under a name that there is not', 'facts:\n  - id: a\n    wrong:\n      |\n'],
	['where nothing is above', '  |\n']
])('proposes nothing %s', (_, text) => {
	expect(at(text)).toBeNull();
});
