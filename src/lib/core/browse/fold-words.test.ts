import { expect, it } from 'vitest';
import { foldWords } from './fold-words';

it('takes letters and digits as words, small and without accents', () => {
	expect(foldWords('The Harbour’s 2nd gate — 48,000 mm!')).toEqual(
		'the harbour s 2nd gate 48 000 mm'.split(' ')
	);
	expect(foldWords('Crème brûlée, ÅSE Ødegård, Straße')).toEqual([
		'creme',
		'brulee',
		'ase',
		'odegard',
		'strasse'
	]);
	expect(foldWords('Ἀθῆναι и Киёв')).toEqual(['αθηναι', 'и', 'киев']);
	expect(foldWords(' … ?!')).toEqual([]);
});

it('gives the same words for letters that are put together in another way', () => {
	expect(foldWords('e\u0301te\u0301')).toEqual(foldWords('\u00e9t\u00e9'));
	expect(foldWords('한국'.normalize('NFD'))).toEqual(['한국']);
});

it('takes each sign of a script without spaces as a word, and leaves the vowels of others', () => {
	expect(foldWords('東京の塔 1958')).toEqual(['東', '京', 'の', '塔', '1958']);
	expect(foldWords('हिन्दी')).toEqual(['हिन्दी']);
});
