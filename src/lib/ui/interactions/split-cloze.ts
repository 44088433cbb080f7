/**
 * A run of text or a blank, in reading order. What closes or goes on with a blank (a full stop, a comma, a bracket) is its
 * `tail`: a line must not begin with it.
 */
export type ClozePart =
	{ kind: 'text'; text: string } | { kind: 'blank'; id: string; tail: string };

/** A `!` before a bracket begins a picture. */
const BLANK = /\{\{\s*([^{}]+?)\s*\}\}((?:[.,;:?…)\]”’»]|!(?!\[))*)/g;

/** Takes a cloze text apart at its `{{blank-id}}`s. Text without blanks is one run. */
export function splitCloze(text: string): ClozePart[] {
	const parts: ClozePart[] = [];
	let from = 0;
	for (const match of text.matchAll(BLANK)) {
		if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
		parts.push({ kind: 'blank', id: match[1] ?? '', tail: match[2] ?? '' });
		from = match.index + match[0].length;
	}
	if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
	return parts;
}
