import { expect, it } from 'vitest';
import { browserAddress, openIn, questionAddress, readBrowserAddress } from './browser-address';

it('says in an address what the list shows, and reads it back', () => {
	for (const address of [
		{ query: '', sort: { by: 'bank', descending: false } },
		{ query: 'is:leech "a & b"', sort: { by: 'due', descending: true } },
		{ query: 'prop:s<10', sort: { by: 'bank', descending: true } }
	] as const)
		expect(readBrowserAddress(browserAddress(address))).toEqual(address);
	expect(browserAddress(readBrowserAddress(''))).toBe('');
	const withOpen = browserAddress(readBrowserAddress('?q=is%3Adue&sort=-due'), 'tides/high');
	expect(readBrowserAddress(withOpen)).toEqual(readBrowserAddress('?q=is%3Adue&sort=-due'));
	expect(openIn(withOpen)).toBe('tides/high');
});

it('passes over what it does not know', () => {
	expect(readBrowserAddress('?sort=-nothing&x=1')).toEqual(readBrowserAddress(''));
});

it('names a question that is to be open, alone or beside others of its bank', () => {
	const alone = questionAddress('tides', 'high');
	expect(readBrowserAddress(alone).query).toBe('id:tides/high');
	expect(openIn(alone)).toBe('tides/high');
	const both = questionAddress('tides', 'high', ['low']);
	expect(readBrowserAddress(both).query).toBe('id:tides/high or id:tides/low');
	expect(openIn(both)).toBe('tides/high');
	expect(openIn('?q=tides')).toBeNull();
});
