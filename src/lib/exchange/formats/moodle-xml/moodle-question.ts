import type { ImageEntry } from '../../../core/bank/schema';
import { escapeMarks } from '../../rich-text/marked-text';
import { escapeHtml } from '../../rich-text/write-html';
import { readHtml, type ReadHtml } from '../../rich-text/read-html';
import { readMarkdown } from '../../rich-text/read-markdown';
import type { EntryBase } from '../../xml/choice-entry';
import { plainLine } from '../../xml/given-text';
import { readBase64, type FindFile, type ItemReading } from '../../xml/item-reading';
import {
	childOf,
	childrenOf,
	descendantsOf,
	innerHtml,
	lettersOf,
	type XmlElement
} from '../../xml/xml-element';

/** Moodle's own words, which its editor fills in; nothing is lost with them. */
const STOCK_FEEDBACK = new Set([
	'Your answer is correct.',
	'Your answer is partially correct.',
	'Your answer is incorrect.'
]);
const MAX_TAGS = 100;

/** A <question> of Moodle, with what all types have in common. */
export class MoodleQuestion {
	readonly type: string;
	readonly #format: string;

	constructor(
		readonly element: XmlElement,
		readonly item: ItemReading
	) {
		this.type = element.attributes.get('type') ?? '';
		this.#format = childOf(element, 'questiontext')?.attributes.get('format') ?? 'html';
	}

	/** Letters of an element directly within the question. */
	letters(name: string): string {
		return lettersOf(childOf(this.element, name)).trim();
	}

	/** Whether an element says yes; null where it is not there. */
	flag(name: string): boolean | null {
		const said = this.letters(name).toLowerCase();
		return said === '' ? null : ['1', 'true', 'yes'].includes(said);
	}

	/** What a text container holds, by its own format or that of the question. */
	read(container: XmlElement | undefined): ReadHtml {
		const text = textOf(container);
		const format = container?.attributes.get('format') ?? this.#format;
		return format === 'markdown' ? readMarkdown(text) : readHtml(asHtml(text, format));
	}

	/** A text without room for a picture. */
	text(container: XmlElement | undefined): string {
		return this.item.text(this.read(container));
	}

	pictured(container: XmlElement): { text: string; image?: ImageEntry } {
		return this.item.pictured(this.read(container), this.finder(container));
	}

	/** The HTML of a container, for who looks into it before it is read. */
	html(container: XmlElement | undefined): string {
		const text = textOf(container);
		const format = container?.attributes.get('format') ?? this.#format;
		return asHtml(text, format);
	}

	/** @param stem in the place of the question's own text */
	base(stem: { text: string; image?: ImageEntry } = this.stem()): EntryBase {
		const explanation = this.text(childOf(this.element, 'generalfeedback'));
		const hint = this.#hint();
		const tags = this.#tags();
		return {
			stem: stem.text,
			...(stem.image ? { image: stem.image } : {}),
			...(explanation ? { explanation } : {}),
			...(hint ? { hint } : {}),
			...(tags.length > 0 ? { tags } : {})
		};
	}

	stem(): { text: string; image?: ImageEntry } {
		const container = childOf(this.element, 'questiontext');
		const read = this.read(container);
		// Moodle before 2.0 kept one picture beside the text.
		const old = this.letters('image');
		if (old !== '') read.pictures.push({ src: old, alt: '' });
		const stem = this.item.pictured(read, this.finder(container));
		const name = escapeMarks(plainLine(this.letters('name')));
		if (stem.text !== '' || name === '') return stem;
		this.item.tell('changed', 'It has no text, so its name stands in the place of one.');
		return { ...stem, text: name };
	}

	/** Finds files beside a text, or else anywhere in the question. */
	finder(container: XmlElement | undefined): FindFile {
		return (src) => {
			const wanted = pathOf(src);
			const isIt = (file: XmlElement) => filePath(file) === wanted;
			const file =
				childrenOf(container, 'file').find(isIt) ?? descendantsOf(this.element, 'file').find(isIt);
			if (file) return readBase64(lettersOf(file));
			const old = childOf(this.element, 'image_base64');
			return old && pathOf(this.letters('image')) === wanted
				? readBase64(lettersOf(old))
				: undefined;
		};
	}

	/** What is said on the whole answer; left out are Moodle's own words. */
	combinedFeedback(): { right: string; partly: string; wrong: string } {
		const said = (name: string) => {
			const text = this.text(childOf(this.element, name));
			return STOCK_FEEDBACK.has(text) ? '' : text;
		};
		return {
			right: said('correctfeedback'),
			partly: said('partiallycorrectfeedback'),
			wrong: said('incorrectfeedback')
		};
	}

	/** For types where nothing can be said on the whole answer. */
	tellCombinedFeedback(): void {
		if (Object.values(this.combinedFeedback()).some((text) => text !== ''))
			this.item.tell(
				'left-out',
				'What is said on a right, partly right or wrong answer as a whole has no place here.'
			);
	}

	#hint(): string {
		const [first = '', ...more] = childrenOf(this.element, 'hint')
			.map((hint) => this.text(childOf(hint, 'hintcontent') ?? hint))
			.filter((text) => text !== '');
		if (more.length > 0) this.item.tell('left-out', 'Of several hints only the first was taken.');
		return first;
	}

	#tags(): string[] {
		const tags = childrenOf(childOf(this.element, 'tags'), 'tag').map((tag) =>
			plainLine(lettersOf(tag))
		);
		return [...new Set(tags)].filter((tag) => tag !== '').slice(0, MAX_TAGS);
	}
}

/** The letters of <text>, or what is HTML in it without being marked as such. */
export function textOf(container: XmlElement | undefined): string {
	const text = childOf(container, 'text') ?? container;
	if (!text) return '';
	const isMixed = childrenOf(text).some(({ name }) => !['text', 'file'].includes(name));
	if (text.name !== 'text' && !isMixed)
		return text.children
			.filter((node) => typeof node === 'string')
			.join('')
			.trim();
	return (isMixed ? innerHtml(text.children) : lettersOf(text)).trim();
}

function asHtml(text: string, format: string): string {
	switch (format) {
		case 'plain_text':
		case '2':
			return escapeHtml(text).replaceAll('\n', '<br>');
		case 'moodle_auto_format':
		case 'wiki_like':
		case '0':
			return text.replaceAll('\n', '<br>');
		default:
			return text;
	}
}

const filePath = (file: XmlElement) =>
	plainPath((file.attributes.get('path') ?? '/') + '/' + (file.attributes.get('name') ?? ''));

function pathOf(src: string): string {
	const path = src
		.trim()
		.replace(/^@@PLUGINFILE@@/, '')
		.split(/[?#]/, 1)[0]!;
	try {
		return plainPath(decodeURIComponent(path));
	} catch {
		return plainPath(path);
	}
}

const plainPath = (path: string) => path.split('/').filter(Boolean).join('/');
