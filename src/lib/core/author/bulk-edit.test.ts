import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_BANK } from '../bank/example-bank';
import { itemsOf, joinText, splitText, type BankText } from './bank-text';
import {
	duplicateQuestions,
	moveChosen,
	removeChosen,
	tagQuestions,
	untagQuestions
} from './bulk-edit';
import { outlineOf } from './outline';

function split(text: string): BankText {
	const result = splitText(text);
	if (!result.ok) throw new Error(result.problem);
	return result.bank;
}
const BLOCK_TAGS = EXAMPLE_BANK.replace('tags: [basics]', 'tags:\n      - basics # the first');
const texts = [
	EXAMPLE_BANK,
	EXAMPLE_BANK.replaceAll('\n', '\r\n'),
	EXAMPLE_BANK.trimEnd(),
	BLOCK_TAGS,
	readFileSync('questions/china-russia-ties-2020.yaml', 'utf8')
];
const someText = fc.constantFrom(...texts);
const places = fc.array(fc.nat(200), { maxLength: 12 });
const chosenIn = (bank: BankText, at: number[]) =>
	new Set(at.map((place) => place % itemsOf(bank, 'questions').length));
const tag = fc.oneof(
	fc.constantFrom('tides', 'two words', 'a, b', 'x: y', '# no', 'yes', '12', '[', "it's", '"', 'é'),
	fc.string({ minLength: 1, maxLength: 12 })
);
const tagsOf = (bank: BankText) => outlineOf(bank).questions.map(({ tags }) => tags);
const lines = (text: string) => text.split(/\r?\n/);

describe('a tag on several questions', () => {
	it('is one line or one word more in each, and nothing else', () => {
		const bank = split(EXAMPLE_BANK);
		const tagged = joinText(tagQuestions(bank, new Set([0, 1]), 'two words'));
		const added = lines(tagged).filter((line) => !lines(EXAMPLE_BANK).includes(line));
		expect(added).toEqual(['    tags: [two words]', '    tags: [basics, two words]']);
		expect(lines(tagged).length).toBe(lines(EXAMPLE_BANK).length + 1);
	});

	it('goes below the others where these are below one another, and keeps the comments', () => {
		const bank = split(BLOCK_TAGS);
		const tagged = joinText(tagQuestions(bank, new Set([1]), 'moon'));
		expect(tagged).toBe(
			BLOCK_TAGS.replace('- basics # the first', '- basics # the first\n      - moon')
		);
	});

	it('stands once, and is off where it was taken off', () => {
		fc.assert(
			fc.property(someText, places, tag, (text, at, name) => {
				const bank = split(text);
				const chosen = chosenIn(bank, at);
				const tagged = split(joinText(tagQuestions(bank, chosen, name)));
				tagsOf(tagged).forEach((tags, index) => {
					const before = tagsOf(bank)[index]!;
					const wanted = chosen.has(index) && !before.includes(name) ? [...before, name] : before;
					expect(tags).toEqual(wanted);
				});
				const untagged = untagQuestions(tagged, chosen, name);
				expect(tagsOf(split(joinText(untagged)))).toEqual(
					tagsOf(bank).map((tags, index) =>
						chosen.has(index) ? tags.filter((each) => each !== name) : tags
					)
				);
			}),
			{ numRuns: 30 }
		);
	});

	it('put on and taken off leaves the text as it was', () => {
		fc.assert(
			fc.property(someText, places, tag, (text, at, name) => {
				const bank = split(text);
				fc.pre(!tagsOf(bank).flat().includes(name));
				const chosen = chosenIn(bank, at);
				const tagged = tagQuestions(bank, chosen, name);
				expect(joinText(untagQuestions(tagged, chosen, name))).toBe(text);
			}),
			{ numRuns: 30 }
		);
	});

	it('taken off leaves the other tags of that question where they are', () => {
		const text = EXAMPLE_BANK.replace('[basics]', '[ "a b", basics,  c ] # three');
		const untagged = (name: string) =>
			joinText(untagQuestions(split(text), new Set([1]), name)).match(/tags: .*/)![0];
		expect(untagged('a b')).toBe('tags: [ basics,  c ] # three');
		expect(untagged('basics')).toBe('tags: [ "a b",  c ] # three');
		expect(untagged('c')).toBe('tags: [ "a b", basics ] # three');
	});

	it('leaves a text that keeps its last lines what it is', () => {
		const bank = split('questions:\n  - id: a\n    explanation: |+\n      So.\n\n\n  - id: b\n');
		const tagged = split(joinText(tagQuestions(bank, new Set([0]), 'x')));
		expect(itemsOf(tagged, 'questions')[0]!.value).toEqual({
			...(itemsOf(bank, 'questions')[0]!.value as object),
			tags: ['x']
		});
	});

	it('is put on an entry in brackets, too', () => {
		const bank = split('questions:\n  - { id: a, tags: [x] }\n  - { id: b }\n');
		expect(tagsOf(tagQuestions(bank, new Set([0, 1]), 'y'))).toEqual([['x', 'y'], ['y']]);
		expect(tagsOf(untagQuestions(bank, new Set([0]), 'x'))).toEqual([[], []]);
	});
});

describe('several questions moved', () => {
	const ids = (bank: BankText) => outlineOf(bank).questions.map(({ id }) => id);
	const bank = split('questions:\n  - id: a\n  - id: b\n  - id: c\n  - id: d\n');
	const moved = (at: number[], by: -1 | 1) => {
		const after = moveChosen(bank, 'questions', new Set(at), by);
		return [ids(after.bank).join(''), [...after.chosen].sort()];
	};

	it('keep together, and stop at the end', () => {
		expect(moved([1, 2], -1)).toEqual(['bcad', [0, 1]]);
		expect(moved([1, 2], 1)).toEqual(['adbc', [2, 3]]);
		expect(moved([0, 1, 3], -1)).toEqual(['abdc', [0, 1, 2]]);
		expect(moved([0, 2], -1)).toEqual(['acbd', [0, 1]]);
		expect(moved([2, 3], 1)).toEqual(['abcd', [2, 3]]);
		expect(moveChosen(bank, 'questions', new Set([0]), -1).bank).toBe(bank);
	});

	it('are the same pieces in another order', () => {
		fc.assert(
			fc.property(someText, places, fc.constantFrom<-1 | 1>(-1, 1), (text, at, by) => {
				const before = split(text);
				const chosen = chosenIn(before, at);
				const after = moveChosen(before, 'questions', chosen, by);
				const pieces = (each: BankText) =>
					itemsOf(each, 'questions').map((item) => item.text.trimEnd());
				expect(pieces(after.bank).toSorted()).toEqual(pieces(before).toSorted());
				expect(ids(split(joinText(after.bank)))).toEqual(ids(after.bank));
				expect(after.chosen.size).toBe(chosen.size);
				const idsOf = (each: BankText, places: Set<number>) =>
					[...places].sort((a, b) => a - b).map((place) => ids(each)[place]);
				expect(idsOf(after.bank, after.chosen)).toEqual(idsOf(before, chosen));
				const rest = (each: BankText) => each.parts.filter(({ key }) => key !== 'questions');
				expect(rest(after.bank)).toEqual(rest(before));
			}),
			{ numRuns: 30 }
		);
	});
});

describe('several questions', () => {
	it('are doubled with ids of their own and all else as it is', () => {
		fc.assert(
			fc.property(someText, places, (text, at) => {
				const bank = split(text);
				const chosen = chosenIn(bank, at);
				const doubled = duplicateQuestions(bank, chosen);
				const read = split(joinText(doubled.bank));
				const questions = itemsOf(read, 'questions').map(({ value }) => value as { id: string });
				expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
				const copies = [...doubled.chosen].map((place) => questions[place]!);
				const originals = itemsOf(bank, 'questions')
					.map(({ value }) => value as { id: string })
					.filter((_, index) => chosen.has(index));
				expect(copies.map(({ id: _, ...rest }) => rest)).toEqual(
					originals.map(({ id: _, ...rest }) => rest)
				);
				expect(questions.filter((_, index) => !doubled.chosen.has(index))).toEqual(
					itemsOf(bank, 'questions').map(({ value }) => value)
				);
			}),
			{ numRuns: 20 }
		);
	});

	it('are removed, and the others keep every byte', () => {
		const bank = split(EXAMPLE_BANK);
		const kept = removeChosen(bank, 'questions', new Set([0, 2]));
		expect(itemsOf(kept, 'questions')).toEqual(
			itemsOf(bank, 'questions').filter((_, index) => index !== 0 && index !== 2)
		);
		expect(joinText(removeChosen(bank, 'questions', new Set()))).toBe(EXAMPLE_BANK);
	});
});
