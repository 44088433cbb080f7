import { hasMarks } from '../../../core/markup/parse-markup';
import type { Markup } from '../../../core/markup/markup-node';
import { plainText } from '../../../core/markup/plain-text';
import { writeHtml } from '../../rich-text/write-html';
import type { Say } from '../outside-text';
import { escapeGift } from './escapes';

/** A format's name or a weight in front would be read as such. */
const MISREAD = /^[[%]/;

/** The texts of one question as GIFT has them: in its plain format, or as HTML where the bank has marks. */
export class GiftTexts {
	readonly format: 'plain' | 'html';

	constructor(
		private readonly markup: Markup,
		private readonly say: Say
	) {
		this.format = markup === 'markdown' ? 'html' : 'plain';
	}

	/** In the format's own letters, not yet escaped. */
	body = (text: string, lists = false) => writeBody(text, this.markup, lists);

	/** The text of the question, from paragraphs that `body` made. */
	stem = (...paragraphs: string[]) => `[${this.format}]${escapeGift(this.joined(paragraphs))}`;

	joined(paragraphs: string[]): string {
		if (paragraphs.length < 2 || this.format === 'plain') return paragraphs.join('\n\n');
		return paragraphs.map((each) => (each.startsWith('<p>') ? each : `<p>${each}</p>`)).join('');
	}

	answer = (text: string) => this.#safe(this.body(text));

	/** With its mark; nothing where there is none. */
	feedback = (text: string) => (text === '' ? '' : `#${this.#safe(this.body(text, true))}`);

	/** What is plain in every bank, or plain in GIFT. */
	plain(text: string): string {
		if (this.markup === 'markdown' && hasMarks(text))
			this.say('changed', 'Emphasis, code and formulas in what is matched are plain text in GIFT.');
		return escapeGift(plainText(text, this.markup));
	}

	/** An accepted answer: a star in it is one. */
	accepted(text: string): string {
		const raw = escapeGift(text.replaceAll('*', '\\*'));
		return MISREAD.test(raw) ? `[plain]${raw}` : raw;
	}

	/** Where "->" makes pairs, it cannot be part of a text. */
	withoutArrows(raw: string): string {
		if (!raw.includes('->')) return raw;
		this.say('changed', 'A "->" in a text became "→", for in GIFT it makes a pair.');
		return raw.replaceAll('->', '→');
	}

	general(explanation: string, footnotes: readonly string[]): string {
		const parts = [
			this.body(explanation, true),
			writeBody(footnotes.join('\n'), 'plain', false, this.format)
		];
		const text = this.joined(parts.filter((part) => part !== ''));
		return text === ''
			? ''
			: `####${MISREAD.test(text) ? `[${this.format}]` : ''}${escapeGift(text)}`;
	}

	#safe = (text: string) => (MISREAD.test(text) ? `[${this.format}]` : '') + escapeGift(text);
}

function writeBody(
	text: string,
	markup: Markup,
	lists: boolean,
	format = markup === 'markdown' ? 'html' : 'plain'
): string {
	return format === 'html' ? writeHtml(text, markup, lists) : text;
}
