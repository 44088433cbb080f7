import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Question } from '../../../core/bank/bank';
import { plainText } from '../../../core/markup/plain-text';
import { escapeMarks } from '../../rich-text/marked-text';
import { arbitraryBank, IMAGES } from '../../testing/arbitrary-bank';
import { readXml } from '../../xml/read-xml';
import { childrenOf, type XmlElement } from '../../xml/xml-element';
import { cardBank, comparable, questionOf, withoutUnseen } from '../../xml/testing/comparable';
import { detectFormat } from '../detect-format';
import { GivenFile } from '../given-file';
import { qti } from '../qti';
import { qti3 } from '../qti-3';

const quiet = () => {};
type Told = (question: Question, part: string) => boolean;

const VERSIONS = [qti, qti3];

test.each(VERSIONS)(
	'what is written of $name is read again as the same questions, but for what is told',
	async (qti) => {
		await fc.assert(
			fc.asyncProperty(arbitraryBank.map(withoutUnseen), async (bank) => {
				const written = await qti.write!(bank, IMAGES, quiet);
				const file = new GivenFile('x', written.bytes);
				expect((await detectFormat(file))?.id).toBe(qti.id);
				const set = await qti.read(file, quiet);
				const told: Told = (question, part) =>
					written.remarks.some(
						({ place, text }) => place.item === question.id && text.includes(part)
					);
				expect(set.remarks.filter(({ text }) => !/take points|became cards/.test(text))).toEqual(
					[]
				);
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
	},
	60_000
);

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

test.each(VERSIONS)('a card comes back with both its pictures from $name', async (qti) => {
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

test('an item of QTI 3 has none of the words of QTI 2', async () => {
	await fc.assert(
		fc.asyncProperty(arbitraryBank.map(withoutUnseen), async (bank) => {
			const { bytes } = await qti3.write!(bank, IMAGES, quiet);
			const names = new Set<string>();
			const attributes = new Set<string>();
			const bodies: boolean[] = [];
			for (const [name, file] of Object.entries(unzipSync(bytes))) {
				if (!name.endsWith('.xml') || name === 'imsmanifest.xml') continue;
				const walk = (element: XmlElement) => {
					names.add(element.name);
					for (const key of element.attributes.keys()) attributes.add(key);
					if (['qti-modal-feedback', 'qti-rubric-block'].includes(element.name))
						bodies.push(
							childrenOf(element)
								.map((child) => child.name)
								.join() === 'qti-content-body'
						);
					childrenOf(element).forEach(walk);
				};
				const { root, faults } = readXml(strFromU8(file));
				expect(faults).toEqual([]);
				walk(root);
			}
			const html = /^(?:p|div|br|img|strong|em|code|ul|ol|li|span|sub|sup)$/;
			expect([...names].filter((name) => !name.startsWith('qti-') && !html.test(name))).toEqual([]);
			expect([...attributes].filter((name) => /[A-Z]/.test(name))).toEqual([]);
			expect(bodies.every(Boolean)).toBe(true);
		}),
		{ numRuns: 25 }
	);
}, 60_000);
