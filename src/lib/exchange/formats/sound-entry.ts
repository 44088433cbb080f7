import { withPlainRuns } from '../../core/bank/blanks-in-text';
import { markedTexts } from '../../core/bank/marked-texts';
import { markupIn } from '../../core/bank/unsafe-text';
import type { CheckFormula } from '../../core/markup/check-formula';
import { formulaRefusal } from '../../core/markup/formula-limits';
import type { MarkupNode } from '../../core/markup/markup-node';
import { NO_TEXT } from '../../core/markup/no-text';
import { parseMarkup } from '../../core/markup/parse-markup';
import { markedText } from '../rich-text/marked-text';
import type { ReadEntry } from './read-set';

/** Fields in which a line that begins with a hyphen is an item of a list. */
const WITH_LISTS = new Set(
	['stem', 'explanation', 'hint', 'feedback', 'right', 'wrong', 'true', 'false', 'back'] //
);
/** Something that looks like a tag, to its end or to the end of the line. */
const TAG =
	/<[!/?]?[a-z][^<>\n]*>?|<!--|<!\[|\b(?:javascript|vbscript)\s*:\S+|\bdata:text\/html\S*/gi;

/**
 * An entry whose texts a bank can have: no control characters, formulas that read, a dollar sign that is money escaped,
 * and what looks like a tag as code.
 * @returns the entry, and whether a formula became code since it cannot be read
 */
export function soundEntry(
	entry: ReadEntry,
	checkFormula: CheckFormula
): { entry: ReadEntry; lostFormula: boolean } {
	const clean = withoutControls(entry) as ReadEntry;
	let lostFormula = false;
	const mend = (text: string, lists: boolean) =>
		markedText(
			parseMarkup(text, lists).flatMap(function mended(node): MarkupNode[] {
				switch (node.kind) {
					case 'formula':
						if (isFormula(node.tex, node.display)) return [{ ...node, tex: withoutLess(node.tex) }];
						lostFormula = true;
						return [{ kind: 'code', text: node.tex }];
					case 'text':
						return withTagsAsCode(node.text);
					case 'strong':
					case 'emphasis':
						return [{ kind: node.kind, children: node.children.flatMap(mended) }];
					case 'list':
						return [{ kind: 'list', items: node.items.map((item) => item.flatMap(mended)) }];
					default:
						return [node];
				}
			})
		);
	const isFormula = (tex: string, display: boolean) =>
		formulaRefusal(tex) === null && checkFormula(tex, display) === null;

	for (const { path, text } of markedTexts(clean, [])) {
		const field = String(path.at(-1));
		const isCloze = clean.type === 'cloze' && path.length === 1 && field === 'text';
		const lists = WITH_LISTS.has(field) || path.at(-2) === 'hint';
		const next = isCloze ? withPlainRuns(text, (piece) => atEnds(piece, mend)) : mend(text, lists);
		put(clean, path, withoutTags(next.trim()));
	}
	return { entry: clean, lostFormula };
}

/** A "<" before a letter looks like the beginning of a tag, in a formula too. */
const withoutLess = (tex: string) => (markupIn(tex) === null ? tex : tex.replaceAll('<', '\\lt '));

/** Spaces around a blank belong to the text. */
function atEnds(piece: string, mend: (text: string, lists: boolean) => string): string {
	const [, lead = '', core = '', trail = ''] = /^(\s*)([^]*?)(\s*)$/.exec(piece) ?? [];
	return lead + (core === '' ? '' : mend(core, false)) + trail;
}

/** Plain words as a text with marks in which what looks like a tag is code. */
export const soundWords = (words: string) => withoutTags(markedText(withTagsAsCode(words)));

function withTagsAsCode(text: string): MarkupNode[] {
	if (tagIn(text) === null) return [{ kind: 'text', text }];
	const nodes: MarkupNode[] = [];
	const say = (kind: 'text' | 'code', piece: string) => {
		const last = nodes.at(-1);
		if (piece === '') return;
		// Two codes side by side would be read as one with other words.
		if (last?.kind === kind) last.text += piece;
		else nodes.push({ kind, text: piece });
	};
	/** What no element is called, and yet counts as a tag: a space after its "<", say. */
	const sayRest = (rest: string) => {
		for (let found = tagIn(rest); found !== null; found = tagIn(rest)) {
			const start = withoutCode(rest).indexOf(found);
			say('text', rest.slice(0, start));
			say('code', rest.slice(start, start + found.length));
			rest = rest.slice(start + found.length);
		}
		say('text', rest);
	};
	let at = 0;
	for (const match of text.matchAll(TAG)) {
		sayRest(text.slice(at, match.index));
		say('code', match[0]);
		at = match.index + match[0].length;
	}
	sayRest(text.slice(at));
	return nodes;
}

/** Of plain words: a backtick among them begins no code. */
const tagIn = (text: string) => markupIn(withoutCode(text));
const withoutCode = (text: string) => text.replaceAll('`', "'");

/** Where pieces that are none by themselves make a tag together, another sign stands for theirs. */
const withoutTags = (text: string) =>
	markupIn(text) === null ? text : withoutScriptLinks(text.replaceAll('<', '‹'));

/** A link to a script as words: what has a space after its colon is none. */
export const withoutScriptLinks = (text: string) =>
	text.replace(/\b(javascript|vbscript|data)\s*:(?=\S)/gi, '$1: ');

/** A fresh copy, key by key; halves of letters and marks of direction gone. */
function withoutControls(value: unknown): unknown {
	if (typeof value === 'string') return value.replace(NO_TEXT, '').replaceAll('\r', '');
	if (Array.isArray(value)) return value.map(withoutControls);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
	return Object.fromEntries(entries.map(([key, inner]) => [key, withoutControls(inner)]));
}

function put(target: unknown, path: readonly (string | number)[], text: string): void {
	const last = path.at(-1)!;
	let at = target as Record<string | number, unknown>;
	for (const part of path.slice(0, -1)) at = at[part] as Record<string | number, unknown>;
	// An optional text of which nothing is left is none; one that has to be there is told as missing.
	at[last] = text;
}
