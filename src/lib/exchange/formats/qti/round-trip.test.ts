import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Question } from '../../../core/bank/bank';
import { plainText } from '../../../core/markup/plain-text';
import { escapeMarks } from '../../rich-text/marked-text';
import { arbitraryBank, IMAGES } from '../../testing/arbitrary-bank';
import { cardBank, comparable, questionOf, withoutUnseen } from '../../xml/testing/comparable';
import { GivenFile } from '../given-file';
import { qti } from '../qti';

const quiet = () => {};
type Told = (question: Question, part: string) => boolean;

test('what is written is read again as the same questions, but for what is told', async () => {
	await fc.assert(
		fc.asyncProperty(arbitraryBank.map(withoutUnseen), async (bank) => {
			const written = await qti.write!(bank, IMAGES, quiet);
			const file = new GivenFile('x', written.bytes);
			expect(qti.detect(file)).toBeGreaterThan(0.9);
			const set = await qti.read(file, quiet);
			const told: Told = (question, part) =>
				written.remarks.some(
					({ place, text }) => place.item === question.id && text.includes(part)
				);
			expect(set.remarks.filter(({ text }) => !/take points|became cards/.test(text))).toEqual([]);
			const bySection = bank.sections.flatMap(({ id }) =>
				bank.questions.filter(({ section }) => section === id)
			);
			expect(set.items.map(({ ownId }) => ownId)).toEqual(bySection.map(({ id }) => id));
			bySection.forEach((question, index) => {
				const read = questionOf(set.items[index]!);
				if (question.type === 'attribution') {
					expect(told(question, 'two gaps')).toBe(true);
					expect(read.type).toBe('cloze');
					return;
				}
				expect(comparable(withoutTold(read, question, told))).toEqual(
					comparable(withoutTold(question, question, told))
				);
			});
		}),
		{ numRuns: 25 }
	);
}, 60_000);

/** Without what the writer says that it changed or left out. */
function withoutTold<Q extends Question>(question: Q, original: Question, told: Told): Q {
	const plain = structuredClone(question) as Q;
	// Who says so stands behind the explanation.
	plain.explanation = plain.explanation.replace(/\s*Footnote: [^]*$/, '');
	if (told(original, 'A hint has')) delete plain.hint;
	if (told(original, 'Tags have')) plain.tags = [];
	if (told(original, 'known confusion') && 'confusions' in plain) plain.confusions = [];
	if (told(original, 'unit of a number') && 'unit' in plain) delete plain.unit;
	if (told(original, 'single pairs, items or gaps')) {
		if (plain.type === 'matching') for (const prompt of plain.prompts) prompt.feedback = '';
		if (plain.type === 'ordering') for (const item of plain.items) item.feedback = '';
		if (plain.type === 'cloze')
			for (const blank of plain.blanks)
				if (blank.kind === 'typed') blank.feedback = '';
				else for (const choice of blank.choices) choice.feedback = '';
	}
	if (plain.type === 'cloze' && told(original, 'no fixed places'))
		for (const blank of plain.blanks)
			if (blank.kind === 'chosen') for (const choice of blank.choices) delete choice.pinned;
	if (plain.type === 'cloze' && told(original, 'choice of a gap is letters'))
		for (const blank of plain.blanks)
			if (blank.kind === 'chosen')
				for (const choice of blank.choices)
					choice.text = escapeMarks(plainText(choice.text, plain.markup).replace(/\s+/g, ' '));
	if (plain.type === 'matching') {
		// Options are found by their text.
		const texts = new Map(plain.options.map(({ id, text }) => [id, text]));
		for (const prompt of plain.prompts) prompt.match = texts.get(prompt.match)!;
	}
	return plain;
}

test('a card comes back with both its pictures', async () => {
	const { bank, images } = cardBank();
	const written = await qti.write!(bank, images, quiet);
	const { items, pictures } = await qti.read(new GivenFile('x', written.bytes), quiet);
	expect(items).toHaveLength(1);
	expect(items[0]!.entry).toMatchObject({
		type: 'card',
		stem: 'The *front*',
		image: { file: 'front.png', alt: 'Before' },
		back: 'The back',
		'back-image': { file: 'back.png', alt: 'Behind' }
	});
	expect([...pictures.keys()].sort()).toEqual(['back.png', 'front.png']);
});
