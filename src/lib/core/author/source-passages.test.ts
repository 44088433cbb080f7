import { expect, it } from 'vitest';
import { SourcePassages } from './source-passages';

it('reads a text once while it and where it is counted from stay, each source by itself', () => {
	const passages = new SourcePassages();
	const one = { file: 'one.md', countedFrom: '' };
	const texts = { 'one.md': 'The sea.\n\nThe Moon.', 'two.md': 'A quay.' };
	const read = passages.of(one, texts);
	expect(read).toEqual(['The sea.', 'The Moon.']);
	expect(passages.of({ file: 'two.md', countedFrom: '' }, texts)).toEqual(['A quay.']);
	expect(passages.of(one, { ...texts, 'two.md': 'Another.' })).toBe(read);
	expect(passages.of({ ...one, countedFrom: 'The Moon' }, texts)).toEqual(['The Moon.']);
	expect(passages.of(one, { 'one.md': 'Rain.' })).toEqual(['Rain.']);
	expect(passages.of(one, {})).toEqual([]);
});
