import { plainText } from '../../../core/markup/plain-text';
import { readHtml, type HtmlPicture } from '../../rich-text/read-html';
import { isJson, jsonOf, listOf, textOf, type Json } from '../loose-json';
import type { PictureShelf, TakenPicture } from '../picture-shelf';
import type { ReadEntry, ReadItem } from '../read-set';
import type { Place, Remark } from '../remark';
import { NoQuestion } from './no-question';

/** One content, of a package or within another. */
export interface Content {
	/** "H5P.MultiChoice 1.16"; without the version where it is that of the package. */
	library: string;
	params: Json;
	metadata?: unknown;
	subContentId?: unknown;
}

/** Takes what it can of a content of one kind. @throws NoQuestion */
export type ReadLibrary = (params: Json, reader: ContentReader) => void;

const MOST_LETTERS = 5000;
const MAX_DEPTH = 30;
const MOST_ITEMS = 20_000;

/** Goes through a content and all within it, and gathers what can be asked. */
export class ContentReader {
	readonly items: ReadItem[] = [];
	readonly remarks: Remark[] = [];
	#place: Place = {};
	#ownId = '';
	#nth = 0;

	/** @param libraries what is understood, by name */
	constructor(
		private readonly shelf: PictureShelf,
		private readonly libraries: ReadonlyMap<string, ReadLibrary>
	) {}

	read(content: Content, depth = 0): void {
		const name = content.library.replace(/ .*/, '');
		const title = textOf(jsonOf(content.metadata).title).trim();
		const before = [this.#place, this.#ownId, this.#nth] as const;
		this.#place = title === '' ? {} : { item: title.slice(0, 80) };
		this.#ownId = textOf(content.subContentId);
		this.#nth = 0;
		const count = this.items.length;
		const library = this.libraries.get(name);
		try {
			if (library) library(content.params, this);
			else if (depth < MAX_DEPTH && !this.#readWithin(content.params, depth))
				this.tell('left-out', `${name || 'A content without a name'} is no kind of question here.`);
			else if (this.items.length > count)
				this.tell('noted', `Of ${name} the questions are taken, without what stands between them.`);
		} catch (error) {
			if (!(error instanceof NoQuestion)) throw error;
			this.tell('left-out', error.message);
		}
		[this.#place, this.#ownId, this.#nth] = before;
	}

	/** All contents within one of another kind. @returns whether there are any */
	#readWithin(params: unknown, depth: number): boolean {
		let found = false;
		const visit = (value: unknown, deep: number) => {
			if (deep > MAX_DEPTH) return;
			if (Array.isArray(value)) for (const each of value) visit(each, deep + 1);
			else if (isJson(value)) {
				const { library, params: inner } = value;
				if (typeof library === 'string' && isJson(inner)) {
					found = true;
					this.read({ ...value, library, params: inner }, depth + 1);
				} else for (const each of Object.values(value)) visit(each, deep + 1);
			}
		};
		visit(params, 0);
		return found;
	}

	/** Takes an item in; `stem` is what it is called by where nothing else says. */
	add(entry: ReadEntry): void {
		if (this.items.length >= MOST_ITEMS) return;
		this.#nth++;
		const item = plainText(entry.stem, 'markdown').replace(/\s+/g, ' ').slice(0, 80);
		const ownId = this.#ownId && (this.#nth > 1 ? `${this.#ownId}#${this.#nth}` : this.#ownId);
		this.items.push({
			place: { item: this.#nth > 1 ? item : (this.#place.item ?? item) },
			...(ownId && { ownId }),
			group: [],
			entry
		});
	}

	tell(kind: Remark['kind'], text: string): void {
		this.remarks.push({ kind, place: this.#place, text });
	}

	/** Each part by itself: what cannot be asked of it leaves the others be. */
	each(parts: unknown, read: (part: Json) => void): void {
		for (const part of listOf(parts)) {
			try {
				read(part);
			} catch (error) {
				if (!(error instanceof NoQuestion)) throw error;
				this.tell('left-out', error.message);
			}
		}
	}

	/** HTML as text of ours. @param pictures gets those that stand in it, where it has room for one */
	html(value: unknown, pictures?: HtmlPicture[]): string {
		const read = readHtml(textOf(value));
		if (read.text.length > MOST_LETTERS)
			throw new NoQuestion('A text of it has more than 5,000 characters.');
		for (const lost of read.lost)
			this.tell(
				lost === 'a link' ? 'changed' : 'left-out',
				lost === 'a link'
					? 'A link stays as its words, without its address.'
					: `What cannot be shown here is left out: ${lost}.`
			);
		if (pictures) pictures.push(...read.pictures);
		else
			for (let nth = 0; nth < read.pictures.length; nth++)
				this.#tellPicture('there is no room for it');
		return read.text;
	}

	/** HTML as letters alone, for what is typed. */
	letters(value: unknown): string {
		return plainText(readHtml(textOf(value)).text, 'markdown')
			.replace(/\s+/g, ' ')
			.trim();
	}

	/** The stem of a question and the picture above it, which is a medium of its own or stands in the text. */
	stem(value: unknown, media?: unknown): { stem: string; image?: TakenPicture } {
		const pictures: HtmlPicture[] = [];
		const stem = this.html(value, pictures);
		const medium = jsonOf(media);
		const { library, params } = jsonOf(medium.type ?? media);
		if (textOf(library).startsWith('H5P.Image ')) {
			const { file, alt } = jsonOf(params);
			pictures.unshift({ src: textOf(jsonOf(file).path), alt: textOf(alt) });
		} else if (textOf(library) !== '')
			this.tell(
				'left-out',
				`What cannot be shown here is left out: ${textOf(library).replace(/ .*/, '')}.`
			);
		const image = this.picture(pictures);
		if (stem === '' && !image) throw new NoQuestion('It asks nothing.');
		return { stem: stem || '(picture)', ...(image && { image }) };
	}

	/** The first that can be taken. */
	picture(pictures: readonly HtmlPicture[]): TakenPicture | undefined {
		let first: TakenPicture | undefined;
		for (const picture of pictures) {
			if (picture.src === '') continue;
			const taken = first ? { problem: 'a question has room for one' } : this.shelf.take(picture);
			if ('problem' in taken) this.#tellPicture(taken.problem);
			else first = taken;
		}
		return first;
	}

	#tellPicture = (problem: string) => this.tell('left-out', `A picture is left out: ${problem}.`);

	/** What is said by how many points there are, which no question here can do. */
	overall(feedback: unknown): void {
		if (listOf(feedback).some((range) => textOf(range.feedback).trim() !== ''))
			this.tell('left-out', 'Feedback that depends on the number of points is left out.');
	}
}
