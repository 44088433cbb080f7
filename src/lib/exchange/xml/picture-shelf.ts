import { IMAGE_LIMITS } from '../../core/bank/bank-files';
import { cardOf } from '../../core/bank/image-card';
import { readImageHeader } from '../../core/bank/image-header';
import type { ImageEntry } from '../../core/bank/schema';
import { TOTAL } from '../formats/picture-shelf';
import { plainLine } from './given-text';

/** A picture that was taken, with what was made up for it; or why it was not, in a sentence. */
export type Taken = { image: ImageEntry; isNamed: boolean } | { refusal: string };

/** The pictures of a file, each once, under names that a bank may use. */
export class PictureShelf {
	readonly pictures = new Map<string, Uint8Array>();
	readonly #names = new Map<string, string>();
	#total = 0;

	/** @param most bytes of all of them */
	constructor(private readonly most = TOTAL) {}

	/**
	 * @param name as the file calls it; folders and a query behind it count for nothing
	 * @param alt empty where the file has none: then the name is all there is to say
	 */
	take(bytes: Uint8Array, name: string, alt: string): Taken {
		if (bytes.length > IMAGE_LIMITS.bytes)
			return { refusal: 'A picture has more than 500 kB and was left out.' };
		const header = readImageHeader(bytes);
		if (!header) return { refusal: isSvg(bytes) ? NO_SVG : NO_PICTURE };
		if (Math.max(header.width, header.height) > IMAGE_LIMITS.side)
			return { refusal: 'A picture has more than 2,000 pixels on a side and was left out.' };
		const { digest } = cardOf(bytes);
		let file = this.#names.get(digest);
		if (file === undefined) {
			if (this.#total + bytes.length > this.most)
				return {
					refusal: 'All pictures together have more than 200 MB, so this one was left out.'
				};
			this.#total += bytes.length;
			file = this.#freeName(name, header.kind === 'jpeg' ? 'jpg' : header.kind);
			this.#names.set(digest, file);
			this.pictures.set(file, bytes);
		}
		const given = shortened(plainLine(alt));
		return {
			image: { file, alt: given || shortened(wordsOf(name)) || 'Picture' },
			isNamed: given !== ''
		};
	}

	#freeName(name: string, ending: string): string {
		const plain = stemOf(name)
			.normalize('NFKD')
			.replace(/[\u0300-\u036f]/g, '')
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, '-')
			.replace(/^-|-$/g, '')
			.slice(0, 60)
			.replace(/-$/, '');
		const base = plain || 'picture';
		let file = `${base}.${ending}`;
		for (let nth = 2; this.pictures.has(file); nth++) file = `${base}-${nth}.${ending}`;
		return file;
	}
}

export const NO_SVG = 'A drawing (SVG) can hold script and was left out.';
const NO_PICTURE = 'A file is no PNG, JPEG, WebP or GIF and was left out.';

const isSvg = (bytes: Uint8Array) =>
	/<svg[\s>]/i.test(String.fromCharCode(...bytes.subarray(0, 1000)));

const shortened = (alt: string) =>
	[...alt]
		.slice(0, IMAGE_LIMITS.alt / 2)
		.join('')
		.trim();

/** The name without folders, query and ending. */
function stemOf(name: string): string {
	const [path = ''] = name.split(/[?#]/, 1);
	let plain = path;
	try {
		plain = decodeURIComponent(path);
	} catch {
		// A per cent sign that escapes nothing.
	}
	return plain.replace(/^.*[/\\]/, '').replace(/\.[A-Za-z0-9]{1,5}$/, '');
}

const wordsOf = (name: string) => plainLine(stemOf(name).replace(/[_-]+/g, ' '));
