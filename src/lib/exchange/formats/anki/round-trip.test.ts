import * as fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Bank, Choice, FactId, Question } from '../../../core/bank/bank';
import { imagesOf } from '../../../core/bank/bank-images';
import { blanksInText, textAroundBlanks } from '../../../core/bank/blanks-in-text';
import { plainText } from '../../../core/markup/plain-text';
import { arbitraryBank, IMAGES } from '../../testing/arbitrary-bank';
import { loadSql } from '../../testing/anki-fixture';
import { bankLetters, readLetters, seen } from '../../testing/read-letters';
import { withoutEntities } from '../../xml/given-text';
import { withoutUnseen } from '../../xml/testing/comparable';
import { readAnki, writeAnki } from '../anki';
import { GivenFile } from '../given-file';

const quiet = () => {};

test('what is written is read again as the same questions on cards, but for what is told', async () => {
	await fc.assert(
		fc.asyncProperty(arbitraryBank.map(withoutUnseen), async (bank) => {
			const written = await writeAnki(bank, IMAGES, quiet, loadSql);
			const set = await readAnki(new GivenFile('x.apkg', written.bytes), quiet, loadSql);
			const packed = Object.values(unzipSync(written.bytes));
			const told = (part: string, item?: string) =>
				written.remarks.some(({ place, text }) => place.item === item && text.includes(part));
			expect(told('becomes a card')).toBe(true);
			expect(set.remarks.filter(({ text }) => !ON_CARDS.test(text))).toEqual([]);
			expect(set.items.map(({ ownId }) => ownId)).toEqual(
				bank.questions.map(({ id }) => `${bank.id}/${id}#0`)
			);
			for (const [at, { entry, group }] of set.items.entries()) {
				const question = bank.questions[at]!;
				if (entry.type !== 'card') throw new Error('no card');
				const [front, back] = sidesOf(question, bank);
				expectLetters(entry.stem, front);
				expectLetters(entry.back, back);
				expect(readLetters(hintOf(entry.hint))).toBe(
					bankLetters(question.hint?.text ?? '', question)
				);
				if (!told('tags', question.id)) expect(entry.tags ?? []).toEqual(question.tags);
				else expect(entry.tags?.map(seen)).toEqual(tagsOf(question).map(seen));
				if (question.difficulty !== undefined)
					expect(told('how hard it is', question.id)).toBe(true);
				const decks = [bank.title, sectionOf(question, bank).title];
				// Entities in names of decks are read as what they stand for.
				if (!told('names of decks')) expect(group).toEqual(decks.map(withoutEntities));
				for (const { digest } of imagesOf(question))
					expect(packed).toContainEqual(IMAGES.get(digest!));
				const { image } = question;
				if (image) {
					expect(entry.image?.alt).toBe(image.alt);
					expect(set.pictures.get(entry.image!.file)).toEqual(IMAGES.get(image.digest!));
				}
				const behind = question.type === 'card' && question.backImage;
				// One that is seen on the front stays to be seen.
				if (behind && behind.file !== image?.file) {
					expect(entry['back-image']?.alt).toBe(behind.alt);
					expect(set.pictures.get(entry['back-image']!.file)).toEqual(IMAGES.get(behind.digest!));
				}
			}
		}),
		{ numRuns: 30 }
	);
});

/** What our own reader says of cards, since a side has room for one picture, and links are words. */
const ON_CARDS = /^A picture is left out: a side has room for one|^A link stays as its words/;

const hintOf = (hint: string | { text: string } | undefined) =>
	typeof hint === 'string' ? hint : hint?.text;
const sectionOf = ({ section }: Question, { sections }: Bank) =>
	sections.find(({ id }) => id === section)!;
const tagsOf = ({ tags }: Question) => [
	...new Set(tags.map((tag) => tag.trim().replace(/\s+/g, '_')))
];

/** All of the parts and nothing else, the first at the beginning; the others in any order. */
function expectLetters(text: string, parts: readonly string[]): void {
	const letters = readLetters(text);
	expect(letters.startsWith(parts[0]!), `${letters} begins with ${parts[0]}`).toBe(true);
	for (const part of parts) expect(letters).toContain(part);
	expect([...letters].sort().join('')).toBe([...parts.join('')].sort().join(''));
}

/** What front and back say, in letters: of each first what is asked, and what is right. */
function sidesOf(question: Question, bank: Bank): [front: string[], back: string[]] {
	const block = (text: string) => bankLetters(text, question);
	const line = (text: string) => bankLetters(text, question, false);
	const plain = (text: string | number) => seen(String(text));
	const about = [block(question.explanation), ...question.facts.map((id) => noteOf(id, bank))];
	const stem = block(question.stem);
	const graded = ({ right, wrong }: { right: string; wrong: string }) => [
		...(right ? [`✓${block(right)}`] : []),
		...(wrong ? [`✗${block(wrong)}`] : [])
	];
	const comment = ({ text, correct, feedback }: Choice) =>
		feedback ? [`${correct ? '✓' : '✗'}${line(text)}–${block(feedback)}`] : [];
	const onPart = ({ text, feedback }: { text: string; feedback: string }) =>
		feedback ? [`${line(text)}–${block(feedback)}`] : [];
	switch (question.type) {
		case 'single':
		case 'multiple': {
			const { choices, type } = question;
			const right = choices.filter(({ correct }) => correct).map(({ text }) => line(text));
			return [
				[stem, ...choices.map(({ text }) => `${type === 'single' ? '○' : '☐'}${line(text)}`)],
				[right.join(''), ...choices.flatMap(comment), ...about]
			];
		}
		case 'true-false': {
			const comments = [
				{ text: 'True', correct: question.answer, feedback: question.feedback.true },
				{ text: 'False', correct: !question.answer, feedback: question.feedback.false }
			].map(({ text, correct, feedback }) =>
				feedback ? `${correct ? '✓' : '✗'}${text}–${block(feedback)}` : ''
			);
			return [
				[stem, '○True○False'],
				[question.answer ? 'True' : 'False', ...comments, ...about]
			];
		}
		case 'numeric': {
			const { answer, tolerance, unit, feedback, confusions } = question;
			const within = tolerance > 0 ? `±${tolerance}` : '';
			return [
				[stem],
				[
					plain(`${answer}${within}${unit?.name ?? ''}`),
					...graded(feedback),
					...confusions.map((each) => `✗${each.value}–${block(each.feedback)}`),
					...about
				]
			];
		}
		case 'short-text':
			return [
				[stem],
				[
					plain(question.accept.join('/')),
					...graded(question.feedback),
					...question.confusions.map((each) => `✗${plain(each.text)}–${block(each.feedback)}`),
					...about
				]
			];
		case 'cloze': {
			const { text, blanks } = question;
			const pieces = textAroundBlanks(text).map(line);
			const inGaps = blanksInText(text).map((id) => blanks.find((blank) => blank.id === id)!);
			const right = (blank: (typeof blanks)[number]) =>
				blank.kind === 'typed'
					? plain(blank.accept.join('/'))
					: line(blank.choices.find(({ correct }) => correct)!.text);
			const comments = blanks.flatMap((blank) =>
				blank.kind === 'chosen'
					? blank.choices.flatMap(comment)
					: blank.feedback
						? [`${right(blank)}–${block(blank.feedback)}`]
						: []
			);
			const options = inGaps.flatMap((blank) =>
				blank.kind === 'typed'
					? ['[...]']
					: [
							...blank.choices.map((each) => line(each.text)),
							...['[', '/'.repeat(blank.choices.length - 1), ']'].flatMap((mark) => [...mark])
						]
			);
			const filled = pieces.map((piece, at) => piece + (inGaps[at] ? right(inGaps[at]) : ''));
			return [
				[stem, ...pieces, ...options],
				[filled.join(''), ...comments, ...about]
			];
		}
		case 'matching': {
			const { prompts, options } = question;
			const option = (id: string) => line(options.find((each) => each.id === id)!.text);
			const pairs = prompts.map(({ text, match }) => `${line(text)}→${option(match)}`);
			return [
				[
					stem,
					...prompts.map(({ text }) => line(text)),
					...options.map(({ id }) => `○${option(id)}`)
				],
				[pairs.join(''), ...prompts.flatMap(onPart), ...about]
			];
		}
		case 'ordering': {
			const { items } = question;
			return [
				[stem, ...items.map(({ text }) => line(text))],
				[
					items.map(({ text }, at) => `${at + 1}.${line(text)}`).join(''),
					...items.flatMap(onPart),
					...about
				]
			];
		}
		case 'card':
			return [[stem], [block(question.back), ...about]];
		case 'attribution': {
			const { statement, kind, speaker, speakers } = question;
			const choices = ['event', 'figure', 'statement', 'judgement', ...speakers];
			return [
				[
					`“${line(statement)}”Whatkindofclaimisthis,andwhomakesit?`,
					...choices.map((each) => `○${plain(each)}`)
				],
				[plain(`${kind},${speaker}`), ...about]
			];
		}
	}
}

/** What a footnote says: the fact, and where it stands. */
function noteOf(id: FactId, bank: Bank): string {
	const fact = bank.facts.find((each) => each.id === id)!;
	const source = bank.sources.find((each) => each.id === fact.source)!;
	const { author, publisher, date, citation, passages } = source;
	const place = `${passages.unit === 'time' ? 'at' : passages.unit} ${fact.passage}`;
	return [
		seen(plainText(fact.statement, bank.markup)),
		...(fact.quote ? [`“${fact.quote}”`] : []),
		`${fact.saidBy}(${fact.kind}):${source.title},`,
		[author, publisher, date, citation, place].filter(Boolean).join(','),
		fact.note ?? '',
		source.note ?? ''
	]
		.map(seen)
		.join('');
}
