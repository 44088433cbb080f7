import type { TableRow } from './table-row';

/** What a column of a table holds. */
export const COLUMN_ROLES = [
	'question',
	/** Of a card. */
	'back',
	/** One of those to choose from, right or wrong; which is right says `key`. */
	'choice',
	/** Number, letter or text of the right choices, or without choices the right answer itself. */
	'key',
	'wrong',
	/** To the choice or the wrong answer before it. */
	'feedback',
	'explanation',
	'hint',
	'tags',
	'section',
	'id',
	'type',
	'tolerance',
	'ignored'
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

export interface Mapping {
	/** Who made the table, where its first rows say so. */
	from: 'footnote' | 'kahoot' | 'blooket' | 'other';
	/** Rows before the first with a question in it: titles and the names of columns. */
	headerRows: number;
	/** By column; those beyond are ignored. */
	columns: ColumnRole[];
}

/** Names of columns, folded by `nameOf`. */
const NAMES: [role: ColumnRole, pattern: RegExp][] = [
	[
		'ignored',
		/^(?:question|q|row|item)?\s*(?:#|no\.?|nr\.?|number)$|^time|^points?$|^score$|^footnote$|image|^media|video|youtube/
	],
	['feedback', /^(?:feedback|comment)\s*\(?[a-h\d]?\)?$/],
	['key', /^(?:correct|right|key|solution)\b|^answer\s*key$|^(?:the\s)?correct/],
	['wrong', /^(?:wrong|incorrect|false|distractor|decoy)\b/],
	['choice', /^(?:answer|option|choice|alternative|opt|ans)[\s_-]*[a-h\d]{1,2}\b|^[a-h]$/],
	['question', /^(?:question|term|front|stem|prompt|word|text|frage|begriff|vorderseite|item)\b/],
	[
		'back',
		/^(?:answers?|definition|back|translation|meaning|antwort|rückseite|bedeutung|response)$/
	],
	['explanation', /^(?:explanation|rationale|explain|general feedback|note)/],
	['hint', /^hint/],
	['tags', /^(?:tags?|keywords?|labels?)$/],
	['section', /^(?:section|category|topic|chapter|deck|subject|set)$/],
	['id', /^(?:id|guid|uuid)$/],
	['type', /^(?:question\s)?type$/],
	['tolerance', /^tolerance$/]
];
/** How many rows may stand before the names of the columns, as Kahoot's instructions do. */
const MAX_HEADER = 15;

export const HEADER_BEGIN = ['id', 'section', 'type', 'question', 'correct', 'tolerance'];

const nameOf = (cell: string) =>
	cell
		.replace(/^\uFEFF/, '')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();

/** What the columns seem to be, by their names or, where there are but two, as the sides of cards; null where it cannot be told. */
export function guessMapping(rows: readonly TableRow[]): Mapping | null {
	for (let index = 0; index < Math.min(rows.length, MAX_HEADER); index++) {
		const names = rows[index]!.cells.map(nameOf);
		const columns = names.map(
			(name): ColumnRole => NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? 'ignored'
		);
		if (!isEnough(columns, names)) continue;
		return { from: makerOf(rows, names, index), headerRows: index + 1, columns: tidied(columns) };
	}
	const widths = rows
		.slice(0, 50)
		.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
	const arePairs = widths.filter((width) => width === 2).length >= widths.length * 0.8;
	return arePairs ? { from: 'other', headerRows: 0, columns: ['question', 'back'] } : null;
}

/** A name is short: a row whose cells are whole questions is none of names. */
function isEnough(columns: readonly ColumnRole[], names: readonly string[]): boolean {
	const has = (role: ColumnRole) => columns.includes(role);
	if (!has('question') || names.some((name) => name.length > 120)) return false;
	const choices = columns.filter((role) => role === 'choice').length;
	return has('back') || has('wrong') || has('key') || choices > 1;
}

/** One column is the question and one the back: others of such names are not. "Answer" beside choices says which is right. */
function tidied(columns: ColumnRole[]): ColumnRole[] {
	const hasChoices = columns.includes('choice') || columns.includes('wrong');
	const seen = new Set<ColumnRole>();
	return columns.map((role) => {
		const meant = role === 'back' && hasChoices && !columns.includes('key') ? 'key' : role;
		const isMany =
			meant === 'choice' || meant === 'wrong' || meant === 'feedback' || meant === 'tags';
		if (!isMany && seen.has(meant)) return 'ignored';
		seen.add(meant);
		return meant;
	});
}

function makerOf(rows: readonly TableRow[], names: string[], header: number): Mapping['from'] {
	if (HEADER_BEGIN.every((name, index) => names[index] === name)) return 'footnote';
	const before = rows
		.slice(0, header + 1)
		.flatMap(({ cells }) => cells.map(nameOf))
		.join(' ');
	if (
		before.includes('blooket') ||
		(before.includes('only include answer #') && before.includes('question #'))
	)
		return 'blooket';
	if (before.includes('kahoot') || /question\s*-\s*max\s*\d+\s*characters/.test(before))
		return 'kahoot';
	return 'other';
}
