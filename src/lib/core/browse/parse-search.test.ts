import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearch } from './parse-search';
import type { SearchFault, SearchTree } from './search-tree';

const read = (query: string): SearchTree => {
	const result = parseSearch(query);
	if (!result.ok) throw new Error(`${query}: ${JSON.stringify(result.fault)}`);
	return result.tree;
};
const fault = (query: string): SearchFault => {
	const result = parseSearch(query);
	if (result.ok) throw new Error(`${query} was read`);
	return result.fault;
};
const word = (text: string): SearchTree => ({ is: 'words', words: [text], open: true });
const number = (name: string, comparison: string, value: number) => ({
	is: 'number',
	name,
	comparison,
	value
});

describe('words', () => {
	it('are all asked for, in any order, and the last letters may be to come', () => {
		expect(read('Harbour  tíde')).toEqual({ is: 'all', of: [word('harbour'), word('tide')] });
		expect(read('')).toEqual({ is: 'all', of: [] });
		expect(read(' ? … ')).toEqual({ is: 'all', of: [] });
	});

	it('in quotes stand in a row, and as they are once the quotation mark is there', () => {
		const phrase = { is: 'words', words: ['high', 'water'] };
		expect(read('"High water"')).toEqual({ ...phrase, open: false });
		expect(read('“High water')).toEqual({ ...phrase, open: true });
		expect(read('well-known')).toEqual({ is: 'words', words: ['well', 'known'], open: true });
	});

	it('are negated by a hyphen before them, and only there', () => {
		expect(read('-moon')).toEqual({ is: 'not', of: word('moon') });
		expect(read('-(moon or sun)')).toEqual({
			is: 'not',
			of: { is: 'any', of: [word('moon'), word('sun')] }
		});
		expect(read('moon - sun')).toEqual({ is: 'all', of: [word('moon'), word('sun')] });
		expect(read('--moon')).toEqual({ is: 'not', of: { is: 'not', of: word('moon') } });
	});

	it('beside each other bind more than or', () => {
		expect(read('a b or c')).toEqual({
			is: 'any',
			of: [{ is: 'all', of: [word('a'), word('b')] }, word('c')]
		});
		expect(read('a (b or c)')).toEqual({
			is: 'all',
			of: [word('a'), { is: 'any', of: [word('b'), word('c')] }]
		});
		expect(read('a AND b')).toEqual(read('a b'));
		expect(read('"or"')).toEqual({ is: 'words', words: ['or'], open: false });
	});
});

describe('filters', () => {
	it.each([
		['bank:Tides', { is: 'bank', id: 'tides', words: ['tides'] }],
		['bank:"the sea"', { is: 'bank', id: 'the sea', words: ['the', 'sea'] }],
		['tag:Early-Years', { is: 'tag', tag: 'early years', open: false }],
		['tag:harb*', { is: 'tag', tag: 'harb', open: true }],
		['tag:none', { is: 'tag', tag: '', open: false }],
		['kind:FIGURE', { is: 'kind', kind: 'figure' }],
		['said:"Port Office"', { is: 'said', words: ['port', 'office'] }],
		['type:true-false', { is: 'type', type: 'true-false' }],
		['id:level', { is: 'id', bank: null, question: 'level' }],
		['id:tides/level', { is: 'id', bank: 'tides', question: 'level' }],
		['id:tides/', { is: 'id', bank: 'tides', question: '' }],
		['is:leech', { is: 'state', state: 'leech' }],
		['IS:Due', { is: 'state', state: 'due' }],
		['due:today', number('dueIn', '=', 0)],
		['due:tomorrow', number('dueIn', '=', 1)],
		['due:overdue', number('dueIn', '<', 0)],
		['due:7', { is: 'all', of: [number('dueIn', '>=', 0), number('dueIn', '<=', 7)] }],
		['due:2026-03-01', number('dueDay', '=', 20_513)],
		['prop:s<10', number('stability', '<', 10)],
		['prop:d>7', number('difficulty', '>', 7)],
		['prop:r<0.8', number('recall', '<', 0.8)],
		['prop:r<80%', number('recall', '<', 0.8)],
		['prop:due<=-3', number('dueIn', '<=', -3)],
		['prop:reps!=0', number('reps', '!=', 0)],
		['lapses>=3', number('lapses', '>=', 3)],
		['lapses:3', number('lapses', '=', 3)],
		['lapses:>3', number('lapses', '>', 3)],
		['answered:7', number('answeredAgo', '<=', 6)],
		['added:today', number('addedAgo', '<=', 0)],
		['introduced:1', number('introducedAgo', '<=', 0)]
	])('reads %s', (query, tree) => expect(read(query)).toEqual(tree));

	it('may be negated and put in parentheses like words', () => {
		expect(read('-is:new (tag:a or kind:event)')).toEqual({
			is: 'all',
			of: [
				{ is: 'not', of: { is: 'state', state: 'new' } },
				{
					is: 'any',
					of: [
						{ is: 'tag', tag: 'a', open: false },
						{ is: 'kind', kind: 'event' }
					]
				}
			]
		});
	});
});

describe('what is wrong', () => {
	it.each([
		['moon is:leach', 'unknown-value', 'is:leach', 'leech'],
		['kind:figures', 'unknown-value', 'kind:figures', 'figure'],
		['bnak:tides', 'unknown-filter', 'bnak:tides', 'bank'],
		['prop:stabilty<3', 'unknown-filter', 'prop:stabilty<3', null],
		['laspes>3', 'unknown-filter', 'laspes>3', 'lapses'],
		['prop:s', 'no-comparison', 'prop:s', null],
		['prop:s<', 'no-value', 'prop:s<', null],
		['prop:s<ten', 'not-a-number', 'prop:s<ten', null],
		['answered:0', 'not-a-number', 'answered:0', null],
		['due:2026-02-30', 'not-a-day', 'due:2026-02-30', null],
		['due:tomorow', 'unknown-value', 'due:tomorow', 'tomorrow'],
		['moon kind:', 'no-value', 'kind:', null],
		['moon or', 'nothing-beside', 'or', null],
		['or moon', 'nothing-beside', 'or', null],
		['moon -(', 'unclosed', '(', null],
		['(moon', 'unclosed', '(', null],
		['moon)', 'unopened', ')', null],
		['-or', 'nothing-beside', '-', null]
	])('in %s is told with its place', (query, code, piece, nearest) => {
		const told = fault(query);
		expect(told.code).toBe(code);
		expect(query.slice(told.at, told.at + told.length)).toBe(piece);
		expect(told.nearest).toBe(nearest);
	});

	it('is too deep, and no crash', () => {
		expect(fault('('.repeat(5000)).code).toBe('too-deep');
		expect(fault('-'.repeat(5000) + 'a').code).toBe('too-deep');
	});
});

it('reads or refuses whatever is typed, with a place within it, and all pieces of it', () => {
	const piece = fc.constantFrom(
		...[
			'or',
			'and',
			'-',
			'(',
			')',
			'"',
			'”',
			'is:',
			'is:due',
			'prop:s<',
			'<',
			':',
			'10',
			'häuser',
			' '
		]
	);
	fc.assert(
		fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 }))), (pieces) => {
			const query = pieces.join('');
			const result = parseSearch(query);
			if (result.ok) return;
			const { at, length } = result.fault;
			expect(length).toBeGreaterThan(0);
			expect(at + length).toBeLessThanOrEqual(query.length);
		}),
		{ numRuns: 500 }
	);
});
