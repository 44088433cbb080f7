import { crc32 } from '../intake/crc32';
import { EXAMPLE_BANK } from './example-bank';

/** A PNG of one colour that any browser can show, for tests. @param colour one byte each of red, green and blue */
export function examplePng(
	width = 4,
	height = 3,
	colour: readonly [number, number, number] = [42, 96, 160]
): Uint8Array {
	const row = [0, ...Array.from({ length: width }, () => colour).flat()];
	const pixels = Uint8Array.from(Array.from({ length: height }, () => row).flat());
	const header = new Uint8Array(13);
	const view = new DataView(header.buffer);
	view.setUint32(0, width);
	view.setUint32(4, height);
	// Eight bits for each of red, green and blue.
	header.set([8, 2], 8);
	return joined([
		Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
		chunk('IHDR', header),
		chunk('IDAT', stored(pixels)),
		chunk('IEND', new Uint8Array())
	]);
}

/** The example bank with a picture in a stem, one of the key and one of a distractor. */
export const PICTURED_BANK = EXAMPLE_BANK.replace(
	'    answer: Two\n',
	'    image: { file: harbour.png, alt: The harbour at noon }\n    answer: Two\n    answer-image: { file: two.png, alt: Two waves }\n'
);

/** zlib (RFC 1950) without compression. */
function stored(bytes: Uint8Array): Uint8Array {
	const blocks: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
	for (let at = 0; at < bytes.length; at += 0xffff) {
		const block = bytes.subarray(at, at + 0xffff);
		const [low, high] = [block.length & 0xff, block.length >> 8];
		const isLast = at + 0xffff >= bytes.length ? 1 : 0;
		blocks.push(Uint8Array.of(isLast, low, high, ~low, ~high), block);
	}
	let [a, b] = [1, 0];
	for (const byte of bytes) {
		a = (a + byte) % 65521;
		b = (b + a) % 65521;
	}
	return joined([...blocks, Uint8Array.of(b >> 8, b, a >> 8, a)]);
}

function chunk(name: string, content: Uint8Array): Uint8Array {
	const named = joined([Uint8Array.from(name, (letter) => letter.charCodeAt(0)), content]);
	const whole = new Uint8Array(named.length + 8);
	whole.set(named, 4);
	const view = new DataView(whole.buffer);
	view.setUint32(0, content.length);
	view.setUint32(named.length + 4, crc32(named));
	return whole;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}
