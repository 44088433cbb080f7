import { describe, expect, it } from 'vitest';
import { imageFilesOf, imagesOf } from './bank-images';
import { EXAMPLE_BANK } from './example-bank';
import { examplePng, PICTURED_BANK } from './example-image';
import { cardOf, readCard, writeCard, type ImageCard } from './image-card';
import { parseBank } from './parse-bank';
import { previewQuestion } from './preview-question';

const HARBOUR = cardOf(examplePng(40, 30));
const TWO = cardOf(examplePng(4, 4));

function parsed(text = PICTURED_BANK, cards: Record<string, ImageCard> = {}) {
	const all: Record<string, ImageCard> = { 'harbour.png': HARBOUR, 'two.png': TWO, ...cards };
	return parseBank(text, 'tides.yaml', { readImage: (file) => all[file] ?? null });
}
function question(text?: string, cards?: Record<string, ImageCard>) {
	const result = parsed(text, cards);
	if (!result.ok) throw new Error(result.errors[0]!.problem);
	return result.bank.questions.find(({ id }) => id === 'highs-a-day')!;
}
function codes(text: string, cards?: Record<string, ImageCard>): string[] {
	const result = parsed(text, cards);
	return result.ok ? [] : result.errors.map(({ code, line }) => `${line} ${code}`);
}
const pictured = (search: string, replacement: string) => {
	expect(PICTURED_BANK).toContain(search);
	return PICTURED_BANK.replace(search, replacement);
};

describe('the pictures of a bank', () => {
	it('are those of stems and choices, with their size', () => {
		const { width, height, digest } = HARBOUR;
		const result = parsed();
		expect(question().image).toEqual({
			file: 'harbour.png',
			alt: 'The harbour at noon',
			...{ width, height, digest }
		});
		expect(imagesOf(question()).map(({ alt }) => alt)).toEqual([
			'The harbour at noon',
			'Two waves'
		]);
		expect(result.ok && [...imageFilesOf(result.bank)]).toEqual(['harbour.png', 'two.png']);
	});

	it('of choices and distractors are read in either form', () => {
		const text = pictured(
			'- { text: Four,',
			'- { text: Four, image: { file: two.png, alt: Four waves },'
		);
		expect(imagesOf(question(text)).at(-1)).toMatchObject({ file: 'two.png', alt: 'Four waves' });
		const long = EXAMPLE_BANK.replace(
			'{ text: The Moon,',
			'{ text: The Moon, image: { file: two.png, alt: A disc },'
		);
		const result = parsed(long);
		expect(result.ok && [...imageFilesOf(result.bank)]).toEqual(['two.png']);
	});

	it.each<[string, string, string, string]>([
		['no alternative text', ', alt: Two waves', '', 'missing-field'],
		['an empty one', 'Two waves', '""', 'empty-alt'],
		['one that goes on and on', 'Two waves', 'x'.repeat(301), 'long-alt'],
		['a path that climbs', 'two.png', '../two.png', 'not-an-image-file'],
		['capitals', 'two.png', 'Two.PNG', 'not-an-image-file'],
		['a drawing that can hold script', 'two.png', 'two.svg', 'not-an-image-file'],
		['another ending than it has inside', 'two.png', 'two.jpg', 'image-missing'],
		['markup in its alternative text', 'Two waves', '<b>Two</b>', 'markup']
	])('are refused for %s', (_name, search, replacement, code) => {
		expect(codes(pictured(search, replacement))).toEqual([expect.stringMatching(` ${code}$`)]);
	});

	it.each<[string, Partial<ImageCard>, string]>([
		['too many bytes', { bytes: 500_001 }, 'image-too-large'],
		['no picture inside', { kind: 'other' }, 'not-an-image'],
		['another kind inside', { kind: 'gif' }, 'image-ending'],
		['too many pixels', { height: 2001 }, 'image-too-wide']
	])('are refused for %s, at the name of the file', (_name, part, code) => {
		const line = PICTURED_BANK.split('\n').findIndex((each) => each.includes('two.png')) + 1;
		expect(codes(PICTURED_BANK, { 'two.png': { ...TWO, ...part } })).toEqual([`${line} ${code}`]);
	});

	it('are refused where they are too much together', () => {
		const questions = Array.from(
			{ length: 11 },
			(_, n) =>
				`  - { id: q${n}, type: true-false, facts: [two-highs], stem: Is it ${n}?, answer: true, explanation: E., image: { file: p${n}.png, alt: A } }\n`
		).join('');
		const cards = Object.fromEntries(
			Array.from({ length: 11 }, (_, n) => [`p${n}.png`, { ...TWO, bytes: 500_000 }])
		);
		const text = `${EXAMPLE_BANK.trimEnd()}\n${questions}`;
		expect(codes(text, cards).map((each) => each.split(' ')[1])).toEqual(['images-too-large']);
	});

	it('are no part of a chosen blank', () => {
		const text = EXAMPLE_BANK.replace(
			/(choices:\s+- \{ text: [^,]+,)/g,
			'$1 image: { file: two.png, alt: A },'
		);
		expect(text).not.toBe(EXAMPLE_BANK);
		expect(codes(text).some((each) => each.includes('unknown-field'))).toBe(true);
	});

	it('have no "answer-image" where there are choices', () => {
		const text = EXAMPLE_BANK.replace(
			/    answer: Two\n[\s\S]*?distractors:\n/,
			'    answer-image: { file: two.png, alt: A }\n    choices:\n      - { text: Two, correct: true, feedback: Yes. }\n'
		);
		expect(codes(text).some((each) => each.endsWith('two-forms'))).toBe(true);
	});

	it('are shown while a question is being written', () => {
		const item =
			'  - { id: a, type: true-false, facts: [], stem: S, answer: true, explanation: E, image: { file: two.png, alt: "" } }\n';
		expect(previewQuestion(item.replace('[]', '[f]'), 'plain', () => TWO)?.image).toMatchObject({
			alt: '…',
			digest: TWO.digest
		});
	});
});

describe('fingerprints', () => {
	const changed = (text: string, cards?: Record<string, ImageCard>) => {
		const [one, other] = [question(), question(text, cards)];
		return { wording: one.wording !== other.wording, key: one.key !== other.key };
	};

	it('change in the wording alone with a picture, what it shows and its alternative text', () => {
		const reworded = { wording: true, key: false };
		expect(changed(EXAMPLE_BANK)).toEqual(reworded);
		expect(changed(pictured('Two waves', 'Two hills'))).toEqual(reworded);
		expect(changed(pictured('at noon', 'at night'))).toEqual(reworded);
		expect(changed(PICTURED_BANK, { 'two.png': HARBOUR })).toEqual(reworded);
	});

	it('do not change with the name of a file', () => {
		expect(changed(pictured('two.png', 'waves.png'), { 'waves.png': TWO })).toEqual({
			wording: false,
			key: false
		});
	});

	it('change with the name where the file was not looked at', () => {
		const wording = (text: string) => {
			const result = parseBank(text, 'tides.yaml');
			return result.ok && result.bank.questions.find(({ id }) => id === 'highs-a-day')!.wording;
		};
		expect(wording(PICTURED_BANK)).not.toBe(wording(pictured('two.png', 'waves.png')));
	});
});

describe('a card', () => {
	it('is read as it was written', () => {
		expect(readCard(writeCard(HARBOUR))).toEqual(HARBOUR);
		expect(readCard(writeCard(cardOf(new Uint8Array())))).toMatchObject({ kind: 'other' });
	});

	it.each([undefined, '', 'null', '[]', '{', writeCard({ ...HARBOUR, digest: '../x' })])(
		'is none where it is %s',
		(text) => expect(readCard(text)).toBeNull()
	);

	it.each([{ kind: 'svg' }, { width: -1 }, { bytes: 1.5 }, { height: '3' }])(
		'is none with %o',
		(part) => expect(readCard(JSON.stringify({ ...HARBOUR, ...part }))).toBeNull()
	);
});
