import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it, test } from 'vitest';
import { arbitraryBank } from '../testing/arbitrary-bank';
import { readGiven, textFile } from '../testing/read-given';
import { askedBy, askedOf, bankLetters, readLetters, seen } from '../testing/read-letters';
import { csv } from './csv';
import { USUAL } from './csv/mapping';
import { readMapped } from './csv/read-mapped';
import { readTable } from './csv/table';
import { Unreadable } from './format';
import { GivenFile } from './given-file';

const read = (text: string) => readGiven(csv, text);

test("Quizlet's export becomes cards, quotes in it are letters", async () => {
	const { items } = await read('Io\tA "moon" of *Jupiter*\n"Mars\tA planet\n');
	expect(items).toEqual([
		{
			place: { line: 1, item: 'Io' },
			group: [],
			entry: { type: 'card', stem: 'Io', back: 'A "moon" of \\*Jupiter\\*' }
		},
		{
			place: { line: 2, item: '"Mars' },
			group: [],
			entry: { type: 'card', stem: '"Mars', back: 'A planet' }
		}
	]);
});

const choices = [{ text: 'Io' }, { text: 'Mars', correct: true }, { text: 'Sun' }];

describe('spreadsheets of others are recognised', () => {
	test('Kahoot', async () => {
		const { items } = await read(
			'Kahoot! template,,,,,,\n,,,,,,\n,Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,Answer 3 - max 75 characters,Answer 4 - max 75 characters,"Time limit (sec) – 5, 10, 20",Correct answer(s) - choose at least one\n1,A planet?,Io,Mars,Sun,,20,2\n2,Moons?,Io,Mars,Titan,,20,"1,3"\n3,,,,,,,\n'
		);
		expect(items.map(({ entry }) => entry)).toEqual([
			{ type: 'single', stem: 'A planet?', choices },
			{
				type: 'multiple',
				stem: 'Moons?',
				choices: [{ text: 'Io', correct: true }, { text: 'Mars' }, { text: 'Titan', correct: true }]
			}
		]);
	});
	test('Blooket, with questions to be typed', async () => {
		const { items, remarks } = await read(
			'"Blooket\nImport Template",,,,,,,\nQuestion #,Question Text,Answer 1,Answer 2,"Answer 3\n(Optional)","Answer 4\n(Optional)","Time Limit (sec)\n(Max: 300 seconds)","Correct Answer(s)\n(Only include Answer #)",,\n1,A planet?,Io,Mars,Sun,,20,2,,\n2,The red one?,Mars,mars,,,60,,,typing\n3,What?,a,b,,,20,7,,\n'
		);
		expect(items.map(({ entry }) => entry)).toEqual([
			{ type: 'single', stem: 'A planet?', choices },
			{ type: 'short-text', stem: 'The red one?', accept: ['Mars', 'mars'] }
		]);
		expect(remarks).toMatchObject([
			{
				place: { line: 3, item: 'Time Limit (sec) (Max: 300 seconds)' },
				text: 'A column is not used.'
			},
			{ kind: 'left-out', place: { line: 10, item: 'What?' } }
		]);
	});
	test('by the names of columns, with keys as letters and as texts', async () => {
		const { items } = await read(
			'Question;Option A;Option B;Option C;Answer;Category;Tags\nA planet?;Io;Mars;Sun;B;Space;x, y\nA planet?;Io;Mars;Sun;mars;Space;\n'
		);
		const entry = { type: 'single', stem: 'A planet?', choices };
		expect(items).toMatchObject([
			{ group: ['Space'], entry: { ...entry, tags: ['x', 'y'] } },
			{ entry }
		]);
	});
	test('in German', async () => {
		const { items } = await read(
			'Nr.;Frage;Antwort A;Antwort B;Richtige Antwort;Erklärung;Thema\n1;Wien?;Rhein;Donau;B;Nah.;Flüsse\n'
		);
		expect(items).toMatchObject([
			{
				group: ['Flüsse'],
				entry: { choices: [{}, { text: 'Donau', correct: true }], explanation: 'Nah.' }
			}
		]);
	});
	test('but not where none says which option is right', async () => {
		await expect(read('Question,Option A,Option B\nVienna?,Rhine,Danube\n')).rejects.toThrow(
			/Say which holds/
		);
	});
	test('with wrong answers in columns of their own', async () => {
		const { items } = await read(
			'Question,Correct answer,Wrong 1,Wrong 2\nA planet?,Mars,Io,Sun\n'
		);
		expect(items[0]!.entry).toEqual({
			type: 'single',
			stem: 'A planet?',
			choices: [{ text: 'Mars', correct: true }, { text: 'Io' }, { text: 'Sun' }]
		});
	});
	test('in an .xlsx', async () => {
		const cell = (ref: string, nth: number) => `<c r="${ref}" t="s"><v>${nth}</v></c>`;
		const bytes = zipSync({
			'[Content_Types].xml': strToU8('<Types/>'),
			'xl/sharedStrings.xml': strToU8(
				'<sst><si><t>Question</t></si><si><t>Answer 1</t></si><si><t>Answer 2</t></si><si><t>Correct</t></si><si><r><t>A &amp; </t></r><r><t>b?</t></r><rPh><t>x</t></rPh></si></sst>'
			),
			'xl/worksheets/sheet1.xml': strToU8(
				`<worksheet><sheetData><row r="1">${cell('A1', 0)}${cell('B1', 1)}${cell('C1', 2)}${cell('E1', 3)}</row><row r="3">${cell('A3', 4)}<c r="B3" t="inlineStr"><is><t>x</t></is></c><c r="C3"><v>5</v></c><c r="E3"><v>2</v></c></row></sheetData></worksheet>`
			)
		});
		const file = new GivenFile('x.xlsx', bytes);
		expect(csv.detect(file)).toBe(0.9);
		const { items } = await csv.read(file, () => {});
		expect(items).toEqual([
			{
				place: { line: 3, item: 'A & b?' },
				group: [],
				entry: {
					type: 'single',
					stem: 'A & b?',
					choices: [{ text: 'x' }, { text: '5', correct: true }]
				}
			}
		]);
	});
});

test('a sheet whose elements are nested without end is refused at once', () => {
	const deep = zipSync({ 'xl/worksheets/sheet1.xml': strToU8('<c>'.repeat(200_000)) });
	expect(() => readTable(new GivenFile('x.xlsx', deep))).toThrow(Unreadable);
}, 5000);

test('any other table is read by what a person says of its columns', () => {
	const { rows, guess } = readTable(textFile('x,Mars,Io,"A planet,\nred?",9\n'));
	expect(guess).toBeNull();
	const { items } = readMapped(rows, {
		...USUAL,
		from: 'other',
		headerRows: 0,
		columns: ['ignored', 'key', 'wrong', 'question', 'ignored']
	});
	expect(items[0]!.entry).toEqual({
		type: 'single',
		stem: 'A planet,\nred?',
		choices: [{ text: 'Mars', correct: true }, { text: 'Io' }]
	});
});

test('a table that nobody can make sense of is refused, with what to do', async () => {
	await expect(read('a,b,c\nd,e,f\n')).rejects.toThrow(/Say which holds/);
	await expect(read('\n,,\n')).rejects.toThrow(Unreadable);
});

test('the format is told from others', () => {
	const of = (text: string) => csv.detect(textFile(text));
	expect(of('a\tb\nc\td\n')).toBe(0.55);
	expect(of('Question,Answer\na,b\n')).toBe(0.8);
	expect(of('One text.\nAnother.\n')).toBe(0);
	expect(of('<a>,</a>')).toBe(0);
});

const KEPT = ['single', 'multiple', 'true-false', 'numeric', 'short-text'];

test('what is written is read again as the same, but for what was told', async () => {
	await fc.assert(
		fc.asyncProperty(arbitraryBank, async (bank) => {
			const written = await csv.write!(bank, new Map(), () => {});
			const file = new GivenFile('', written.bytes);
			expect(csv.detect(file)).toBe(1);
			const { items, remarks } = await csv.read(file, () => {});
			expect(remarks.filter(({ text }) => !/Several choices/.test(text))).toEqual([]);
			for (const question of bank.questions) {
				const told = written.remarks.filter(({ place }) => place.item === question.id);
				const item = items.find(({ ownId }) => ownId === question.id);
				if (!item) {
					expect(told).toContainEqual({
						kind: 'left-out',
						place: { item: question.id },
						text: 'A row has no room for questions of this type.'
					});
					continue;
				}
				// Feedback for true-false, numbers and words has no column.
				if (KEPT.includes(question.type)) {
					const asked = askedOf(question) as Record<string, unknown>;
					const kept = told.some(({ text }) => /Feedback/.test(text))
						? { ...asked, feedback: ['', ''], ...('confusions' in asked && { confusions: [] }) }
						: asked;
					expect(askedBy(item.entry)).toEqual(kept);
				} else if (question.type === 'ordering' && item.entry.type === 'ordering')
					expect(item.entry.items.map(({ text }) => readLetters(text, false))).toEqual(
						question.items.map(({ text }) => bankLetters(text, question, false))
					);
				expect(readLetters(item.entry.explanation)).toBe(
					bankLetters(question.explanation, question)
				);
				if (!told.some(({ text }) => /tag/.test(text)))
					expect((item.entry.tags ?? []).map(seen)).toEqual([...new Set(question.tags.map(seen))]);
			}
		}),
		{ numRuns: 200, endOnFailure: true }
	);
}, 60_000);

test('no cell that is written begins as a formula does', async () => {
	await fc.assert(
		fc.asyncProperty(arbitraryBank, async (bank) => {
			const { bytes } = await csv.write!(bank, new Map(), () => {});
			const { data } = Papa.parse<string[]>(new TextDecoder().decode(bytes), { delimiter: ',' });
			for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
		}),
		{ numRuns: 50, endOnFailure: true }
	);
}, 60_000);

it.each(['"', ',', 'a,"\n', '\t', "'", '""', 'a;b\n', ' '])(
	'%s over and over is read at once',
	async (piece) => {
		const file = textFile(piece.repeat(100_000 / piece.length));
		csv.detect(file);
		await csv
			.read(file, () => {})
			.catch((error: unknown) => expect(error).toBeInstanceOf(Unreadable));
	},
	20_000
);
