import { expect, it } from 'vitest';
import type { PassageCoverage } from './coverage';
import { passageGroups } from './passage-groups';

const place = (passage: number): PassageCoverage => ({ passage, facts: [], questions: 0 });
const places = Array.from({ length: 120 }, (_, at) => place(at + 1));
const paragraphs = places.map(({ passage }) => `Paragraph ${passage}.`);

it('keeps passages in order, each with its text', () => {
	const groups = passageGroups([place(0), ...places], paragraphs);
	expect(groups.map(({ at, places: own }) => [at, own.length])).toEqual([
		[0, 51],
		[1, 50],
		[2, 20]
	]);
	const shown = groups.flatMap(({ places: own, texts }) =>
		own.map(({ passage }, at) => [passage, texts[at]])
	);
	expect(shown).toEqual([
		[0, undefined],
		...places.map(({ passage }) => [passage, `Paragraph ${passage}.`])
	]);
});

it('is the same object again where nothing changed', () => {
	const before = passageGroups(places, paragraphs);
	expect(passageGroups([...places], [...paragraphs], before)).toBe(before);
});

it('makes only that group anew in which a place or a text changed', () => {
	const before = passageGroups(places, paragraphs);
	const changed = passageGroups(places.with(70, place(71)), paragraphs, before);
	expect(changed.map((group, at) => group === before[at])).toEqual([true, false, true]);
	const edited = passageGroups(places, paragraphs.with(3, 'Another one.'), before);
	expect(edited.map((group, at) => group === before[at])).toEqual([false, true, true]);
	expect(edited[0]?.texts[3]).toBe('Another one.');
});

it('leaves a passage in its group when others are not shown', () => {
	const before = passageGroups(places, paragraphs);
	const few = places.filter(({ passage }) => passage > 50 && passage !== 120);
	const groups = passageGroups(few, paragraphs, before);
	expect(groups.map(({ at, places: own }) => [at, own.length])).toEqual([
		[1, 50],
		[2, 19]
	]);
	expect(groups[0]).toBe(before[1]);
});
