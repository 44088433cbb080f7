/** A file that someone gave: its name may say nothing true. */
export class GivenFile {
	#text: DecodedText | null = null;

	constructor(
		readonly name: string,
		readonly bytes: Uint8Array
	) {}

	/** As text, decoded once: UTF-8 or, where its first bytes or its letters say so, UTF-16 or Windows-1252; line ends are "\n". */
	get decoded(): DecodedText {
		return (this.#text ??= decode(this.bytes));
	}

	get text(): string {
		return this.decoded.text;
	}

	/** The beginning of the text, for what only looks; a letter may be cut off at its end. */
	head(characters = 20_000): string {
		if (this.#text) return this.#text.text.slice(0, characters);
		return decode(this.bytes.subarray(0, characters * 2)).text.slice(0, characters);
	}

	/** The name without its ending and folders, as a title; empty where nothing is left. */
	get title(): string {
		const name = this.name.replace(/^.*[/\\]/, '').replace(/\.[A-Za-z0-9]{1,8}$/, '');
		return name
			.replace(/[\s_]+/g, ' ')
			.trim()
			.slice(0, 200);
	}
}

export interface DecodedText {
	text: string;
	encoding: 'utf-8' | 'utf-16' | 'windows-1252';
}

function decode(bytes: Uint8Array): DecodedText {
	const [first, second] = [bytes[0], bytes[1]];
	if (first === 0xff && second === 0xfe) return with16(bytes, 'utf-16le');
	if (first === 0xfe && second === 0xff) return with16(bytes, 'utf-16be');
	try {
		// The last letter may be cut in two where only the beginning is looked at.
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
		return { text: plainLineEnds(text), encoding: 'utf-8' };
	} catch {
		const text = new TextDecoder('windows-1252').decode(bytes);
		return { text: plainLineEnds(text), encoding: 'windows-1252' };
	}
}

const with16 = (bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedText => ({
	text: plainLineEnds(new TextDecoder(encoding).decode(bytes)),
	encoding: 'utf-16'
});

const plainLineEnds = (text: string) => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
