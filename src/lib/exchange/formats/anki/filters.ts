import { clozeAnswers, clozeSide } from './cloze';

/** What filters need to know of the card, and what they find out. */
export interface FilterScene {
	gap: number;
	isBack: boolean;
	/** What is to be seen only on demand, in HTML. */
	hints: string[];
	/** What a side has beside its words: "a field to fill in", "sound". */
	lost: Set<string>;
}

/**
 * The filters that Anki has by itself (docs.ankiweb.net/templates/fields.html); those of add-ons change nothing.
 * @param filters the nearest to the field's name first
 */
export function filtered(html: string, filters: readonly string[], scene: FilterScene): string {
	if (filters.at(-1) === 'type') return typed(html, filters, scene);
	let text = html;
	for (const filter of filters) text = applied(text, filter, scene);
	return text;
}

function applied(html: string, filter: string, scene: FilterScene): string {
	switch (filter) {
		case 'cloze':
			return clozeSide(html, scene.gap, scene.isBack);
		case 'cloze-only':
			return clozeAnswers(html, scene.gap).join(', ');
		case 'text':
			return withoutTags(html);
		case 'furigana':
			return annotated(html, (base, note) => `${base}(${note})`);
		case 'kanji':
			return annotated(html, (base) => base);
		case 'kana':
			return annotated(html, (_, note) => note);
		case 'hint':
			// Behind a button of its own before the answer; afterwards there is nothing to hide.
			if (scene.isBack) return html;
			if (html.trim() !== '') scene.hints.push(html);
			return '';
		default:
			if (!filter.startsWith('tts')) return html;
			scene.lost.add('sound');
			return '';
	}
}

/** A field to type into: on the back it shows what was to be typed. */
function typed(html: string, filters: readonly string[], scene: FilterScene): string {
	if (!scene.isBack) {
		scene.lost.add('a field to type into');
		return '';
	}
	return filters.includes('cloze') ? clozeAnswers(html, scene.gap).join(', ') : html;
}

/** Letters alone; time is linear. */
export function withoutTags(html: string): string {
	let out = '';
	let at = 0;
	for (let from = html.indexOf('<'); from >= 0; from = html.indexOf('<', at)) {
		const to = html.indexOf('>', from);
		if (to < 0) break;
		out += html.slice(at, from);
		at = to + 1;
	}
	return out + html.slice(at);
}

/** Words with a reading after them, as in "日本[にほん]"; a word begins after a space, a tag, or the one before. */
function annotated(html: string, join: (base: string, note: string) => string): string {
	const text = html.replaceAll('&nbsp;', ' ');
	let out = '';
	let at = 0;
	for (let open = text.indexOf('['); open >= 0; open = text.indexOf('[', Math.max(at, open + 1))) {
		const close = text.indexOf(']', open);
		if (close < 0) break;
		let from = open;
		while (from > at && text[from - 1] !== ' ' && text[from - 1] !== '>') from--;
		const note = text.slice(open + 1, close);
		if (from === open || note === '' || note.startsWith('sound:')) continue;
		const spaceless = from > at && text[from - 1] === ' ' ? from - 1 : from;
		out += text.slice(at, spaceless) + join(text.slice(from, open), note);
		at = close + 1;
	}
	return out + text.slice(at);
}
