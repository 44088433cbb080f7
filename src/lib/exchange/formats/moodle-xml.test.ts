import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { examplePng } from '../../core/bank/example-image';
import { arbitraryDamage } from '../testing/arbitrary-texts';
import { Unreadable } from './format';
import { GivenFile } from './given-file';
import { moodleXml } from './moodle-xml';
import type { ReadEntry } from './read-set';

const quiet = () => {};
const fileOf = (xml: string) => new GivenFile('x', new TextEncoder().encode(xml));
const read = (questions: string) =>
	moodleXml.read(
		fileOf(`<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions}\n</quiz>`),
		quiet
	);
const question = (type: string, text: string, more = '') =>
	`<question type="${type}"><name><text>Name</text></name><questiontext format="html"><text>${text}</text></questiontext>${more}</question>`;
const answer = (fraction: number | string, text: string, feedback = '') =>
	`<answer fraction="${fraction}" format="html"><text>${text}</text><feedback format="html"><text>${feedback}</text></feedback></answer>`;

async function entryOf(xml: string): Promise<ReadEntry> {
	const { items, remarks } = await read(xml);
	expect(remarks.filter(({ kind }) => kind === 'left-out')).toEqual([]);
	expect(items).toHaveLength(1);
	return items[0]!.entry;
}
async function remarksOf(xml: string): Promise<string[]> {
	return (await read(xml)).remarks.map(({ kind, text }) => `${kind}: ${text}`);
}
const png = btoa(String.fromCharCode(...examplePng()));

describe('Moodle XML', () => {
	test('is told by its content', () => {
		expect(
			moodleXml.detect(
				fileOf('<?xml version="1.0"?><!-- x --><quiz><question type="essay"/></quiz>')
			)
		).toBe(1);
		expect(moodleXml.detect(fileOf('<assessmentItem/>'))).toBe(0);
		expect(moodleXml.detect(fileOf('::a:: b {=c}'))).toBe(0);
	});

	test('one right choice, with a fixed order', async () => {
		const more = `<single>true</single><shuffleanswers>false</shuffleanswers>
			<correctfeedback format="html"><text>Your answer is correct.</text></correctfeedback>
			<incorrectfeedback format="html"><text>Look again.</text></incorrectfeedback>
			${answer(100, '<![CDATA[<p>Two</p>]]>', '&lt;b&gt;Yes&lt;/b&gt;')}${answer(0, 'One')}
			<generalfeedback format="html"><text>Why</text></generalfeedback>
			<hint format="html"><text>Count</text></hint><tags><tag><text>sea</text></tag></tags>`;
		expect(await entryOf(question('multichoice', '<![CDATA[<p>How many?</p>]]>', more))).toEqual({
			type: 'single',
			stem: 'How many?',
			explanation: 'Why',
			hint: 'Count',
			tags: ['sea'],
			choices: [
				{ text: 'Two', correct: true, feedback: '**Yes**', pinned: true },
				{ text: 'One', feedback: 'Look again.', pinned: true }
			]
		});
	});

	test('several right choices, and what cannot be kept is told', async () => {
		const xml = question(
			'multichoice',
			'Which?',
			`<single>false</single>${answer(60, 'A')}${answer(40, 'B')}${answer(-50, 'C')}`
		);
		expect(await entryOf(xml)).toMatchObject({
			type: 'multiple',
			choices: [{ text: 'A', correct: true }, { text: 'B', correct: true }, { text: 'C' }]
		});
		expect(await remarksOf(xml)).toEqual([
			'changed: Answers are right or wrong here; their weights were not kept.'
		]);
	});

	it.each([
		[
			'no key',
			question('multichoice', 'Which?', `${answer(0, 'A')}${answer(0, 'B')}`),
			/No answer is marked/
		],
		[
			'all right',
			question('multichoice', 'W?', `<single>false</single>${answer(50, 'A')}${answer(50, 'B')}`),
			/Every choice/
		],
		['another type', question('calculated', '{a} + {b}'), /type “calculated”/],
		[
			'anything is right',
			question('shortanswer', 'What?', answer(100, '*')),
			/No answer is marked/
		],
		['no gap', question('cloze', 'Nothing to fill'), /no gap/],
		['a regular expression', question('cloze', 'A {1:REGEXP:=x.*}'), /REGEXP/]
	])('%s is left out and told, and stops no other', async (_, xml, reason) => {
		const set = await read(
			xml + question('truefalse', 'So?', `${answer(100, 'true')}${answer(0, 'false')}`)
		);
		expect(set.items.map(({ entry }) => entry.type)).toEqual(['true-false']);
		expect(set.remarks).toMatchObject([
			{ kind: 'left-out', place: { line: 3, item: 'Name' }, text: expect.stringMatching(reason) }
		]);
	});

	test('true and false in another language', async () => {
		const xml = question(
			'truefalse',
			'So?',
			`${answer(0, 'Wahr', 'No.')}${answer(100, 'Falsch', 'Yes.')}`
		);
		expect(await entryOf(xml)).toMatchObject({
			answer: false,
			feedback: { true: 'No.', false: 'Yes.' }
		});
	});

	test('short answers with weights, wildcards and a word on anything else', async () => {
		const more = `<usecase>1</usecase>${answer(100, 'spring*', 'Yes')}${answer(100, 'spring tide')}${answer(50, 'neap', 'Near')}${answer(0, '*', 'No')}${answer(100, '2\\*3')}`;
		expect(await entryOf(question('shortanswer', 'What?', more))).toEqual({
			type: 'short-text',
			stem: 'What?',
			accept: ['spring tide', '2*3', 'spring'],
			'case-sensitive': true,
			feedback: { right: 'Yes', wrong: 'No' },
			confusions: [{ text: 'neap', feedback: 'Near' }]
		});
	});

	test('numbers with tolerance and units', async () => {
		const number = (fraction: number, value: string, tolerance: string, feedback = '') =>
			`<answer fraction="${fraction}"><text>${value}</text><tolerance>${tolerance}</tolerance><feedback><text>${feedback}</text></feedback></answer>`;
		const more = `${number(100, '3,5', '0.1', 'Yes')}${number(0, '35', '0', 'Ten times')}${number(0, '*', '0', 'No')}
			<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit><unit><multiplier>1</multiplier><unit_name>metres</unit_name></unit><unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit></units>
			<unitgradingtype>1</unitgradingtype>`;
		const xml = question('numerical', 'How high?', more);
		const { items, remarks } = await read(xml);
		expect(items[0]!.entry).toEqual({
			type: 'numeric',
			stem: 'How high?',
			answer: 3.5,
			tolerance: 0.1,
			unit: { name: 'm', accept: ['metres'], required: true },
			feedback: { right: 'Yes', wrong: 'No' },
			confusions: [{ value: 35, feedback: 'Ten times' }]
		});
		expect(remarks.map(({ text }) => text)).toEqual([expect.stringMatching(/converted/)]);
	});

	test('matching, where an empty line is one more option', async () => {
		const sub = (prompt: string, match: string) =>
			`<subquestion format="html"><text>${prompt}</text><answer><text>${match}</text></answer></subquestion>`;
		const more =
			sub('Spring', 'Full Moon') + sub('&lt;p&gt;Neap&lt;/p&gt;', 'a &lt; b') + sub('', 'New Year');
		expect(await entryOf(question('matching', 'Match', more))).toEqual({
			type: 'matching',
			stem: 'Match',
			pairs: [
				{ prompt: 'Spring', match: 'Full Moon' },
				{ prompt: 'Neap', match: 'a < b' }
			],
			extra: ['New Year']
		});
	});

	test('in an ordering the fraction is the place', async () => {
		const more =
			answer('2.0000000', 'Second') + answer('1.0000000', 'First') + answer('10.0', 'Last');
		expect(await entryOf(question('ordering', 'Order', more))).toMatchObject({
			items: [{ text: 'First' }, { text: 'Second' }, { text: 'Last' }]
		});
	});

	test('a cloze with gaps of every kind', async () => {
		const html = `<![CDATA[<p>Fill in.</p><p>The <b>big {1:MULTICHOICE:%0%Sun#No, &#39;not it~=Moon#Yes} here</b> is {2:SA:=near\\~ish~%100%close~*#Wrong}, {:NM:=7:0.5}, {1:MCVS:a~%100%b} and {1:MULTIRESPONSE_H:=only~other}; <code>x = {1:SAC:=1\\}2}</code></p>]]>`;
		expect(await entryOf(question('cloze', html))).toEqual({
			type: 'cloze',
			stem: 'Fill in.',
			text: 'The big {{gap-1}} here is {{gap-2}}, {{gap-3}}, {{gap-4}} and {{gap-5}}; `x =`{{gap-6}}',
			blanks: {
				'gap-1': {
					choices: [
						{ text: 'Sun', feedback: "No, 'not it" },
						{ text: 'Moon', correct: true, feedback: 'Yes' }
					]
				},
				'gap-2': { accept: ['near~ish', 'close'], feedback: 'Wrong' },
				'gap-3': { accept: ['7'] },
				'gap-4': { choices: [{ text: 'a' }, { text: 'b', correct: true }] },
				'gap-5': { choices: [{ text: 'only', correct: true }, { text: 'other' }] },
				'gap-6': { accept: ['1}2'] }
			}
		});
		expect(await remarksOf(question('cloze', html))).toEqual([
			'changed: A number in a gap has a tolerance there; here it must be exact.',
			'changed: In a gap capitals do not count here.',
			'changed: Emphasis around a gap was taken off.'
		]);
		expect(await remarksOf(question('cloze', '{1:SA:=a#Yes}'))).toEqual(
			[
				'left-out: A gap that is typed has feedback to wrong answers alone here.',
				'changed: Gap texts without an instruction got “Fill in the gaps.” for one.'
			].reverse()
		);
	});

	test('one gap with several right choices is a question of several', async () => {
		expect(await entryOf(question('cloze', 'Even: {1:MR:=2~=4~3}'))).toMatchObject({
			type: 'multiple',
			stem: 'Even: ____',
			choices: [{ text: '2', correct: true }, { text: '4', correct: true }, { text: '3' }]
		});
	});

	test('a gap of several among others is asked apart, with its paragraph', async () => {
		const html = `<![CDATA[<p>Seas</p><p>The {1:SA:=Baltic} lies east of {1:MC:=Jutland~Skåne}.</p><p>On it lie {1:MR:=Riga#Yes~=Gdańsk~Oslo} and not {1:SA:=Oslo}.</p><p>Islands:</p><p>{1:MRH:=Gotland~=Öland~Skye}</p>]]>`;
		const set = await read(question('cloze', html, '<idnumber>s1</idnumber>'));
		expect(set.items.map(({ ownId }) => ownId)).toEqual(['s1', 's1#3', 's1#5']);
		expect(set.items.map(({ entry }) => entry)).toMatchObject([
			{
				type: 'cloze',
				stem: 'Seas',
				text: 'The {{gap-1}} lies east of {{gap-2}}.\n\nOn it lie … and not {{gap-3}}.\n\nIslands:',
				blanks: {
					'gap-1': { accept: ['Baltic'] },
					'gap-2': { choices: [{ text: 'Jutland', correct: true }, { text: 'Skåne' }] },
					'gap-3': { accept: ['Oslo'] }
				}
			},
			{
				type: 'multiple',
				stem: 'On it lie ____ and not ….',
				choices: [
					{ text: 'Riga', correct: true, feedback: 'Yes' },
					{ text: 'Gdańsk', correct: true },
					{ text: 'Oslo' }
				]
			},
			{
				type: 'multiple',
				stem: 'Islands:\n\n____',
				choices: [
					{ text: 'Gotland', correct: true },
					{ text: 'Öland', correct: true },
					{ text: 'Skye' }
				]
			}
		]);
		expect(set.remarks.map(({ text }) => text)).toEqual([
			'A gap with several right choices became a question of its own.'
		]);
		const all = await read(question('cloze', 'Even: {1:MR:=2~=4~3} Odd: {1:MR:=1~=3~2}'));
		expect(all.items.map(({ entry }) => entry.stem)).toEqual([
			'Even: ____ Odd: …',
			'Even: … Odd: ____'
		]);
	});

	test('a number as the only gap keeps its tolerance, and a typed answer loses what only looks', async () => {
		expect(
			await entryOf(question('cloze', 'Water boils at {1:NM:=100:0.5#Yes~%0%*#No} °C.'))
		).toMatchObject({
			type: 'numeric',
			stem: 'Water boils at ____ °C.',
			answer: 100,
			tolerance: 0.5,
			feedback: { right: 'Yes', wrong: 'No' }
		});
		const water = '<![CDATA[Water is {1:SA:=H<sub>2</sub>O~=H2O}, salt {1:SA:=NaCl}.]]>';
		expect(await entryOf(question('cloze', water))).toMatchObject({
			blanks: { 'gap-1': { accept: ['H2O'] }, 'gap-2': { accept: ['NaCl'] } }
		});
	});

	test.each([
		['ddwtos', 'dragbox'],
		['gapselect', 'selectoption']
	])('%s offers the options of the group', async (type, name) => {
		const option = (text: string, group: number) =>
			`<${name}><text>${text}</text><group>${group}</group></${name}>`;
		const options =
			option('Moon', 1) +
			option('two', 2) +
			option('Sun', 1) +
			option('one', 2) +
			option('alone', 3);
		expect(
			await entryOf(question(type, 'The [[1]] makes [[2]] {{highs}}, [[5]]. [[9]]', options))
		).toMatchObject({
			type: 'cloze',
			text: 'The {{gap-1}} makes {{gap-2}} { {highs} }, {{gap-3}}. [[9]]',
			blanks: {
				'gap-1': { choices: [{ text: 'Moon', correct: true }, { text: 'Sun' }] },
				'gap-2': { choices: [{ text: 'two', correct: true }, { text: 'one' }] },
				'gap-3': { accept: ['alone'] }
			}
		});
	});

	test('essays and descriptions are cards', async () => {
		const notes = '<graderinfo format="html"><text>Two bulges</text></graderinfo>';
		const set = await read(
			question('essay', 'Why?', notes) +
				question('essay', 'And?') +
				question('description', 'Read this')
		);
		expect(set.items.map(({ entry }) => entry)).toEqual([
			{ type: 'card', stem: 'Why?', back: 'Two bulges' },
			{ type: 'card', stem: 'And?', back: 'No answer is given.' },
			{ type: 'card', stem: 'Name', back: 'Read this' }
		]);
	});

	test('categories, ids and what is hidden', async () => {
		const category =
			'<question type="category"><category><text>$course$/top/Tides/Spring and//or neap</text></category></question>';
		const set = await read(
			category + question('essay', 'Why?', '<idnumber>why-1</idnumber><hidden>1</hidden>')
		);
		expect(set.items).toMatchObject([
			{ ownId: 'why-1', group: ['Tides', 'Spring and/or neap'], suspended: true }
		]);
	});

	test.each([
		['plain_text', 'a < b\n*c*', 'a < b\n\\*c\\*'],
		['markdown', '**a** _b_\n\n- c', '**a** *b*\n\n- c'],
		['moodle_auto_format', 'a\n<i>b</i>', 'a\n*b*'],
		['html', 'a\n<i>b</i> \\(x^2\\)', 'a *b* $x^2$']
	])('a text in the format %s', async (format, text, stem) => {
		const xml = question('essay', `<![CDATA[${text}]]>`).replace(
			'format="html"',
			`format="${format}"`
		);
		expect((await entryOf(xml)).stem).toBe(stem);
	});

	test('HTML that is not marked as letters is read, too', async () => {
		expect((await entryOf(question('essay', '<p>One <b>two</b></p><p>three</p>'))).stem).toBe(
			'One **two**\n\nthree'
		);
	});

	test('pictures in a file, and as Moodle had them before', async () => {
		const html =
			'&lt;p&gt;See &lt;img src="@@PLUGINFILE@@/maps/a%20b.png" alt="A map"&gt;&lt;img src="@@PLUGINFILE@@/c.png"&gt;&lt;/p&gt;';
		const xml = question('essay', html).replace(
			'</questiontext>',
			`<file name="a b.png" path="/maps/" encoding="base64">${png}</file></questiontext>`
		);
		const set = await read(xml);
		expect(set.items[0]!.entry).toMatchObject({
			stem: 'See',
			image: { file: 'a-b.png', alt: 'A map' }
		});
		expect(set.pictures.get('a-b.png')).toEqual(examplePng());
		expect(set.remarks).toContainEqual(
			expect.objectContaining({
				text: 'Of several pictures in one place only the first was taken.'
			})
		);
		const old = await read(
			question('essay', 'See', `<image>old.gif</image><image_base64>\n${png}\n</image_base64>`)
		);
		expect(old.items[0]!.entry.image).toEqual({ file: 'old.png', alt: 'old' });
	});

	test('what is not well formed is told, and what is cut off is left out', async () => {
		const whole = `<quiz>\n${question('essay', 'One')}\n${question('essay', 'Two')}`;
		const set = await moodleXml.read(fileOf(whole.slice(0, -30)), quiet);
		expect(set.items).toHaveLength(1);
		expect(set.remarks.filter(({ kind }) => kind === 'left-out')).toMatchObject([
			{ place: { line: 3 }, text: expect.stringMatching(/cut off/) }
		]);
	});

	test('another XML file is refused with what to do', async () => {
		await expect(moodleXml.read(fileOf('<html/>'), quiet)).rejects.toThrow(
			/<html>.*Moodle XML format/
		);
	});

	test('an entity that would grow stays letters', async () => {
		const bomb = `<!DOCTYPE quiz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><quiz>${question('essay', 'x &b; y')}</quiz>`;
		expect((await moodleXml.read(fileOf(bomb), quiet)).items[0]!.entry.stem).toBe('x &b; y');
	});
});

const SAMPLE = `<quiz>${[
	question(
		'multichoice',
		'Which?',
		`<single>false</single>${answer(50, 'A')}${answer(50, 'B')}${answer(0, 'C')}`
	),
	question('cloze', 'The {1:MC:=a#b~c} and {1:SA:=x~*#y} {2:NM:=3:1}'),
	question('numerical', 'n', answer(100, '3')),
	question('ddwtos', 'a [[1]]', '<dragbox><text>x</text><group>1</group></dragbox>'),
	question('ordering', 'o', answer(1, 'a') + answer(2, 'b'))
].join('\n')}</quiz>`;

test('a damaged file is read in part or refused, and nothing else happens', async () => {
	const bytes = new TextEncoder().encode(SAMPLE);
	const pieces = [
		'{1:MC:',
		'~',
		'#',
		'}',
		'<text>',
		'</text>',
		'<![CDATA[',
		']]>',
		'[[2]]',
		'&lt;script&gt;',
		'\\',
		'{{',
		'\uE0001\uE001'
	];
	const stuffed = fc
		.array(fc.tuple(fc.nat(SAMPLE.length), fc.constantFrom(...pieces)), { maxLength: 8 })
		.map((inserts) => {
			let text = SAMPLE;
			for (const [at, piece] of inserts) text = text.slice(0, at) + piece + text.slice(at);
			return new TextEncoder().encode(text);
		});
	await fc.assert(
		fc.asyncProperty(fc.oneof(arbitraryDamage(bytes), stuffed), async (given) => {
			try {
				const set = await moodleXml.read(new GivenFile('x', given), quiet);
				for (const { entry } of set.items)
					if (entry.type === 'cloze') expect(entry.text).not.toMatch(/\uE000|\uE001/);
			} catch (error) {
				expect(error).toBeInstanceOf(Unreadable);
			}
		}),
		{ numRuns: 300 }
	);
});

test.each(['{1:MC:', '{1:SA:=a~', '\\', '[[1]]', '<b>', '&amp;lt;', '{1:NM:=1}', '*'])(
	'%s a hundred thousand times is read at once',
	async (piece) => {
		await read(question('cloze', `<![CDATA[${piece.repeat(100_000 / piece.length)}]]>`));
		await read(
			question(
				'shortanswer',
				'x',
				answer(100, `<![CDATA[${piece.repeat(100_000 / piece.length)}]]>`)
			)
		);
	},
	4000
);
