import { describe, expect, it } from 'vitest';
import { NO_CHOICE, rangeTo, toggleRow } from './row-choice';

const shown = [...'abcdef'];
const keys = (choice: { keys: readonly string[] }) => [...choice.keys].sort().join('');

describe('rows of a list', () => {
	it('are chosen one by one, and let go', () => {
		const two = toggleRow(toggleRow(NO_CHOICE, 'b'), 'd');
		expect(two).toEqual({ keys: ['b', 'd'], anchor: 'd' });
		expect(toggleRow(two, 'b')).toEqual({ keys: ['d'], anchor: 'b' });
	});

	it('are chosen as a range that grows and shrinks, and leaves the others', () => {
		const one = rangeTo(toggleRow(NO_CHOICE, 'a'), shown, 'c', 'c', 'd');
		// The one that was chosen last is where the range begins.
		expect(keys(one)).toBe('abcd');
		const started = rangeTo({ keys: ['f'], anchor: null }, shown, 'b', 'b', 'c');
		expect(keys(started)).toBe('bcf');
		const longer = rangeTo(started, shown, 'c', 'c', 'd');
		expect(keys(longer)).toBe('bcdf');
		const back = rangeTo(longer, shown, 'd', 'd', 'c');
		expect(keys(back)).toBe('bcf');
		expect(keys(rangeTo(back, shown, 'c', 'c', 'a'))).toBe('abf');
	});

	it('begin where they are when the one before is not shown any more', () => {
		expect(keys(rangeTo({ keys: ['z'], anchor: 'z' }, shown, 'e', 'e', 'f'))).toBe('efz');
	});
});
