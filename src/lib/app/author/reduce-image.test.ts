import { describe, expect, it } from 'vitest';
import { crc32 } from '../../core/intake/crc32';
import { examplePng } from '../../core/bank/example-image';
import { PICTURE_LIMITS, reduceImage } from './reduce-image';

/** A picture that no format makes small. */
async function noise(width: number, height: number, type: string): Promise<Blob> {
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d')!;
	const data = context.createImageData(width, height);
	let seed = 1;
	for (let at = 0; at < data.data.length; at++) {
		seed = (seed * 1103515245 + 12345) & 0x7fffffff;
		data.data[at] = at % 4 === 3 ? 255 : seed >> 16;
	}
	context.putImageData(data, 0, 0);
	return canvas.convertToBlob({ type, quality: 0.95 });
}
async function reduced(file: Blob) {
	const result = await reduceImage(file);
	if (!result.ok) throw new Error(result.problem);
	return result.picture;
}
const contains = (bytes: Uint8Array, words: string) =>
	String.fromCharCode(...bytes.subarray(0, 4000)).includes(words);

describe('a picture that is added', () => {
	it('is at most 1,600 pixels on its longer side and 300 kB, whatever it was', async () => {
		const photo = await noise(2400, 1200, 'image/jpeg');
		expect(photo.size).toBeGreaterThan(PICTURE_LIMITS.kept);
		const { bytes, card, from } = await reduced(photo);
		expect(from).toEqual({ bytes: photo.size, width: 2400, height: 1200 });
		expect(bytes.length).toBeLessThanOrEqual(PICTURE_LIMITS.kept);
		expect(card).toMatchObject({ kind: 'webp', bytes: bytes.length });
		expect(card.width).toBeLessThanOrEqual(PICTURE_LIMITS.side);
		expect(card.width / card.height).toBeCloseTo(2, 1);
	});

	it('stays as sharp and as large as it was where it is small enough', async () => {
		const png = new Blob([examplePng(400, 300) as Uint8Array<ArrayBuffer>], { type: 'image/png' });
		const { card } = await reduced(png);
		expect(card).toMatchObject({ kind: 'png', width: 400, height: 300 });
	});

	it('is only made narrower where that is enough', async () => {
		const png = new Blob([examplePng(1800, 20) as Uint8Array<ArrayBuffer>], { type: 'image/png' });
		expect((await reduced(png)).card).toMatchObject({ kind: 'png', width: 1600, height: 18 });
	});

	it('says nothing any more of where and with what it was taken', async () => {
		const plain = new Uint8Array(await (await noise(60, 40, 'image/jpeg')).arrayBuffer());
		const words = 'Exif\0\0GPSLatitude 54.3';
		const note = Uint8Array.from(words, (letter) => letter.charCodeAt(0));
		const marker = Uint8Array.of(0xff, 0xe1, 0, note.length + 2);
		const taken = new Blob([plain.subarray(0, 2), marker, note, plain.subarray(2)], {
			type: 'image/jpeg'
		});
		expect(contains(new Uint8Array(await taken.arrayBuffer()), 'GPSLatitude')).toBe(true);
		const { bytes, card } = await reduced(taken);
		expect([card.width, card.height]).toEqual([60, 40]);
		for (const word of ['Exif', 'GPSLatitude']) expect(contains(bytes, word)).toBe(false);
	});

	it('that moves keeps its first picture, and that is told', async () => {
		const { card, stilled } = await reduced(new Blob([TWO_FRAMES], { type: 'image/gif' }));
		expect([stilled, card.kind, card.width, card.height]).toEqual([true, 'png', 1, 1]);
		const png = new Blob([examplePng() as Uint8Array<ArrayBuffer>], { type: 'image/png' });
		expect((await reduced(png)).stilled).toBe(false);
	});
});

describe('a file is not taken', () => {
	it.each<[string, BlobPart, string]>([
		['that is a page', '<!doctype html><script>alert(1)</script>', 'image/png'],
		['that is a drawing with script', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'],
		['that is cut off', examplePng().subarray(0, 30) as Uint8Array<ArrayBuffer>, 'image/png'],
		['with nothing in it', '', 'image/png']
	])('%s', async (_, content, type) => {
		const file = new Blob([content], { type });
		expect(await reduceImage(file)).toEqual({ ok: false, problem: 'not-a-picture' });
	});

	it('of more than 20 MB', async () => {
		const file = new Blob([examplePng() as Uint8Array<ArrayBuffer>, new Uint8Array(20_000_000)]);
		expect(await reduceImage(file)).toEqual({ ok: false, problem: 'too-large' });
	});
});

/** A GIF of a black and a white point. */
const FRAME = (colour: number) => [
	...[0x21, 0xf9, 4, 0, 10, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2],
	...(colour ? [0x4c, 1, 0] : [0x44, 1, 0])
];
const TWO_FRAMES = Uint8Array.from([
	...[...'GIF89a'].map((letter) => letter.charCodeAt(0)),
	...[1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255],
	...FRAME(0),
	...FRAME(1),
	0x3b
]);

/** A PNG of one grey channel, which a browser writes with four. */
async function greyPng(side: number): Promise<Blob> {
	let seed = 1;
	const rows = new Uint8Array(side * (side + 1)).map((_, at) => {
		seed = (seed * 1103515245 + 12345) & 0x7fffffff;
		return at % (side + 1) === 0 ? 0 : seed >> 16;
	});
	const packed = new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate'));
	const word = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
	const chunk = (name: string, content: Uint8Array | number[]) => {
		const named = Uint8Array.from([...[...name].map((letter) => letter.charCodeAt(0)), ...content]);
		return Uint8Array.from([...word(content.length), ...named, ...word(crc32(named))]);
	};
	return new Blob(
		[
			Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
			chunk('IHDR', [...word(side), ...word(side), 8, 0, 0, 0, 0]),
			chunk('IDAT', new Uint8Array(await new Response(packed).arrayBuffer())),
			chunk('IEND', [])
		],
		{ type: 'image/png' }
	);
}

it('a large drawing that the browser packs less tightly than it came is not kept as a PNG', async () => {
	const png = await greyPng(260);
	const bitmap = await createImageBitmap(png);
	const canvas = new OffscreenCanvas(260, 260);
	canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
	const again = await canvas.convertToBlob({ type: 'image/png' });
	expect(again.size).toBeGreaterThan(png.size);
	const { bytes, card } = await reduced(png);
	expect(card).toMatchObject({ kind: 'webp', width: 260 });
	expect(bytes.length).toBeLessThan(again.size);
});
