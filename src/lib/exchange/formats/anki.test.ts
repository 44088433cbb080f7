import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it, test } from 'vitest';
import { examplePng } from '../../core/bank/example-image';
import {
	ankiDatabase,
	ankiPackage,
	basicFixture,
	loadSql,
	zstdFrame,
	type AnkiFixture
} from '../testing/anki-fixture';
import { ankiFormat } from './anki';
import { Unreadable } from './format';
import { GivenFile } from './given-file';
import type { ReadItem } from './read-set';

const format = ankiFormat(loadSql);
const given = (bytes: Uint8Array) => new GivenFile('deck.apkg', bytes);
const read = (bytes: Uint8Array) => format.read(given(bytes), () => {});
const readFixture = async (fixture: AnkiFixture, generation: 1 | 2 | 3 = 2) =>
	read(await ankiPackage(fixture, generation));
const sides = ({ entry }: ReadItem) =>
	entry.type === 'card' ? [entry.stem, entry.back] : [entry.type];

const PICTURE = examplePng();
const REVIEWED: AnkiFixture = {
	noteTypes: [
		{
			id: 10,
			name: 'Both ways',
			fields: ['Front', 'Back'],
			templates: [
				{ name: 'Forth', front: '{{Front}}', back: '{{FrontSide}}<hr id=answer>{{Back}}' },
				{ name: 'Back', front: '{{Back}}', back: '{{FrontSide}}<hr id=answer>{{Front}}' }
			]
		}
	],
	decks: [
		{ id: 1, name: 'Default' },
		{ id: 20, name: 'Europe::Capitals' },
		{ id: 21, name: 'Europe::Cram' }
	],
	notes: [
		{
			id: 100,
			guid: 'Q`G:#',
			type: 10,
			tags: ' geo  europe ',
			fields: ['Albania<img src="a map.png">', 'Tirana']
		}
	],
	cards: [
		{ id: 1001, note: 100, deck: 20, place: 1, queue: -1, flags: 2 },
		{ id: 1000, note: 100, deck: 21, home: 20 }
	],
	reviews: [
		{ at: 1_600_000_300_000, card: 1000, ease: 3, took: 5000, type: 1 },
		{ at: 1_600_000_000_000, card: 1000, ease: 2, took: 4000, type: 0 },
		{ at: 1_600_000_100_000, card: 1000, ease: 0, took: 0, type: 4 },
		{ at: 1_600_000_200_000, card: 1000, ease: 1, took: -3, type: 1 }
	],
	media: { 'a map.png': PICTURE, 'unused.mp3': strToU8('sound') }
};

describe.each([1, 2, 3] as const)('a package of generation %i', (generation) => {
	test('has decks whose names are letters, whatever made it', async () => {
		const decks = [
			{ id: 1, name: 'Default' },
			{ id: 20, name: '&#x1F9E6; Europe &amp; Asia::A < B' },
			{ id: 21, name: 'R&D' }
		];
		const { items, title } = await read(await ankiPackage({ ...REVIEWED, decks }, generation));
		expect(title).toBe('🧦 Europe & Asia');
		expect(items[0]!.group).toEqual(['🧦 Europe & Asia', 'A < B']);
	});

	test('is read whole: cards, pictures, decks, tags, flags and reviews', async () => {
		const bytes = await ankiPackage(REVIEWED, generation);
		expect(format.detect(given(bytes))).toBe(1);
		const set = await read(bytes);
		expect(set.title).toBe('Europe');
		expect(set.items).toEqual([
			{
				place: { item: 'Albania' },
				ownId: 'Q`G:##0',
				group: ['Europe', 'Capitals'],
				entry: {
					type: 'card',
					stem: 'Albania',
					image: { file: 'map.png', alt: 'A picture without a description' },
					back: 'Tirana',
					tags: ['geo', 'europe']
				},
				reviews: [
					// The three buttons of old had "good" in the second place while a card was learnt.
					{
						atMs: 1_600_000_000_000,
						rating: generation === 1 ? 'good' : 'hard',
						tookMs: 4000
					},
					{ atMs: 1_600_000_200_000, rating: 'again', tookMs: 0 },
					{ atMs: 1_600_000_300_000, rating: 'good', tookMs: 5000 }
				]
			},
			{
				place: { item: 'Tirana' },
				ownId: 'Q`G:##1',
				group: ['Europe', 'Capitals'],
				entry: {
					type: 'card',
					stem: 'Tirana',
					back: 'Albania',
					'back-image': { file: 'map.png', alt: 'A picture without a description' },
					tags: ['geo', 'europe']
				},
				suspended: true,
				flagged: true,
				madeMs: 1001
			}
		]);
		expect(set.pictures).toEqual(new Map([['map.png', PICTURE]]));
		expect(set.remarks).toEqual([
			{
				kind: 'noted',
				place: {},
				text: 'Days that were set by hand are no answers, and not taken: 1.'
			},
			{
				kind: 'noted',
				place: { item: 'Albania' },
				text: 'A picture has no description for who cannot see it.'
			},
			{
				kind: 'noted',
				place: { item: 'Tirana' },
				text: 'A picture has no description for who cannot see it.'
			}
		]);
	});
});

describe('of a history', () => {
	/** By days: L is learnt, R reviewed, A learnt again, C out of turn and for nothing, E out of turn, X back to new, D a day by hand. */
	const KINDS = { L: 0, R: 1, A: 2, C: 3, E: 3, X: 4, D: 4 } as const;
	const cases: [rows: string, steps: string][] = [
		['L L R A R', 'L L R A R'],
		['L R C R', 'L R c R'],
		['L R E R', 'L R E R'],
		['L R X L R', 'L R | L R'],
		['L R X', 'L R |'],
		['X L', 'L'],
		['L R D R', 'L R R'],
		// No row of older versions says that a card was set back.
		['L R L R', 'L R | L R'],
		['L R C L', 'L R c | L'],
		['R L L', 'R | L L'],
		['D L R', 'L R']
	];
	it.each(cases)('%s is read as FSRS reads it: %s', async (rows, steps) => {
		const reviews = rows.split(' ').map((kind, at) => ({
			at: 1_600_000_000_000 + at * 86_400_000,
			card: 101,
			ease: kind === 'X' || kind === 'D' ? 0 : 3,
			took: 1000,
			type: KINDS[kind as keyof typeof KINDS],
			factor: kind === 'X' || kind === 'C' ? 0 : 2500
		}));
		const { items } = await readFixture({ ...basicFixture([['a', 'b']]), reviews });
		const read = items[0]!.reviews!.map(({ atMs, rating, practice }) => {
			if (rating === 'reset') return '|';
			const at = reviews.findIndex((review) => review.at === atMs);
			return practice ? 'c' : rows.split(' ')[at];
		});
		expect(read.join(' ')).toBe(steps);
	});
});

test('a collection by itself is read, whatever its settings of writing', async () => {
	const bytes = await ankiDatabase(basicFixture([['a', 'b']]), true);
	bytes.fill(2, 18, 20);
	expect(format.detect(given(bytes))).toBe(1);
	expect((await read(bytes)).items.map(sides)).toEqual([['a', 'b']]);
});

test('the collection that the package names counts, whatever else lies in it', async () => {
	const bytes = zipSync({
		meta: Uint8Array.of(8, 2),
		'collection.anki21b': strToU8('left over'),
		'collection.anki21': await ankiDatabase(basicFixture([['a', 'b']]), false)
	});
	expect((await read(bytes)).items.map(sides)).toEqual([['a', 'b']]);
});

describe('sides', () => {
	const cases: [what: string, front: string, back: string, stem: string, answer: string][] = [
		['formatting', '<b>a</b> &lt;b&gt;', '<ul><li>x</li></ul>', '**a** <b>', '- x'],
		['MathJax', 'x \\(a<br>^2\\)', '\\[b\\]', 'x $a ^2$', '$$b$$'],
		[
			'LaTeX',
			'[$]a &lt; b[/$] c',
			'[latex]\\begin{displaymath}x\\end{displaymath}[/latex]',
			'$a < b$ c',
			'$$x$$'
		],
		['a sound beside words', 'a[sound:a.mp3]', '[sound:b.mp3]', 'a', '(sound)'],
		['an empty back', 'a', '<div><br></div>', 'a', '—'],
		['money', '5 * 3 = $15', '`', '5 \\* 3 = \\$15', '\\`'],
		['script', 'a<script>alert(1)</script>', '<img src=x onerror=alert(1)>b', 'a', 'b']
	];
	it.each(cases)('with %s', async (_, front, back, stem, answer) => {
		const { items } = await readFixture(basicFixture([[front, back]]));
		expect(items.map(sides)).toEqual([[stem, answer]]);
	});

	test('what is left out is told, with the card it belongs to', async () => {
		const set = await readFixture({
			...basicFixture([
				['one', '<img src="big.png"><img src="none.png"><img src="https://example.org/x.png">'],
				[
					'two',
					'<img src="a.png" alt="A map"><img src="b.png"><a href="https://example.org">x</a>'
				],
				['[sound:x.mp3]', 'a'],
				['', 'a'],
				['<img src="no.png">', 'a']
			]),
			media: { 'big.png': examplePng(2001, 1), 'a.png': PICTURE, 'b.png': examplePng(5, 5) }
		});
		expect(set.items.map(sides)).toEqual([
			['one', '(picture)'],
			['two', 'x']
		]);
		expect([...set.pictures.keys()]).toEqual(['question-af63dc.png']);
		expect(set.remarks.map(({ kind, place, text }) => [kind, place.item, text])).toEqual([
			['left-out', 'one', 'A picture is left out: it is larger than 2000 pixels on one side.'],
			['left-out', 'one', 'A picture is left out: the file does not have it.'],
			[
				'left-out',
				'one',
				'A picture is left out: it lies on another site, and nothing is fetched.'
			],
			['left-out', 'two', 'A picture is left out: a side has room for one.'],
			['changed', 'two', 'A link stays as its words, without its address.'],
			['left-out', 'note-3', 'Its front is a sound, and sounds cannot be played here.'],
			['left-out', 'note-4', 'Its front is empty.'],
			['left-out', 'note-5', 'Its front is a picture that could not be taken over.']
		]);
	});

	test('pictures are found by names as in addresses, and those in the text itself are taken', async () => {
		const inline = `data:image/png;base64,${btoa(String.fromCharCode(...PICTURE))}`;
		const set = await readFixture(
			{
				...basicFixture([
					['<img src="a%20map.png" alt="A map">', `<img src="${inline}">`],
					['x', '<img src="data:image/png;base64,!!!">']
				]),
				media: { 'a map.png': examplePng(9, 9) }
			},
			3
		);
		expect(set.items[0]!.entry.image).toEqual({ file: 'map.png', alt: 'A map' });
		expect([...set.pictures]).toEqual([
			['map.png', examplePng(9, 9)],
			['picture.png', PICTURE]
		]);
		expect(set.remarks.map(({ text }) => text)).toEqual([
			'A picture has no description for who cannot see it.',
			'A picture is left out: it is damaged.'
		]);
	});

	test('a side of endless length is cut, and nothing of ours is cut in two', async () => {
		const { items, remarks } = await readFixture(
			basicFixture([['a', `<b>word</b> \\(x^2\\) &amp; `.repeat(600)]])
		);
		const { entry } = items[0]!;
		const back = entry.type === 'card' ? entry.back : '';
		expect(back.length).toBeGreaterThan(4000);
		expect(back.length).toBeLessThanOrEqual(5000);
		expect(back).toMatch(/^(?:\*\*word\*\* \$x\^2\$ & )+.{0,30} …$/);
		expect(remarks.map(({ kind }) => kind)).toEqual(['changed']);
	});
});

test('the order of the templates, the filters and the gaps is that of Anki', async () => {
	const { items, remarks } = await readFixture({
		noteTypes: [
			{
				id: 1,
				name: 'Cloze',
				isCloze: true,
				fields: ['Text', 'Extra'],
				templates: [{ name: 'Cloze', front: '{{cloze:Text}}', back: '{{cloze:Text}}<br>{{Extra}}' }]
			},
			{
				id: 2,
				name: 'Typed',
				fields: ['Q', 'A', 'Help'],
				templates: [
					{
						name: 'Card 1',
						front:
							'<script>x()</script>{{text:Q}} {{hint:Help}} {{type:A}}{{#Tags}}[{{Tags}}]{{/Tags}}{{^Help}}none{{/Help}}',
						back: '{{Q}}<hr id="answer">{{type:A}} {{Deck}}/{{Card}}/{{furigana:Help}}'
					}
				]
			}
		],
		decks: [{ id: 1, name: 'D' }],
		notes: [
			{
				id: 1,
				guid: 'c',
				type: 1,
				fields: ['{{c1::Canberra::city}} was {{c2::founded in {{c1::1913}}}}. {{c4,5::x}}', 'so']
			},
			{ id: 2, guid: 't', type: 2, tags: 'k', fields: ['<i>q</i>', 'a', '日本[にほん]'] },
			{ id: 3, guid: 'o', type: 1, fields: ['{{c1::image-occlusion:rect:left=.1:top=.2}}', ''] }
		],
		cards: [0, 1, 2, 4]
			.map((place) => ({ id: 10 + place, note: 1, deck: 1, place }))
			.concat([
				{ id: 20, note: 2, deck: 1, place: 0 },
				{ id: 30, note: 3, deck: 1, place: 0 },
				{ id: 40, note: 9, deck: 1, place: 0 }
			])
	});
	expect(items.map(sides)).toEqual([
		['[city] was founded in [...]. x', '**Canberra** was founded in **1913**. x\nso'],
		['Canberra was [...]. x', 'Canberra was **founded in 1913**. x\nso'],
		['Canberra was founded in 1913. [...]', 'Canberra was founded in 1913. **x**\nso'],
		['q [k]', 'a D/Card 1/日本(にほん)']
	]);
	expect(items[3]!.entry.hint).toBe('日本[にほん]');
	expect(remarks.map(({ kind, place, text }) => [kind, place.item, text])).toEqual([
		['left-out', 'Typed, Card 1', 'A script of its template is left out.'],
		[
			'left-out',
			'{{c1::Canberra::city}} was {{c2::founded in {{c1::1913}}}}. {{c4,5::x}}',
			'Its front is empty.'
		],
		['changed', 'q [k]', 'Its answer is not typed but thought of, and rated by the learner.'],
		[
			'left-out',
			'{{c1::image-occlusion:rect:left=.1:top=.2}}',
			'It hides parts of a picture, which no question here can do.'
		],
		[
			'left-out',
			undefined,
			'Cards whose note or note type is not in the package, or that are there twice: 1.'
		]
	]);
});

describe('a file that cannot be read is refused with what to do', () => {
	const cases: [what: string, file: () => Promise<Uint8Array>, text: RegExp][] = [
		[
			'of a newer Anki',
			async () => zipSync({ meta: Uint8Array.of(8, 4), 'collection.anki2': new Uint8Array() }),
			/newer Anki/
		],
		['without a collection', async () => zipSync({ media: strToU8('{}') }), /no collection/],
		['cut off', async () => (await ankiPackage(REVIEWED, 3)).slice(0, -40), /cut off/],
		[
			'whose collection is none',
			async () => zipSync({ 'collection.anki2': strToU8('x') }),
			/damaged/
		],
		[
			'whose packing is none',
			async () => zipSync({ meta: Uint8Array.of(8, 3), 'collection.anki21b': strToU8('x') }),
			/damaged/
		]
	];
	it.each(cases)('%s', async (_, file, text) => {
		const bytes = await file();
		await expect(read(bytes)).rejects.toThrow(Unreadable);
		await expect(read(bytes)).rejects.toThrow(text);
	});

	test('a view in the place of a table is not read', async () => {
		const database = new (await loadSql()).Database(await ankiDatabase(basicFixture([]), false));
		database.run(
			'DROP TABLE cards; CREATE VIEW cards AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id FROM n WHERE id < 0'
		);
		await expect(read(zipSync({ 'collection.anki2': database.export() }))).rejects.toThrow(
			Unreadable
		);
	});

	test('a packing that asks for two gigabytes is not begun', async () => {
		const frame = zstdFrame(strToU8('x'));
		frame[5] = 0xff;
		const bytes = zipSync({ meta: Uint8Array.of(8, 3), 'collection.anki21b': frame });
		await expect(read(bytes)).rejects.toThrow(/600 MB/);
	});
});

test(
	'what is damaged is refused or read in part, and nothing of it hangs',
	{ timeout: 60_000 },
	async () => {
		const sound = await Promise.all([
			ankiDatabase(REVIEWED, false),
			ankiDatabase(REVIEWED, true),
			ankiPackage(REVIEWED, 2),
			ankiPackage(REVIEWED, 3)
		]);
		const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255));
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...sound),
				fc.array(change, { minLength: 1, maxLength: 8 }),
				async (original, changes) => {
					const bytes = Uint8Array.from(original);
					for (const [at, byte] of changes) bytes[Math.floor(at * (bytes.length - 1))] = byte;
					try {
						await read(bytes);
					} catch (error) {
						expect(error).toBeInstanceOf(Unreadable);
					}
				}
			),
			{ numRuns: 300 }
		);
	}
);
