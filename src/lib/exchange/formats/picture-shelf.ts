import { IMAGE_LIMITS } from '../../core/bank/bank-files';
import { cardOf } from '../../core/bank/image-card';
import type { ImageKind } from '../../core/bank/image-header';
import { slugId } from '../../core/bank/slug';
import type { HtmlPicture } from '../rich-text/read-html';

/** What a question names its picture by. */
export interface TakenPicture {
	file: string;
	alt: string;
}

/** What is told of one that nobody described, so that someone may. */
export const UNDESCRIBED = 'A picture has no description for who cannot see it.';
export const isUndescribed = ({ alt }: TakenPicture) => alt === NO_DESCRIPTION;

/** Why a picture is not taken, as the end of a sentence. */
export type PictureProblem = string;

/** The bytes of a picture, or why there are none. */
export type PictureBytes =
	{ ok: true; bytes: Uint8Array } | { ok: false; problem: 'missing' | 'too-large' | 'damaged' };

const ENDINGS: { readonly [kind in ImageKind]: string } = {
	png: 'png',
	jpeg: 'jpg',
	webp: 'webp',
	gif: 'gif'
};
/** For who cannot see it, where nobody described it. */
const NO_DESCRIPTION = 'A picture without a description';
/** All pictures of one import, in bytes: what a device can hold beside the rest. More than one bank may have becomes several. */
export const TOTAL = 200_000_000;
const INLINE = /^data:image\/[a-z+.-]{1,20};base64,/i;
const REMOTE = /^(?:https?:)?\/\//i;

/** The pictures that an import takes over, each once, under names that a bank may have. */
export class PictureShelf {
	readonly taken = new Map<string, Uint8Array>();
	readonly #names = new Set<string>();
	readonly #byDigest = new Map<string, string>();
	readonly #bySource = new Map<string, { file: string } | { problem: PictureProblem }>();
	#total = 0;

	/** @param find gives a picture of the file by the name it is called by, if it has at most so many bytes */
	constructor(private readonly find: (name: string, limit: number) => PictureBytes) {}

	take({ src, alt }: HtmlPicture): TakenPicture | { problem: PictureProblem } {
		const isInline = INLINE.test(src);
		const known = isInline ? undefined : this.#bySource.get(src);
		const result = known ?? this.#put(src, isInline);
		if (!isInline) this.#bySource.set(src, result);
		if ('problem' in result) return result;
		const described = alt.replace(/\s+/g, ' ').trim().slice(0, IMAGE_LIMITS.alt);
		return { file: result.file, alt: described || NO_DESCRIPTION };
	}

	#put(src: string, isInline: boolean): { file: string } | { problem: PictureProblem } {
		if (src === '') return { problem: 'it has no address' };
		if (REMOTE.test(src)) return { problem: 'it lies on another site, and nothing is fetched' };
		const read = isInline ? decoded(src) : this.#found(src);
		if (!read.ok) return { problem: PROBLEMS[read.problem] };
		const { kind, width, height, digest } = cardOf(read.bytes);
		if (kind === 'other') return { problem: 'it is no PNG, JPEG, WebP or GIF' };
		if (Math.max(width, height) > IMAGE_LIMITS.side)
			return { problem: `it is larger than ${IMAGE_LIMITS.side} pixels on one side` };
		const same = this.#byDigest.get(digest);
		if (same) return { file: same };
		if (this.#total + read.bytes.length > TOTAL)
			return { problem: 'all pictures together are larger than 200 MB' };
		this.#total += read.bytes.length;
		const title = isInline
			? 'picture'
			: unescaped(src)
					.replace(/^.*\//, '')
					.replace(/\.\w{1,5}$/, '');
		const name = slugId(title, this.#names);
		this.#names.add(name);
		const file = `${name}.${ENDINGS[kind]}`;
		this.taken.set(file, read.bytes);
		this.#byDigest.set(digest, file);
		return { file };
	}

	/** Names are written as they are, or as in an address. */
	#found(src: string): PictureBytes {
		const read = this.find(src, IMAGE_LIMITS.bytes);
		if (read.ok || read.problem !== 'missing') return read;
		const name = unescaped(src);
		return name === src ? read : this.find(name, IMAGE_LIMITS.bytes);
	}
}

function unescaped(src: string): string {
	try {
		return decodeURIComponent(src);
	} catch {
		return src;
	}
}

const PROBLEMS = {
	missing: 'the file does not have it',
	'too-large': `it has more than ${IMAGE_LIMITS.bytes / 1000} kB`,
	damaged: 'it is damaged'
} as const;

function decoded(src: string): PictureBytes {
	const text = src.slice(src.indexOf(',') + 1);
	if (text.length > IMAGE_LIMITS.bytes * 1.5) return { ok: false, problem: 'too-large' };
	try {
		const letters = atob(text);
		if (letters.length > IMAGE_LIMITS.bytes) return { ok: false, problem: 'too-large' };
		return { ok: true, bytes: Uint8Array.from(letters, (letter) => letter.charCodeAt(0)) };
	} catch {
		return { ok: false, problem: 'damaged' };
	}
}
