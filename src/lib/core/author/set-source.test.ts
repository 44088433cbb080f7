import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseBank } from '../bank/parse-bank';
import { joinText, splitText } from './bank-text';
import { insertItem, setTop } from './edit-bank-text';
import { newBankText, newFact, newQuestion, ofType } from './new-entry';
import { outlineOf, WRITTEN_TYPES } from './outline';
import {
	addSource,
	removeSource,
	setSourceText,
	showSourceText,
	textsOf,
	type DraftState
} from './set-source';
import { sourceParagraphs } from './source-paragraphs';

const FILE = 'bank.yaml';
function begun(): DraftState {
	const result = splitText(newBankText('On tides', 'Ada Example', 'en'));
	if (!result.ok) throw new Error(result.problem);
	return { bank: result.bank, texts: {}, bankFile: FILE };
}
const read = {
	title: 'The tides of Harbour',
	author: 'Ben Sample',
	publisher: 'Harbour School',
	date: '2024-03-01',
	url: 'https://example.org/tides',
	text: '# Tides\n\nOne.\n\nTwo.\n\nThree.'
};
const file = (state: DraftState) =>
	parse(joinText(state.bank)) as Record<
		'sources' | 'sections' | 'facts',
		Record<string, unknown>[]
	>;

it('begins with a source, which has a section and a text of its own', () => {
	const one = addSource(begun(), read);
	expect(file(one)).toMatchObject({
		sources: [
			{ id: 'tides-harbour', author: 'Ben Sample', passages: { unit: 'paragraph', count: 3 } }
		],
		sections: [{ source: 'tides-harbour', from: 1, to: 3 }]
	});
	expect(one.texts).toEqual({ 'tides-harbour.md': read.text });
	const two = addSource(one, { text: 'x' });
	expect(file(two).sources[1]).toMatchObject({ date: '', citation: '' });
	expect(new Set(file(two).sections.map(({ id }) => id)).size).toBe(2);
});

it('follows another text of a source with its counts', () => {
	const one = addSource(begun(), read);
	const longer = setSourceText(one, 0, `${read.text}\n\nFour.`);
	expect(file(longer)).toMatchObject({
		sources: [{ passages: { count: 4 } }],
		sections: [{ to: 4 }]
	});
	expect(file(setSourceText(longer, 0, ''))).toMatchObject({ sections: [{ from: 1, to: 1 }] });
	expect(setSourceText(one, 7, 'x')).toBe(one);
});

it('gives the text away only where learners may read it', () => {
	const shown = showSourceText(addSource(begun(), read), 0, true);
	expect(file(shown).sources[0]).toMatchObject({ text: 'tides-harbour.md' });
	expect(file(showSourceText(shown, 0, false)).sources[0]).not.toHaveProperty('text');
});

it('takes a source away with what is its own', () => {
	const two = addSource(addSource(begun(), read), { text: 'x' });
	const gone = removeSource(two, 0);
	expect(file(gone)).toMatchObject({
		sources: [{ id: 'source' }],
		sections: [{ source: 'source' }]
	});
	expect(Object.keys(textsOf(gone)).sort()).toEqual([FILE, 'source.md']);
});

it('comes to a bank without errors, through every type of question', () => {
	const state = addSource(begun(), read);
	let bank = setTop(state.bank, ['summary'], 'On the tides of one harbour.');
	bank = insertItem(bank, 'facts', 0, {
		...newFact(outlineOf(bank), {
			source: 'tides-harbour',
			passage: 2,
			quote: 'Two',
			kind: 'event',
			saidBy: 'Ben Sample'
		}),
		statement: 'There are two high waters.'
	});
	bank = insertItem(bank, 'questions', 0, {
		...newQuestion(outlineOf(bank), 'true-false', 'two'),
		stem: 'There are two high waters a day.',
		explanation: 'The text says so.',
		feedback: { true: 'Yes.', false: 'No.' }
	});
	const result = parseBank(joinText(bank), FILE);
	expect(result.ok || result.errors).toBe(true);
	const [question] = outlineOf(bank).questions;
	for (const type of WRITTEN_TYPES) {
		const other = ofType(type, question!);
		expect(other).toMatchObject({ type, stem: 'There are two high waters a day.', id: 'two' });
		expect(Object.keys(other).indexOf('stem')).toBeLessThan(
			Object.keys(other).indexOf('explanation')
		);
	}
});

it('keeps the text in the file that the bank names, and counts from where it says', () => {
	const text = [
		'sources:',
		'  - id: lecture',
		'    passages: { unit: paragraph, count: 2, counted-from: The sea }',
		'    text: tides.md',
		'sections:',
		'  - { id: all, title: All, source: lecture, from: 1, to: 2 }',
		''
	].join('\n');
	const result = splitText(text);
	if (!result.ok) throw new Error(result.problem);
	const state = {
		bank: result.bank,
		texts: { 'tides.md': 'By Ada.\n\nThe sea.\n\nOne.' },
		bankFile: FILE
	};
	const [source] = outlineOf(state.bank).sources;
	expect(sourceParagraphs(source!, state.texts)).toEqual(['The sea.', 'One.']);
	expect(sourceParagraphs(source!, { 'tides.md': 'One.' })).toEqual(['One.']);
	const longer = setSourceText(state, 0, 'By Ada.\n\nThe sea.\n\nOne.\n\nTwo.');
	expect(file(longer)).toMatchObject({
		sources: [{ passages: { count: 3 } }],
		sections: [{ to: 3 }]
	});
	expect(Object.keys(longer.texts)).toEqual(['tides.md']);
	const hidden = showSourceText(longer, 0, false);
	expect(hidden.texts).toEqual({ 'lecture.md': longer.texts['tides.md'] });
	expect(outlineOf(hidden.bank).sources[0]).toMatchObject({ file: 'lecture.md' });
	expect(removeSource(longer, 0).texts).toEqual({});
});
