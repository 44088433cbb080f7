import { expect, it } from 'vitest';
import { givenTexts } from './given-texts';

const TEXTS = { 'shown.md': 'One.', 'kept.md': 'Two.', 'other.md': 'Three.' };
const given = (bank: string) => givenTexts({ ...TEXTS, 'bank.yaml': bank });

it('gives the bank away and what its sources show, and keeps what an author works with', () => {
	const bank = 'sources:\n  - id: kept\n  - id: other\n    text: shown.md\n';
	expect(given(bank)).toEqual({ 'bank.yaml': bank, 'shown.md': 'One.' });
});

it('gives the pictures away that questions have, wherever they stand', () => {
	const cards = { 'a.png': '{}', 'b.webp': '{}', 'c.png': '{}' };
	const bank =
		'questions:\n  - image: { file: a.png, alt: A }\n    choices:\n      - { image: { file: b.webp } }\n  - 1\n';
	expect(Object.keys(givenTexts({ ...TEXTS, ...cards, 'bank.yaml': bank })).sort()).toEqual([
		'a.png',
		'b.webp',
		'bank.yaml'
	]);
});

it('reads a list in brackets as well', () => {
	const bank = 'sources: [{ id: kept }, { id: other, text: shown.md }]\n';
	expect(Object.keys(given(bank)).sort()).toEqual(['bank.yaml', 'shown.md']);
});

it('keeps every text where the bank cannot be read or is not there', () => {
	for (const bank of ['sources: [', 'text', 'sources:\n  - text: [shown.md]\n  - 1\n', ''])
		expect(given(bank)).toEqual({ 'bank.yaml': bank });
	expect(givenTexts(TEXTS)).toEqual({});
});
