import { unzipSync, zipSync } from 'fflate';
import { unzstd } from '../../src/lib/exchange/formats/anki/unzstd';
import { examplePng } from '../../src/lib/core/bank/example-image';
import {
	ankiPackage,
	zstdFrame,
	type AnkiFixture
} from '../../src/lib/exchange/testing/anki-fixture';
import { seedOf, type Seed } from './seed';

const MOST_BYTES = 10_000_000;
/** Not packed by itself in the newest packages. */
const PLAIN = ['meta', 'collection.anki2'];

/** What Footnote never writes: gaps, several cards a note, filtered decks, a log of every kind, schema 18. */
const FIXTURE: AnkiFixture = {
	noteTypes: [
		{
			id: 10,
			name: 'Both ways',
			fields: ['Front', 'Back'],
			templates: [
				{ name: 'Forth', front: '{{Front}}', back: '{{FrontSide}}<hr id=answer>{{Back}}' },
				{ name: 'Back', front: '{{#Back}}{{hint:Back}}{{/Back}}', back: '{{type:Front}} {{Tags}}' }
			]
		},
		{
			id: 11,
			name: 'Cloze',
			isCloze: true,
			fields: ['Text'],
			templates: [{ name: 'Cloze', front: '{{cloze:Text}}', back: '{{cloze:Text}}' }]
		}
	],
	decks: [
		{ id: 1, name: 'Default' },
		{ id: 20, name: 'Europe::Capitals' },
		{ id: 21, name: 'Cram' }
	],
	notes: [
		{ id: 100, guid: 'a', type: 10, tags: ' x y ', fields: ['Oslo<img src="m.png">', '<b>No</b>'] },
		{ id: 101, guid: 'b', type: 11, fields: ['{{c1::One::hint}} and {{c2::two}}'] }
	],
	cards: [
		{ id: 1000, note: 100, deck: 21, home: 20, flags: 3 },
		{ id: 1001, note: 100, deck: 20, place: 1, queue: -1 },
		{ id: 1002, note: 101, deck: 20 },
		{ id: 1003, note: 101, deck: 20, place: 1 }
	],
	reviews: [0, 1, 2, 3, 4, 5].map((type) => ({
		at: 1_600_000_000_000 + type * 86_400_000,
		card: 1000 + (type % 2),
		ease: type > 3 ? 0 : 3,
		took: 1000,
		type,
		factor: type % 2 ? 0 : 2500
	})),
	media: { 'm.png': examplePng() },
	scheduler: 2
};

/** Packages of every generation as Anki writes them; of the newest one what is packed in it is harmed as well, and packed again. */
export async function ankiSeeds(): Promise<Seed[]> {
	const [first, second, newest] = [
		await ankiPackage(FIXTURE, 1),
		await ankiPackage(FIXTURE, 2),
		await ankiPackage(FIXTURE, 3)
	];
	return [seedOf(first), seedOf(second), seedOf(newest), packedSeed(newest)];
}

function packedSeed(bytes: Uint8Array): Seed {
	const files = Object.entries(unzipSync(bytes));
	const isPacked = (name: string) => !PLAIN.includes(name);
	return {
		parts: files.map(([name, content]) => {
			if (!isPacked(name)) return content;
			const read = unzstd(content, MOST_BYTES);
			if (!read.ok) throw new Error(`${name} of the seed is not packed.`);
			return read.bytes;
		}),
		join: (parts) =>
			zipSync(
				Object.fromEntries(
					files.map(([name], at) => [name, isPacked(name) ? zstdFrame(parts[at]!) : parts[at]!])
				),
				{ level: 0 }
			)
	};
}
