import { escapeHtml } from './write-html';

const PUNCTUATION = /[!-/:-@[-`{-~]/;
const TAG = /<(?:\/?[A-Za-z][^<>]{0,500}|!--[^>]{0,500}--)>/y;
const AUTOLINK = /<((?:https?|mailto):[^\s<>]{1,2000})>/y;
const LETTERS = /[^\\`*_$<![\n~]+/y;
/** What stands in round brackets after the text of a link, its address first. */
const TARGET =
	/\([ \t]*<?([^()\s<>]{0,2000}(?:\([^()\s]{0,500}\)[^()\s<>]{0,500})?)>?(?:[ \t]+["'(][^\n]{0,500}?["')])?[ \t]*\)/y;
/** How far back a closing mark looks for its partner, and how long the text of a link may be. */
const MAX_OPEN = 50;
const MAX_LINK_TEXT = 1000;

interface Run {
	mark: string;
	count: number;
	opens: boolean;
	/** Where in the pieces it stands; tags that begin after it. */
	at: number;
	tags: string;
}

/** One paragraph of Markdown as HTML; tags that stand in it stay as they are, to be cleaned by who reads the HTML. */
export function inlineHtml(text: string, inLink = false): string {
	const brackets = bracketEnds(text);
	const pieces: string[] = [];
	const open: Run[] = [];
	/** By the number of backticks: whether none is left that could close. */
	const noneLeft = new Set<number>();
	/** Where the next closing mark of a formula stands, by mark; -1 where there is none. */
	const ends = new Map<string, number>();
	let at = 0;
	const say = (html: string, length: number) => {
		pieces.push(html);
		at += length;
	};
	const matched = (pattern: RegExp, from = at) => {
		pattern.lastIndex = from;
		return pattern.exec(text);
	};

	while (at < text.length) {
		const letter = text[at]!;
		const next = text[at + 1] ?? '';
		if (letter === '\\' && next === '\n') say('<br>', 2);
		else if (letter === '\\' && (next === '(' || next === '[') && hasFormulaEnd(next))
			say(letter + next, 2);
		else if (letter === '\\' && PUNCTUATION.test(next)) say(unformed(next), 2);
		else if (letter === '\n') {
			const before = pieces.at(-1) ?? '';
			const isHard = /(?: {2,}|\t)$/.test(before);
			pieces.push(isHard ? '<br>' : ' ');
			at++;
			while (text[at] === ' ' || text[at] === '\t') at++;
		} else if (letter === '`') code();
		else if (letter === '*' || letter === '_' || (letter === '~' && next === '~')) run(letter);
		else if (letter === '$') formula();
		else if (letter === '!' && next === '[') picture();
		else if (letter === '[') link();
		else if (letter === '<') {
			const auto = matched(AUTOLINK);
			const tag = matched(TAG);
			if (auto) say(escapeHtml(auto[1]!), auto[0].length);
			else if (tag) say(tag[0], tag[0].length);
			else say('&lt;', 1);
		} else {
			const letters = matched(LETTERS)?.[0] ?? letter;
			// Entities stay, for whoever reads the HTML knows them.
			say(letters.replaceAll('>', '&gt;'), letters.length);
		}
	}
	for (const each of open) pieces[each.at] = each.mark.repeat(each.count) + each.tags;
	return pieces.join('');

	function code(): void {
		let end = at;
		while (text[end] === '`') end++;
		const count = end - at;
		const close = noneLeft.has(count) ? -1 : runOf(text, count, end);
		if (close < 0) {
			noneLeft.add(count);
			return say('`'.repeat(count), count);
		}
		say(`<code>${escapeHtml(text.slice(end, close).trim())}</code>`, close + count - at);
	}

	/** Of stars, underscores or tildes: the rules of CommonMark, without that of three. */
	function run(mark: string): void {
		let end = at;
		while (text[end] === mark) end++;
		let count = end - at;
		const [before, after] = [text[at - 1] ?? ' ', text[end] ?? ' '];
		const follows =
			!/\s/.test(after) && (!PUNCTUATION.test(after) || /[\s!-/:-@[-`{-~]/.test(before));
		const precedes =
			!/\s/.test(before) && (!PUNCTUATION.test(before) || /[\s!-/:-@[-`{-~]/.test(after));
		const isWord = mark === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
		const opens = follows && !isWord && (mark !== '*' || !between(before, after));
		const closes = precedes && !isWord && (mark !== '*' || !between(before, after));
		let tags = '';
		while (closes && count > 0) {
			const from = open.findLastIndex(
				(each, index) => each.mark === mark && index >= open.length - MAX_OPEN
			);
			if (from < 0) break;
			const partner = open[from]!;
			for (const lost of open.splice(from + 1))
				pieces[lost.at] = lost.mark.repeat(lost.count) + lost.tags;
			const size = Math.min(partner.count, count, 2);
			const tag = mark === '~' ? 'span' : size === 2 ? 'strong' : 'em';
			partner.tags = `<${tag}>${partner.tags}`;
			partner.count -= size;
			count -= size;
			tags += `</${tag}>`;
			if (partner.count === 0) {
				pieces[partner.at] = partner.tags;
				open.pop();
			}
		}
		if (tags !== '') pieces.push(tags);
		if (count > 0) {
			if (opens) open.push({ mark, count, opens, at: pieces.length, tags: '' });
			pieces.push(mark.repeat(count));
		}
		at = end;
	}

	function hasFormulaEnd(bracket: string): boolean {
		const mark = bracket === '(' ? '\\)' : '\\]';
		let end = ends.get(mark) ?? 0;
		if (end >= 0 && end < at) end = text.indexOf(mark, at);
		ends.set(mark, end);
		return end >= 0 && end - at < MAX_LINK_TEXT;
	}

	/** As Pandoc has it: no room inside the marks, no digit after them. */
	function formula(): void {
		if (next2(text, at) === '$$') {
			const end = text.indexOf('$$', at + 2);
			if (end < 0 || end === at + 2) return say('$<span></span>$', 2);
			return say(escapeHtml(text.slice(at, end + 2)), end + 2 - at);
		}
		let end = at + 1;
		while (end < text.length && text[end] !== '$') end += text[end] === '\\' ? 2 : 1;
		const tex = text.slice(at + 1, end);
		const isFormula =
			end < text.length && tex !== '' && !/^\s|\s$/.test(tex) && !/[0-9]/.test(text[end + 1] ?? '');
		if (!isFormula) return say('$', 1);
		say(escapeHtml(`\\(${tex}\\)`), end + 1 - at);
	}

	function picture(): void {
		const end = brackets.get(at + 1) ?? -1;
		const target = end < 0 ? null : matched(TARGET, end + 1);
		if (!target) return say('!', 1);
		const alt = text.slice(at + 2, end);
		say(
			`<img src="${escapeHtml(target[1]!)}" alt="${escapeHtml(alt)}">`,
			end + 1 + target[0].length - at
		);
	}

	function link(): void {
		const end = inLink ? -1 : (brackets.get(at) ?? -1);
		const target = end < 0 ? null : matched(TARGET, end + 1);
		if (!target) return say('[', 1);
		const label = inlineHtml(text.slice(at + 1, end), true);
		say(`<a href="${escapeHtml(target[1]!)}">${label}</a>`, end + 1 + target[0].length - at);
	}
}

const next2 = (text: string, at: number) => text.slice(at, at + 2);

/** A star between digits, or with room on both sides, multiplies. */
const between = (before: string, after: string) => /[0-9]/.test(before) && /[0-9]/.test(after);

/** Brackets and dollar signs that were escaped begin no formula. */
const unformed = (letter: string) =>
	letter === '$' || letter === '\\' ? `${letter}<span></span>` : escapeHtml(letter);

/** Where a run of exactly so many backticks begins; -1 where there is none. */
function runOf(text: string, count: number, from: number): number {
	for (let at = text.indexOf('`', from); at >= 0;) {
		let end = at;
		while (text[end] === '`') end++;
		if (end - at === count) return at;
		at = text.indexOf('`', end);
	}
	return -1;
}

/** Where each bracket that opens is closed, but for those too far apart to be a link. */
function bracketEnds(text: string): Map<number, number> {
	const ends = new Map<number, number>();
	const open: number[] = [];
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '\\') at++;
		else if (text[at] === '[') open.push(at);
		else if (text[at] === ']') {
			const from = open.pop();
			if (from !== undefined && at - from < MAX_LINK_TEXT) ends.set(from, at);
		}
	}
	return ends;
}
