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
	/** How it is said which of the choices are right: see `RIGHT_WAYS`. */
	right: RightWay;
	/** What parts several answers or choices in one cell; empty where a cell holds one. */
	separator: string;
	/** What becomes of a row with a right answer and nothing else: see `ALONE_WAYS`. */
	alone: AloneWay;
}

/** `found`: by its text or else its number or letter; `position`: by number or letter; `first`: it is the first of them. */
export const RIGHT_WAYS = ['found', 'position', 'text', 'first'] as const;
export type RightWay = (typeof RIGHT_WAYS)[number];

/** A card to turn, or a question that is answered: typed, or as true or false. */
export const ALONE_WAYS = ['card', 'asked'] as const;
export type AloneWay = (typeof ALONE_WAYS)[number];

/** Numbers of questions say nothing. */
export const NUMBERING = /^(?:question|q|row|item)?\s*(?:#|no\.?|nr\.?|number)$/;
export const PICTURES = /image|picture|photo|^media/;

/** Names of columns, folded by `nameOf`. */
const NAMES: [role: ColumnRole, pattern: RegExp][] = [
	['ignored', NUMBERING],
	['ignored', /^time|^points?$|^score$|^footnote$|video|youtube/],
	['ignored', PICTURES],
	['feedback', /^(?:feedback|comment|rückmeldung|kommentar)\s*\(?[a-h\d]?\)?$/],
	[
		'key',
		/^(?:correct|right|key|solution|lösung|richtig|solución|correcta?)(?![a-zäöü])|^richtige\s|^(?:bonne|buena)\s|^(?:respuesta|réponse)\s+(?:correct|just)|^answer\s*key$|^the\scorrect/
	],
	[
		'wrong',
		/^(?:wrong|incorrect|false|falsch|distractor|distraktor|decoy|mauvaise|incorrecta)(?![a-zäöü])|^falsche\s/
	],
	[
		'choice',
		/^(?:answer|option|choice|alternative|opt|ans|antwort|réponse|respuesta|opción|choix)[\s_-]*[a-h\d]{1,2}(?![a-zäöü])|^[a-h]$/
	],
	[
		'question',
		/^(?:question|term|front|stem|prompt|word|text|frage|begriff|vorderseite|item|pregunta|domanda)(?![a-zäöü])/
	],
	[
		'back',
		/^(?:answers?|definition|back|translation|meaning|antwort|rückseite|bedeutung|übersetzung|response|réponse|respuesta|risposta)$/
	],
	[
		'explanation',
		/^(?:explanation|rationale|explain|general feedback|note|erklärung|erläuterung|begründung|explication|explicación)/
	],
	['hint', /^(?:hint|hinweis|tipp|indice|pista)(?![a-zäöü])/],
	['tags', /^(?:tags?|keywords?|labels?|stichw[oö]rt(?:er)?|schlagw[oö]rt(?:er)?)$/],
	[
		'section',
		/^(?:section|category|topic|chapter|deck|subject|set|thema|kapitel|kategorie|fach|thème|tema)$/
	],
	['id', /^(?:id|guid|uuid)$/],
	['type', /^(?:question\s)?type$/],
	['tolerance', /^tolerance$/]
];
/** How many rows may stand before the names of the columns, as Kahoot's instructions do. */
const MAX_HEADER = 15;

export const HEADER_BEGIN = ['id', 'section', 'type', 'question', 'correct', 'tolerance'];

/** The name of a column as it is compared. */
export const nameOf = (cell: string) =>
	cell
		.replace(/^\uFEFF/, '')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();

/** Null where the name is none that is known. */
export const roleOfName = (name: string): ColumnRole | null =>
	NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? null;

/** What is said of a table beside its columns, where nothing else is known. */
export const USUAL = { right: 'found', separator: '', alone: 'card' } as const;

/** What the columns seem to be, by their names or, where there are but two, as the sides of cards; null where it cannot be told. */
export function guessMapping(rows: readonly TableRow[]): Mapping | null {
	for (let index = 0; index < Math.min(rows.length, MAX_HEADER); index++) {
		const names = rows[index]!.cells.map(nameOf);
		const columns = names.map((name) => roleOfName(name) ?? 'ignored');
		if (!isEnough(columns, names)) continue;
		const from = makerOf(rows, names, index);
		return {
			...USUAL,
			from,
			headerRows: index + 1,
			columns: tidied(columns),
			right: from === 'other' ? 'found' : 'position'
		};
	}
	const widths = rows
		.slice(0, 50)
		.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
	const arePairs = widths.filter((width) => width === 2).length >= widths.length * 0.8;
	return arePairs
		? { ...USUAL, from: 'other', headerRows: 0, columns: ['question', 'back'] }
		: null;
}

/** Why no question comes of any row; null where it may. */
export function lackOf({
	columns,
	right
}: Pick<Mapping, 'right'> & { columns: readonly ColumnRole[] }): 'question' | 'answer' | null {
	const has = (role: ColumnRole) => columns.includes(role);
	if (!has('question')) return 'question';
	const names = has('key') || has('back') || (right === 'first' && has('choice'));
	return names || has('type') || (has('choice') && has('wrong')) ? null : 'answer';
}

/** A name is short: a row whose cells are whole questions is none of names. */
function isEnough(columns: readonly ColumnRole[], names: readonly string[]): boolean {
	return names.every((name) => name.length <= 120) && lackOf({ columns, right: 'found' }) === null;
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
