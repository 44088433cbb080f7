import { expect, it } from 'vitest';
import { examplePng } from './example-image';
import { isAnimated } from './is-animated';

const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const FRAME = [0x21, 0xf9, 0x04, 0, 0, 0, 0, 0];

it.each<[boolean, string, number[]]>([
	[false, 'a GIF of one picture', [...letters('GIF89a'), ...FRAME]],
	[true, 'a GIF of two', [...letters('GIF89a'), ...FRAME, ...FRAME]],
	[true, 'a WebP that says so', [...letters('RIFF....WEBPVP8X....'), 2]],
	[false, 'a WebP that does not', [...letters('RIFF....WEBPVP8X....'), 0x10]],
	[false, 'a WebP without flags', [...letters('RIFF....WEBPVP8 ....'), 2]],
	[true, 'a PNG with the chunk of it', [...examplePng().subarray(0, 33), ...letters('....acTL')]],
	[false, 'a PNG', [...examplePng()]],
	[false, 'a JPEG', [0xff, 0xd8, ...FRAME, ...FRAME]],
	[false, 'nothing', []]
])('is %s of %s', (expected, _name, bytes) => {
	expect(isAnimated(Uint8Array.from(bytes))).toBe(expected);
});
