import { describe, expect, it, test } from 'vitest';
import { examplePng } from '../../core/bank/example-image';
import { IMAGE_FILE } from '../../core/bank/bank-files';
import { PictureShelf } from './picture-shelf';

const png = examplePng();

describe('a picture', () => {
	it.each([
		['Map of the Harbour.PNG', 'map-of-the-harbour.png', 'Map of the Harbour'],
		['a/b/%C3%A9t%C3%A9_1.jpeg?x=1', 'ete-1.png', 'été 1'],
		['图.png', 'picture.png', '图'],
		['', 'picture.png', 'Picture'],
		['%.gif', 'picture.png', '%']
	])('%j is named %s', (name, file, alt) => {
		expect(file).toMatch(IMAGE_FILE);
		expect(new PictureShelf().take(png, name, '')).toEqual({
			image: { file, alt },
			isNamed: false
		});
	});

	test('is kept once, and another of its name is named otherwise', () => {
		const shelf = new PictureShelf();
		expect(shelf.take(png, 'a.png', ' What it\nshows ')).toEqual({
			image: { file: 'a.png', alt: 'What it shows' },
			isNamed: true
		});
		expect(shelf.take(png, 'b.png', 'x')).toMatchObject({ image: { file: 'a.png' } });
		expect(shelf.take(examplePng(5, 5), 'a.png', 'x')).toMatchObject({
			image: { file: 'a-2.png' }
		});
		expect([...shelf.pictures.keys()]).toEqual(['a.png', 'a-2.png']);
	});

	it.each([
		['an SVG', new TextEncoder().encode('<?xml version="1.0"?><svg onload="x"/>'), /SVG/],
		['another file', Uint8Array.of(1, 2, 3), /no PNG/],
		['one of 600 kB', new Uint8Array(600_000), /500 kB/],
		['one of 2,001 pixels', examplePng(2001, 1), /2,000/]
	])('%s is refused', (_, bytes, refusal) => {
		expect(new PictureShelf().take(bytes, 'x.png', 'x')).toEqual({
			refusal: expect.stringMatching(refusal)
		});
	});

	test('beyond what is allowed together is refused, which is more than one bank may have', () => {
		const large = (nth: number) => Uint8Array.from([...png, ...new Uint8Array(480_000), nth]);
		const shelf = new PictureShelf();
		for (let nth = 0; nth < 20; nth++) shelf.take(large(nth), 'x.png', 'x');
		expect(shelf.pictures.size).toBe(20);
		const small = new PictureShelf(1_000_000);
		for (let nth = 0; nth < 2; nth++) small.take(large(nth), 'x.png', 'x');
		expect(small.take(large(3), 'x.png', 'x')).toEqual({
			refusal: expect.stringMatching(/200 MB/)
		});
		expect(small.pictures.size).toBe(2);
	});
});
