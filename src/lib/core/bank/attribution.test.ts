import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributionQuestion } from './attribution';
import type { Fact } from './bank';

const fact = (id: string, saidBy: string, passage: number, source = 's'): Fact => ({
	id,
	source,
	passage,
	saidBy,
	kind: 'statement',
	statement: `What ${id} says.`
});

describe('attributionQuestion', () => {
	it('asks the kind and the speaker of the fact', () => {
		const facts = [fact('a', 'Ann', 1), fact('b', 'Bob', 2)];
		expect(attributionQuestion(facts[1]!, facts, 'first')).toMatchObject({
			id: 'claim:b',
			type: 'attribution',
			facts: ['b'],
			section: 'first',
			stem: '',
			explanation: '',
			tags: ['attribution'],
			statement: 'What b says.',
			kind: 'statement',
			speaker: 'Bob',
			speakers: ['Ann', 'Bob']
		});
	});

	it('offers the nearest speakers, in the order of the bank', () => {
		const facts = ['Ann', 'Bob', 'Cid', 'Dee', 'Eve', 'Fay', 'Gus'].map((name, at) =>
			fact(name, name, at * 10)
		);
		expect(attributionQuestion(facts[5]!, facts, 'x').speakers).toEqual([
			'Cid',
			'Dee',
			'Eve',
			'Fay',
			'Gus'
		]);
	});

	it('prefers speakers of the same source', () => {
		const far = ['Ann', 'Bob', 'Cid', 'Dee', 'Eve'].map((name, at) => fact(name, name, 1 + at));
		const other = fact('z', 'Zoe', 1, 'other');
		expect(attributionQuestion(far[0]!, [other, ...far], 'x').speakers).not.toContain('Zoe');
	});

	it('offers the one speaker alone where the bank has no other', () => {
		const facts = [fact('a', 'Ann', 1), fact('b', 'Ann', 2)];
		expect(attributionQuestion(facts[0]!, facts, 'x').speakers).toEqual(['Ann']);
	});

	it('offers two to five different speakers, the right one among them, whatever the bank', () => {
		const names = fc.constantFrom('Ann', 'Bob', 'Cid', 'Dee', 'Eve', 'Fay', 'Gus');
		const some = fc.array(
			fc.tuple(names, fc.integer({ min: 1, max: 20 }), fc.constantFrom('s', 't')),
			{ minLength: 1 }
		);
		fc.assert(
			fc.property(some, (entries) => {
				const facts = entries.map(([name, passage, source], at) =>
					fact(`f${at}`, name, passage, source)
				);
				const all = new Set(entries.map(([name]) => name)).size;
				const { speakers, speaker } = attributionQuestion(facts[0]!, facts, 'x');
				expect(speakers).toContain(speaker);
				expect(new Set(speakers).size).toBe(speakers.length);
				expect(speakers.length).toBe(Math.min(all, 5));
			})
		);
	});
});
