import { examplePng } from '../../src/lib/core/bank/example-image';
import { archive } from './archive';
import { bankOf } from './bank-parts';
import { manifest, type HostileGiven } from './hand-packages';
import type { GivenFiles } from './offer-bank';
import { SCRIPT_TEXT } from './script-texts';

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="globalThis.__ran=1"><script>globalThis.__ran=1</script><image href="https://example.org/x.png"/></svg>`;
const PAGE = `<!doctype html><img src=x onerror=globalThis.__ran=1><script>globalThis.__ran=1</script>`;
const MOST = 500_000;

/** A bank whose only question shows pictures of these names. */
const showing = (...names: string[]) =>
	bankOf({
		questions: names
			.map(
				(name, at) =>
					`  - { id: q${at}, type: true-false, facts: [f0], stem: It rises., image: { file: ${JSON.stringify(name)}, alt: A tide }, answer: true, explanation: So. }\n`
			)
			.join('')
	});

const packed =
	(name: string, bytes: Uint8Array | string): (() => GivenFiles) =>
	() => ({
		'bank.footnote': archive([
			manifest(2),
			{ name: 'bank.yaml', content: showing(name) },
			{ name: `images/${name}`, content: bytes }
		])
	});

const joined = (...pieces: (Uint8Array | string)[]) =>
	new Uint8Array(Buffer.concat(pieces.map((piece) => Buffer.from(piece as Uint8Array))));
const half = (value: number) => [value & 0xff, (value >> 8) & 0xff];

/** As its first bytes say it. */
function pngOf(width: number, height: number): Uint8Array {
	const bytes = examplePng();
	const view = new DataView(bytes.buffer);
	view.setUint32(16, width);
	view.setUint32(20, height);
	return bytes;
}

/** One picture of one colour (GIF89a 20), which may reach beyond the screen of the whole. */
function gifOf(screen: number, frame: number, version = 'GIF89a'): Uint8Array {
	const data = oneColour(frame * frame);
	const blocks: Uint8Array[] = [];
	for (let at = 0; at < data.length; at += 255) {
		const block = data.subarray(at, at + 255);
		blocks.push(Uint8Array.of(block.length), block);
	}
	return joined(
		version,
		Uint8Array.of(...half(screen), ...half(screen), 0x80, 0, 0, 0, 0, 0, 255, 255, 255),
		Uint8Array.of(0x2c, 0, 0, 0, 0, ...half(frame), ...half(frame), 0, 2),
		...blocks,
		Uint8Array.of(0, 0x3b)
	);
}

/** So many zeros in LZW (GIF89a, appendix F), where each code says one more than the code before. */
function oneColour(count: number): Uint8Array {
	const [clear, end, most] = [4, 5, 4090];
	const bytes: number[] = [];
	let [held, bits] = [0, 0];
	const put = (code: number, size: number) => {
		held |= code << bits;
		for (bits += size; bits >= 8; bits -= 8, held >>>= 8) bytes.push(held & 0xff);
	};
	for (let left = count; left > 0;) {
		let size = 3;
		put(clear, size);
		for (let code = 5, run = 1; left > 0 && code < most; left -= run, code++, run++) {
			put(run === 1 ? 0 : code, size);
			if (code >= 2 ** size - 1 && size < 12) size++;
		}
		if (left <= 0) put(end, size);
	}
	bytes.push(held & 0xff);
	return Uint8Array.from(bytes);
}

/** So many pictures, each over all of the screen, one after the other without a pause; Chromium keeps half a gigabyte of them at the most. */
function animated(screen: number, count: number): Uint8Array {
	const frame = gifOf(screen, screen).subarray(19, -1);
	const control = Uint8Array.of(0x21, 0xf9, 4, 0, 0, 0, 0, 0);
	return joined(
		gifOf(screen, screen).subarray(0, 19),
		...Array.from({ length: count }, () => joined(control, frame)),
		Uint8Array.of(0x3b)
	);
}

const jpegOf = (width: number, height: number, before: Uint8Array = new Uint8Array()) =>
	joined(
		Uint8Array.of(0xff, 0xd8, 0xff),
		before.length > 0 ? joined(before, Uint8Array.of(0xff)) : '',
		Uint8Array.of(0xc0, 0, 17, 8, height >> 8, height & 0xff, width >> 8, width & 0xff),
		Uint8Array.of(3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xff, 0xd9)
	);

/** The canvas of an extended one (RFC 9649 2.7), and a lossless picture of another size in it. */
function webpOf(canvas: number, inner: number): Uint8Array {
	const three = (value: number) => [value & 0xff, (value >> 8) & 0xff, value >> 16];
	const bits = (inner - 1) | ((inner - 1) << 14);
	return joined(
		'RIFF',
		Uint8Array.of(52, 0, 0, 0),
		'WEBPVP8X',
		Uint8Array.of(10, 0, 0, 0, 0, 0, 0, 0, ...three(canvas - 1), ...three(canvas - 1)),
		'VP8L',
		Uint8Array.of(14, 0, 0, 0, 0x2f, ...half(bits), ...half(bits >>> 16), 0, 0, 0, 0, 0, 0, 0, 0, 0)
	);
}

const refused: [name: string, files: () => GivenFiles][] = [
	[
		'a GIF that is a script as well',
		packed('a.gif', joined('GIF89a', Uint8Array.of(0x2f, 0x2a, 1, 0), '*/=globalThis.__ran=1;//'))
	],
	['a picture that is a drawing', packed('a.png', SVG)],
	['a picture that is a page', packed('a.jpg', PAGE)],
	['a picture that is nothing', packed('a.png', '')],
	[
		'a picture that is text about a picture',
		packed(
			'a.png',
			'{"kind":"png","width":1,"height":1,"bytes":1,"digest":"00000000000000000000000000000000"}'
		)
	],
	['a picture of another kind', packed('a.gif', examplePng())],
	['a drawing by its name', packed('a.svg', SVG)],
	['a picture of 65,535 pixels', packed('a.png', pngOf(65_535, 65_535))],
	['a picture of 4,294,967,295 pixels', packed('a.png', pngOf(0xffffffff, 0xffffffff))],
	['a picture of no pixels', packed('a.png', pngOf(0, 0))],
	['a GIF of 65,535 pixels', packed('a.gif', gifOf(65_535, 4))],
	['a GIF of 1 pixel with a picture of 16,000', packed('a.gif', gifOf(1, 16_000))],
	['a GIF of 2,000 pixels with a picture of 12,000', packed('a.gif', gifOf(2000, 12_000))],
	['a GIF of before with a picture of 20,000', packed('a.gif', gifOf(1, 20_000, 'GIF87a'))],
	['a JPEG of 65,535 pixels', packed('a.jpg', jpegOf(65_535, 65_535))],
	['a WebP of 16,777,216 pixels', packed('a.webp', webpOf(0x1000000, 1))],
	[
		'a JPEG that never comes to its size',
		packed('a.jpg', joined(Uint8Array.of(0xff, 0xd8), new Uint8Array(MOST - 2).fill(0xff)))
	],
	[
		'a JPEG of empty segments',
		packed(
			'a.jpg',
			joined(
				Uint8Array.of(0xff, 0xd8),
				...Array.from({ length: 100_000 }, () => Uint8Array.of(0xff, 0xe0, 0, 2))
			)
		)
	],
	['a picture of 501 kB', packed('a.png', joined(examplePng(), new Uint8Array(MOST)))],
	[
		'a picture that is a bomb',
		() => packed('a.png', joined(examplePng(), new Uint8Array(400_000_000)))()
	],
	[
		'pictures of 6 MB together',
		() => ({
			'bank.footnote': archive([
				manifest(2),
				{
					name: 'bank.yaml',
					content: showing(...Array.from({ length: 13 }, (_, at) => `a${at}.png`))
				},
				...Array.from({ length: 13 }, (_, at) => ({
					name: `images/a${at}.png`,
					content: joined(examplePng(), new Uint8Array(480_000).fill(at))
				}))
			])
		})
	],
	[
		'a picture that is not there',
		() => ({
			'bank.footnote': archive([manifest(2), { name: 'bank.yaml', content: showing('a.png') }])
		})
	],
	...[
		'../a.png',
		'https://example.org/a.png',
		'data:image/png;base64,AAAA',
		'javascript:globalThis.__ran=1',
		'__proto__.png',
		'A.PNG',
		'a.svg'
	].map((name): [string, () => GivenFiles] => [
		`a picture by the name ${name}`,
		packed(name, examplePng())
	]),
	[
		'a drawing beside a bank',
		() => ({ 'tides.yaml': joined(showing('a.png')), 'a.png': joined(SVG) })
	],
	[
		'two banks at once',
		() => ({ 'a.yaml': joined(showing('a.png')), 'b.yaml': joined(bankOf({})) })
	],
	['pictures without a bank', () => ({ 'a.png': examplePng(), 'b.png': examplePng() })],
	['a page beside a bank', () => ({ 'a.yaml': joined(bankOf({})), 'a.html': joined(PAGE) })]
];

/** A picture may have anything behind its end, and be no picture at all: the browser then shows its text. */
const odd: [name: string, files: () => GivenFiles][] = [
	['a picture with a page behind its end', packed('a.png', joined(examplePng(), PAGE))],
	['a GIF with a page behind its end', packed('a.gif', joined(gifOf(4, 4), PAGE))],
	['a GIF of four pictures of 2,000 pixels', packed('a.gif', animated(2000, 4))],
	['a WebP of 1 pixel with a picture of 16,384', packed('a.webp', webpOf(1, 16_384))],
	['a JPEG that ends at once', packed('a.jpg', jpegOf(2000, 2000))],
	[
		'a JPEG with a size in a segment before its own',
		packed('a.jpg', jpegOf(1000, 4, Uint8Array.of(0xe0, 0, 4, 0xff, 0xc0)))
	],
	['a picture of 2,000 pixels without data', packed('a.png', pngOf(2000, 2000))],
	[
		'a picture beside a bank',
		() => ({ 'tides.yaml': joined(showing('a.png')), 'a.png': examplePng() })
	],
	[
		'a picture with script in its own text',
		packed(
			'a.png',
			joined(
				examplePng().subarray(0, 33),
				Uint8Array.of(0, 0, 0, SCRIPT_TEXT.length),
				'tEXt',
				SCRIPT_TEXT,
				new Uint8Array(4),
				examplePng().subarray(33)
			)
		)
	]
];

export const HAND_PICTURES: HostileGiven[] = [
	...refused.map(([name, files]) => ({ name, files, must: 'be refused' as const })),
	...odd.map(([name, files]) => ({ name, files, must: 'be offered' as const }))
];
