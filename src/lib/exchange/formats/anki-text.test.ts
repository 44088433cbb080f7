import { expect, it, test } from 'vitest';
import { readGiven, textFile } from '../testing/read-given';
import { ankiText } from './anki-text';
import { Unreadable } from './format';

const read = (text: string) => readGiven(ankiText, text);

test('an export with all its columns', async () => {
	const { items, remarks } = await read(
		'#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n' +
			'g1\tBasic\tSpace::Moons\t<b>Io</b>?\t"A ""moon""<br>\nof Jupiter"\tx y::z\n' +
			'# a comment\n' +
			'g2\tBasic (and reversed card)\tSpace\tMars\tA planet \\(x^2\\)[sound:a.mp3]\t\n'
	);
	expect(items).toEqual([
		{
			place: { line: 7, item: 'Io ?' },
			ownId: 'g1',
			group: ['Space', 'Moons'],
			entry: { type: 'card', stem: '**Io**?', back: 'A "moon"\nof Jupiter', tags: ['x', 'y::z'] }
		},
		{
			place: { line: 10, item: 'Mars' },
			ownId: 'g2',
			group: ['Space'],
			entry: { type: 'card', stem: 'Mars', back: 'A planet $x^2$' }
		},
		{
			place: { line: 10, item: 'Mars' },
			ownId: 'g2-reversed',
			group: ['Space'],
			entry: { type: 'card', stem: 'A planet $x^2$', back: 'Mars' }
		}
	]);
	expect(new Set(remarks.map(({ text }) => text))).toEqual(new Set(['A sound is left out.']));
});

test('headers that hold for all notes', async () => {
	const { items } = await read(
		'#separator:Semicolon\n#html:false\n#tags:a b\n#deck:D\n#columns:Front;Back\n<i>x</i>;*y*\n'
	);
	expect(items).toMatchObject([
		{ group: ['D'], entry: { stem: '<i>x</i>', back: '\\*y\\*', tags: ['a', 'b'] } }
	]);
});

test('gaps become a card for each number', async () => {
	const { items } = await read(
		'#separator:tab\n#html:true\n#guid column:3\n{{c1::Io}} and {{c2::Titan::of Saturn}} are {{c1::moons}}.\tMore\tg\n'
	);
	expect(items.map(({ ownId, entry }) => [ownId, entry])).toEqual([
		[
			'g',
			{
				type: 'card',
				stem: '[…] and Titan are […].',
				back: '**Io** and Titan are **moons**.\n\nMore'
			}
		],
		[
			'g-c2',
			{
				type: 'card',
				stem: 'Io and [of Saturn] are moons.',
				back: 'Io and **Titan** are moons.\n\nMore'
			}
		]
	]);
});

test('a note without a back is told, the rest is read', async () => {
	const { items, remarks } = await read('#separator:tab\na\nb\tc\n"d\te\n');
	expect(items.map(({ entry }) => entry.stem)).toEqual(['b', '"d']);
	expect(remarks).toEqual([
		{ kind: 'left-out', place: { line: 2, item: 'a' }, text: 'The card has no back.' }
	]);
	await expect(read('#separator:tab\n\n')).rejects.toThrow(Unreadable);
});

test('the format is told by its headers', () => {
	expect(ankiText.detect(textFile('#separator:tab\na\tb'))).toBe(1);
	expect(ankiText.detect(textFile('# A title\na\tb'))).toBe(0);
});

it.each(['"', '""', '\t', '#', '{{c1::', '{{c1::a}}', '[$]', '[sound:', '"\t', '<b>a\n'])(
	'%s over and over is read at once',
	async (piece) => {
		const text = '#separator:tab\n' + piece.repeat(50_000 / piece.length);
		await read(text).catch((error: unknown) => expect(error).toBeInstanceOf(Unreadable));
	},
	20_000
);
