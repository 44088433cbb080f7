import type { ImageEntry } from '../../core/bank/schema';
import type { ReadEntry, ReadItem, ReadSet } from '../formats/read-set';
import type { Place, Remark } from '../formats/remark';
import type { HtmlPicture, ReadHtml } from '../rich-text/read-html';
import { NotTaken } from './not-taken';
import { NO_SVG, PictureShelf } from './picture-shelf';
import { takeableEntry } from './takeable-entry';

/** Finds the file that a text names. */
export type FindFile = (src: string) => Uint8Array | undefined;

/** What was read of a file so far. */
export class FileReading {
	readonly items: ReadItem[] = [];
	readonly remarks: Remark[] = [];
	readonly shelf = new PictureShelf();
	readonly #told = new Set<string>();

	/** What holds for the whole file is told once. */
	once(kind: Remark['kind'], text: string, place: Place = {}): void {
		if (this.#told.has(text)) return;
		this.#told.add(text);
		this.remarks.push({ kind, place, text });
	}

	/** Reads one item; where it cannot be taken that is told, and the others go on. */
	item(place: Place, read: (item: ItemReading) => Omit<ReadItem, 'place'> | null): void {
		const item = new ItemReading(this, place);
		try {
			const taken = read(item);
			if (!taken) return;
			this.items.push({ place, ...taken, entry: takeableEntry(taken.entry) });
			this.remarks.push(...item.remarks);
		} catch (error) {
			if (!(error instanceof NotTaken)) throw error;
			this.remarks.push({ kind: 'left-out', place, text: error.message });
		}
	}

	/** All of it, with the pictures that its items name. */
	result(more: Partial<ReadSet> = {}): ReadSet {
		const named = new Set(this.items.flatMap(({ entry }) => picturesOf(entry)));
		const pictures = new Map([...this.shelf.pictures].filter(([name]) => named.has(name)));
		return { items: this.items, pictures, remarks: this.remarks, ...more };
	}
}

/** One item while it is read: its texts, and what is to be told of it. */
export class ItemReading {
	readonly remarks: Remark[] = [];

	constructor(
		private readonly file: FileReading,
		private readonly place: Place
	) {}

	tell(kind: Remark['kind'], text: string): void {
		if (!this.remarks.some((other) => other.text === text))
			this.remarks.push({ kind, place: this.place, text });
	}

	once(kind: Remark['kind'], text: string): void {
		this.file.once(kind, text);
	}

	/** A text that has no room for a picture. */
	text({ text, pictures, lost }: ReadHtml): string {
		this.#tellLost(lost);
		if (pictures.length > 0)
			this.tell(
				'left-out',
				'A picture stands where only the question and its choices may have one.'
			);
		return text;
	}

	/** A text beside which one picture may stand. */
	pictured(
		{ text, pictures, lost }: ReadHtml,
		find: FindFile
	): { text: string; image?: ImageEntry } {
		this.#tellLost(lost);
		let image: ImageEntry | undefined;
		for (const picture of pictures) {
			if (image)
				this.tell('left-out', 'Of several pictures in one place only the first was taken.');
			image ??= this.#picture(picture, find);
		}
		return image ? { text, image } : { text };
	}

	#tellLost(all: readonly string[]): void {
		for (const lost of all) {
			const isLink = lost === 'a link';
			const what = lost.charAt(0).toUpperCase() + lost.slice(1);
			this.tell(
				isLink ? 'changed' : 'left-out',
				isLink
					? 'A link leads nowhere now; its words stay.'
					: `${what} stood in a text and was left out.`
			);
		}
	}

	#picture({ src, alt }: HtmlPicture, find: FindFile): ImageEntry | undefined {
		const bytes = dataOf(src) ?? find(src);
		if (!bytes) {
			const refusal = /^\s*https?:|^\s*\/\//i.test(src)
				? 'A picture lies on another site and was left out.'
				: /\.svg$/i.test(src)
					? NO_SVG
					: 'A picture is named that is not in the file.';
			this.tell('left-out', refusal);
			return undefined;
		}
		const taken = this.file.shelf.take(bytes, src.startsWith('data:') ? '' : src, alt);
		if ('refusal' in taken) {
			this.tell('left-out', taken.refusal);
			return undefined;
		}
		if (!taken.isNamed)
			this.tell(
				'changed',
				'A picture has no alternative text, so it got one from the name of its file.'
			);
		return taken.image;
	}
}

function dataOf(src: string): Uint8Array | undefined {
	const match = /^\s*data:image\/[a-z.+-]{1,40};base64,/i.exec(src.slice(0, 100));
	return match ? readBase64(src.slice(match[0].length)) : undefined;
}

/** Base64 with any spaces and line ends in it; undefined where it is none. */
export function readBase64(text: string): Uint8Array | undefined {
	try {
		return Uint8Array.from(atob(text.replace(/\s+/g, '')), (letter) => letter.charCodeAt(0));
	} catch {
		return undefined;
	}
}

/** The names of the pictures of an entry. */
function picturesOf(entry: ReadEntry): string[] {
	const named: (ImageEntry | undefined)[] = [entry.image];
	if (entry.type === 'card') named.push(entry['back-image']);
	if (entry.type === 'single' || entry.type === 'multiple')
		named.push(...(entry.choices ?? []).map(({ image }) => image));
	return named.flatMap((image) => image?.file ?? []);
}
