import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { PictureShelf } from '../picture-shelf';
import { clozeAnswers, clozeSide } from './cloze';
import { filtered, type FilterScene } from './filters';
import { makeCard } from './make-card';
import type { NoteType } from './note-types';
import { fillTemplate, parseTemplate, SideTooLong } from './template';

const shelf = () => new PictureShelf(() => ({ ok: false, problem: 'missing' }));
const noteType = (front: string, back: string, isCloze = false): NoteType => ({
	name: 'Type',
	isCloze,
	isOcclusion: false,
	fields: ['A', 'B'],
	templates: new Map([
		[
			0,
			{ name: 'Card 1', front: parseTemplate(front), back: parseTemplate(back), hasScript: false }
		]
	])
});

describe('gaps', () => {
	const cases: [text: string, number: number, front: string, back: string][] = [
		['a {{c1::b}} c', 1, 'a [...] c', 'a <b>b</b> c'],
		['{{c1::b::hint}} {{c2::d}}', 1, '[hint] d', '<b>b</b> d'],
		['{{c1::b::hint}} {{c2::d}}', 2, 'b [...]', 'b <b>d</b>'],
		['{{c1::a {{c2::b::h}} c}}', 2, 'a [h] c', 'a <b>b</b> c'],
		['{{c1::a {{c2::b::h}} c}}', 1, '[...]', '<b>a b c</b>'],
		['{{c1::x}} {{c1::y}}', 1, '[...] [...]', '<b>x</b> <b>y</b>'],
		['{{c1::a::}}', 1, '[...]', '<b>a</b>'],
		['{{c1::open', 1, '', ''],
		['{{c1::x}} }} {{c2::open', 1, '[...] }} {{c2::open', '<b>x</b> }} {{c2::open'],
		['none', 1, '', '']
	];
	it.each(cases)('%s, %i', (text, number, front, back) => {
		expect(clozeSide(text, number, false)).toBe(front);
		expect(clozeSide(text, number, true)).toBe(back);
	});

	test('what they hold is known', () => {
		expect(clozeAnswers('{{c1::a::h}} {{c2::b {{c1::c}}}}', 1)).toEqual(['a', 'c']);
	});
});

describe('filters', () => {
	const scene = (isBack: boolean): FilterScene => ({ gap: 1, isBack, hints: [], lost: new Set() });
	it.each([
		['furigana', ' 日本[にほん]語[ご] x', '日本(にほん)語(ご) x'],
		['kanji', 'a 日本[にほん]', 'a日本'],
		['kana', 'test first[second] third[fourth]', 'testsecondfourth'],
		['kana', 'a[sound:x.mp3] b[c]', 'a[sound:x.mp3]c'],
		['text', '<b>a</b> <c', 'a <c'],
		['unknown', '<b>a</b>', '<b>a</b>']
	])('%s of "%s"', (filter, html, expected) => {
		expect(filtered(html, [filter], scene(false))).toBe(expected);
	});

	test('what is typed stands on the back alone, and a hint aside', () => {
		expect(filtered('a', ['type'], scene(false))).toBe('');
		expect(filtered('a', ['type'], scene(true))).toBe('a');
		expect(filtered('{{c1::a}} b {{c1::c}}', ['cloze', 'type'], scene(true))).toBe('a, c');
		const asked = scene(false);
		expect(filtered('help', ['hint'], asked)).toBe('');
		expect(asked.hints).toEqual(['help']);
		expect(filtered('help', ['hint'], scene(true))).toBe('help');
	});
});

describe('templates', () => {
	const fill = (source: string, fields: { [name: string]: string }) =>
		fillTemplate(parseTemplate(source), {
			field: (name) => fields[name],
			filtered: (html) => html,
			gap: 2
		});
	it.each([
		['{{A}}{{ B }}{{None}}', 'ab'],
		['{{#A}}x{{B}}{{/A}}{{^A}}y{{/A}}', 'xb'],
		['{{#Empty}}x{{/Empty}}{{^Empty}}y{{/Empty}}', 'y'],
		['{{#A}}{{#Empty}}x{{/Empty}}z{{/A}}', 'z'],
		['{{#c2}}x{{/c2}}{{#c1}}y{{/c1}}', 'x'],
		['{{!a remark}}<!-- {{A}} -->{{A}}', 'a'],
		['{{#A}}open', 'open'],
		['{{/A}}x{{', 'x{{'],
		['{{{A}}}', 'a}'],
		['{{=<% %>=}}<%A%> <%#B%>x<%/B%>', 'a x']
	])('%s', (source, expected) => {
		expect(fill(source, { A: 'a', B: 'b', Empty: ' <div><br></div>' })).toBe(expected);
	});

	test('one that repeats a field without end is stopped', () => {
		expect(() => fill('{{A}}'.repeat(1000), { A: 'x'.repeat(1000) })).toThrow(SideTooLong);
	});
});

const pieces = fc
	.array(
		fc.constantFrom(
			...[
				'{{',
				'}}',
				'{{A}}',
				'{{B}}',
				'{{FrontSide}}',
				'{{cloze:A}}',
				'{{type:cloze:A}}',
				'{{hint:B}}'
			],
			...[
				'{{furigana:A}}',
				'{{text:B}}',
				'{{#A}}',
				'{{/A}}',
				'{{^B}}',
				'{{/B}}',
				'{{c1::',
				'::',
				'x'
			],
			...['<hr id=answer>', '<script>', '</script>', '<img src=x>', '[sound:a.mp3]', '[latex]'],
			...[
				'[/latex]',
				'[$]',
				'[/$]',
				'\\(',
				'\\)',
				'[',
				']',
				' ',
				'*',
				'$',
				'<b>',
				'</b>',
				'<!--',
				'-->'
			]
		),
		{ maxLength: 30 }
	)
	.map((parts) => parts.join(''));

test('any template with any fields gives a card or says why not', () => {
	fc.assert(
		fc.property(pieces, pieces, pieces, pieces, fc.boolean(), (front, back, a, b, isCloze) => {
			const note = { guid: 'g', type: 1, tags: ['t'], fields: [a, b] };
			const at = { deck: ['D'], place: 0, isFlagged: false };
			const made = makeCard(note, noteType(front, back, isCloze), at, shelf());
			if (!made.ok) {
				expect(made.reason).toMatch(/\.$/);
				return;
			}
			if (made.entry.type !== 'card') throw new Error('no card');
			for (const text of [made.entry.stem, made.entry.back]) {
				expect(text.trim()).not.toBe('');
				expect(text.length).toBeLessThanOrEqual(5000);
			}
		}),
		{ numRuns: 500 }
	);
});

test('the longest fields take no longer than their length', () => {
	const long = ['[sound:', '\\(', '{{c1::', '[latex]', 'x[', '<', '[$]', '&', '日本'].map((piece) =>
		piece.repeat(Math.floor(20_000 / piece.length))
	);
	const type = noteType('{{cloze:A}}{{furigana:A}}', '{{A}}{{kana:B}}', true);
	for (const field of long) {
		const note = { guid: 'g', type: 1, tags: [], fields: [`{{c1::x}}${field}`, field] };
		const made = makeCard(note, type, { deck: [], place: 0, isFlagged: false }, shelf());
		// Both sides were made whole.
		expect(made.letters).toBeGreaterThan(35_000);
		expect(made.letters).toBeLessThan(150_000);
	}
});
