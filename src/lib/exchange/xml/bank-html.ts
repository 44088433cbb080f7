import type { BankImage, Bank, Fact, Question } from '../../core/bank/bank';
import type { ImageBytes } from '../bank-texts';
import type { Remark } from '../formats/remark';
import { plainText } from '../../core/markup/plain-text';
import { escapeHtml, writeHtml } from '../rich-text/write-html';

/** What is being written of one question: its texts as HTML, and what is told of it. */
export class QuestionWriting {
	constructor(
		readonly question: Question,
		private readonly bank: Bank,
		private readonly images: ImageBytes,
		private readonly remarks: Remark[]
	) {}

	tell(kind: Remark['kind'], text: string): void {
		const place = { item: this.question.id };
		if (!this.remarks.some((other) => other.text === text && other.place.item === place.item))
			this.remarks.push({ kind, place, text });
	}

	/** A stem, hint, explanation or feedback. */
	block = (text: string): string => writeHtml(text, this.question.markup, true);
	/** A choice, a part or a cloze text, which has no lists. */
	line = (text: string): string => writeHtml(text, this.question.markup);
	/** The letters alone of a line or, where there may be lists, a block. */
	letters = (text: string, lists = false): string => plainText(text, this.question.markup, lists);

	/** The bytes of a picture; null, and told, where there are none. */
	bytesOf(image: BankImage | undefined): Uint8Array | null {
		if (!image) return null;
		const bytes = this.images.get(image.digest ?? '') ?? null;
		if (!bytes) this.tell('left-out', 'A picture is not at hand, so it was left out.');
		return bytes;
	}

	/** The explanation, and who says so where, as one HTML. */
	explanation(): string {
		const { question, bank } = this;
		const notes = question.facts.flatMap((id) => {
			const fact = bank.facts.find((each) => each.id === id);
			return fact ? [`<p class="footnote">${escapeHtml(footnoteOf(fact, bank))}</p>`] : [];
		});
		const said =
			question.explanation === '' ? '' : `<div>${this.block(question.explanation)}</div>`;
		return said + notes.join('');
	}
}

/** What is lost of any question in a format that has no place for it. */
export function tellUnheld(writing: QuestionWriting): void {
	const { question } = writing;
	if (question.difficulty !== undefined)
		writing.tell('left-out', 'The difficulty has no place there.');
	if (question.hint?.gives)
		writing.tell('changed', 'That a hint all but gives the answer is not known there.');
}

/** `Footnote: Ada Example, in “On tides” (Harbour School, 2024-03-01), paragraph 2. https://…` */
function footnoteOf(fact: Fact, bank: Bank): string {
	const source = bank.sources.find(({ id }) => id === fact.source);
	if (!source) return `Footnote: ${fact.saidBy}.`;
	const { title, publisher, date, passages, url, citation } = source;
	const place = url ?? citation ?? '';
	return `Footnote: ${fact.saidBy}, in “${title}” (${publisher}, ${date}), ${passages.unit} ${fact.passage}.${place && ` ${place}`}`;
}
