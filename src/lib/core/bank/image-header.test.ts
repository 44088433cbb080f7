import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examplePng } from './example-image';
import { readImageHeader } from './image-header';

const bytes = (...parts: (string | number[])[]) =>
	Uint8Array.from(
		parts.flatMap((part) =>
			typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part
		)
	);
const RIFF = ['RIFF', [0, 0, 0, 0], 'WEBP'];
const FRAME = [0xff, 0xc2, 0, 17, 8, 2, 0x58, 3, 0x20, 3];

describe('the size of a picture', () => {
	it('is that of a PNG of any size', () => {
		const side = fc.integer({ min: 1, max: 40 });
		fc.assert(
			fc.property(side, side, (width, height) => {
				expect(readImageHeader(examplePng(width, height))).toEqual({ kind: 'png', width, height });
			})
		);
	});

	it.each<[string, Uint8Array, object]>([
		['a GIF', bytes('GIF89a', [0x20, 3, 0x58, 2]), { kind: 'gif', width: 800, height: 600 }],
		[
			'a GIF whose first picture is larger than its screen, behind colours and a comment',
			bytes(
				...['GIF89a', [1, 0, 1, 0, 0x80, 0, 0], [0, 0, 0, 1, 1, 1]],
				...[
					[0x21, 0xfe, 2, 0x2c, 0x2c, 1, 0x2c, 0],
					[0x2c, 10, 0, 0, 0, 0x16, 3, 0x58, 2, 0]
				]
			),
			{ kind: 'gif', width: 800, height: 600 }
		],
		[
			'a GIF whose pictures are smaller',
			bytes('GIF89a', [0x20, 3, 0x58, 2, 0, 0, 0], [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0]),
			{ kind: 'gif', width: 800, height: 600 }
		],
		[
			'a lossy WebP',
			bytes(...RIFF, 'VP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x20, 0x43, 0x58, 2]),
			{ kind: 'webp', width: 800, height: 600 }
		],
		[
			'a WebP without loss',
			bytes(...RIFF, 'VP8L', [0, 0, 0, 0, 0x2f, 0x1f, 0xc3, 0x95, 0]),
			{ kind: 'webp', width: 800, height: 600 }
		],
		[
			'an extended WebP',
			bytes(...RIFF, 'VP8X', [10, 0, 0, 0, 0, 0, 0, 0, 0x1f, 3, 0, 0x57, 2, 0]),
			{ kind: 'webp', width: 800, height: 600 }
		],
		[
			'a JPEG, behind what a camera wrote and bytes that fill',
			bytes([0xff, 0xd8, 0xff, 0xe1, 0, 4, 1, 2, 0xff, 0xff, 0xff, 0xd0, 0xff, 0xc4, 0, 2], FRAME),
			{ kind: 'jpeg', width: 800, height: 600 }
		]
	])('is read of %s', (_name, picture, expected) => {
		expect(readImageHeader(picture)).toEqual(expected);
	});

	it.each<[string, Uint8Array]>([
		['a page of HTML', bytes('<!doctype html><script>')],
		['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
		['a PNG without a size', examplePng().subarray(0, 20)],
		['a PNG of no width', examplePng(0, 3)],
		['a JPEG whose picture begins before its size', bytes([0xff, 0xd8, 0xff, 0xda], FRAME)],
		['a JPEG that ends in the middle of nothing', bytes([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff])],
		['a RIFF of sound', bytes('RIFF', [0, 0, 0, 0], 'WAVEfmt ')],
		['nothing', new Uint8Array()]
	])('is not read of %s', (_name, picture) => {
		expect(readImageHeader(picture)).toBeNull();
	});

	it('is asked of any bytes without end and without throwing', () => {
		const starts = [[0xff, 0xd8, 0xff], [0x89, 0x50], [0x47, 0x49, 0x46, 0x38, 0x39, 0x61], []];
		fc.assert(
			fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
				readImageHeader(Uint8Array.from([...start, ...rest]));
			}),
			{ numRuns: 2000 }
		);
	});
});
