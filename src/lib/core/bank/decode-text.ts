import { error, type Finding, type Remark } from './finding';

/** Bytes; a bank of thousands of questions is well below it. */
export const MAX_BYTES = 2 * 1024 * 1024;

export type Decoded = { ok: true; text: string } | { ok: false; errors: Finding[] };

/** The refusal of a file by its size alone, so that it need not be read first. */
export function tooLarge(bytes: number, file: string): Finding | null {
	if (bytes <= MAX_BYTES) return null;
	const size = (bytes / 1024 / 1024).toFixed(1);
	return atStart(
		file,
		error(
			[],
			'file-too-large',
			`The file has ${size} MB; a bank may have 2 MB`,
			'Split it into several banks.'
		)
	);
}

/** UTF-8 bytes (with or without a byte order mark) to text, or the place where they are no UTF-8. */
export function decodeText(input: Uint8Array | string, file: string): Decoded {
	const large = tooLarge(input.length, file);
	if (large) return { ok: false, errors: [large] };
	if (typeof input === 'string') return { ok: true, text: input.replace(/^\uFEFF/, '') };
	const other = otherEncoding(input);
	if (other) {
		const problem = `The file is ${other}, not UTF-8`;
		return {
			ok: false,
			errors: [atStart(file, error([], 'not-utf-8', problem, 'Save it as UTF-8.'))]
		};
	}
	return decodeUtf8(input, file);
}

function otherEncoding(bytes: Uint8Array): string | null {
	const [a, b, c, d] = bytes;
	if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'UTF-32';
	if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32';
	if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return 'UTF-16';
	// Without a mark: a file of letters in UTF-16 has a zero in each pair.
	if (bytes.length > 3 && ((a === 0 && c === 0) || (b === 0 && d === 0))) return 'UTF-16';
	return null;
}

/** By hand rather than by TextDecoder, which the core's library does not have and which tells no place. RFC 3629. */
function decodeUtf8(bytes: Uint8Array, file: string): Decoded {
	const chunks: string[] = [];
	let units: number[] = [];
	let line = 1;
	let column = 1;
	let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
	while (at < bytes.length) {
		const first = bytes[at]!;
		const length =
			first < 0x80
				? 1
				: first < 0xc2
					? 0
					: first < 0xe0
						? 2
						: first < 0xf0
							? 3
							: first < 0xf5
								? 4
								: 0;
		let point = length === 1 ? first : first & (0x7f >> length);
		let good = length > 0;
		for (let next = 1; next < length; next++) {
			const byte = bytes[at + next] ?? 0;
			good &&= (byte & 0xc0) === 0x80;
			point = (point << 6) | (byte & 0x3f);
		}
		if (length === 3) good &&= point >= 0x800 && !(point >= 0xd800 && point <= 0xdfff);
		if (length === 4) good &&= point >= 0x10000 && point <= 0x10ffff;
		if (!good) {
			const problem = `The byte 0x${first.toString(16)} is not UTF-8 (was the file saved as Latin-1 or Windows-1252?)`;
			const remark = error([], 'not-utf-8', problem, 'Save the file as UTF-8.');
			return { ok: false, errors: [{ ...remark, file, line, column }] };
		}
		if (point > 0xffff) units.push(0xd7c0 + (point >> 10), 0xdc00 | (point & 0x3ff));
		else units.push(point);
		if (point === 10) {
			line++;
			column = 1;
		} else column += point > 0xffff ? 2 : 1;
		at += length;
		if (units.length > 8000) {
			chunks.push(String.fromCharCode(...units));
			units = [];
		}
	}
	chunks.push(String.fromCharCode(...units));
	return { ok: true, text: chunks.join('') };
}

function atStart(file: string, remark: Remark): Finding {
	return { ...remark, file, line: 1, column: 1 };
}
