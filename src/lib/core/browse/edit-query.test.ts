import { expect, it } from 'vitest';
import { filterIn, withFilter } from './edit-query';
import { parseSearch } from './parse-search';

it('finds a filter only where the whole search has it', () => {
	expect(filterIn('moon is:due', 'is')).toBe('due');
	expect(filterIn('bank:"the sea" moon', 'bank')).toBe('the sea');
	expect(filterIn('moon -is:due', 'is')).toBeNull();
	expect(filterIn('moon or is:due', 'is')).toBeNull();
	expect(filterIn('moon (is:due)', 'is')).toBeNull();
	expect(filterIn('"is:due"', 'is')).toBeNull();
});

it('puts a value in, in the place of the one that was there, and takes it away', () => {
	expect(withFilter('', 'is', 'due')).toBe('is:due');
	expect(withFilter('moon', 'is', 'due')).toBe('moon is:due');
	expect(withFilter('is:suspended moon is:flagged', 'is', 'due')).toBe('is:due moon');
	expect(withFilter('moon is:due sun', 'is', null)).toBe('moon sun');
	expect(withFilter('moon', 'is', null)).toBe('moon');
	expect(withFilter('moon', 'bank', 'the sea')).toBe('moon bank:"the sea"');
	expect(withFilter('bank:"the sea" moon', 'bank', 'tides')).toBe('bank:tides moon');
});

it('asks for a filter of all that is found by an or, and leaves a phrase that is still open', () => {
	expect(withFilter('moon or sun', 'is', 'due')).toBe('(moon or sun) is:due');
	expect(withFilter('"high wa', 'is', 'due')).toBe('"high wa" is:due');
	expect(withFilter('-is:due', 'is', 'new')).toBe('-is:due is:new');
});

it('gives a search that is read, with that value', () => {
	for (const query of ['', 'moon', 'a or b', 'is:due x', '"open', '(a) -b', 'said:"x y"']) {
		for (const name of ['is', 'said', 'tag']) {
			const edited = withFilter(query, name, 'due');
			expect(parseSearch(edited).ok, edited).toBe(true);
			expect(filterIn(edited, name), edited).toBe('due');
			expect(filterIn(withFilter(edited, name, null), name)).toBeNull();
		}
	}
});
