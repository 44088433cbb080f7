import { flowPlace } from './text-place-flow';

/** One step down from the top of the file: a name, or into an entry of a list with what stands in it. */
export type Step = { name: string } | { fields: ReadonlyMap<string, string> };

/** Where in a bank's file a word is being written, as far as lines and their indentation tell; the file need not be readable. */
export interface TextPlace {
	steps: Step[];
	/** `name`: the name of a field, or an entry of a list; `value`: what belongs to the last name. */
	at: 'name' | 'value';
	/** The offset at which the word begins, and the column (from 0) of the names beside it. */
	from: number;
	column: number;
	/** Names that stand beside it already. */
	given: ReadonlySet<string>;
	/** Whether it stands within brackets, all in one line. */
	inline: boolean;
}

interface Line {
	blank: boolean;
	/** The column of the last dash that begins the line, if any. */
	dash: number | null;
	/** Of what comes after the dashes. */
	column: number;
	key: string | null;
	/** What stands after the name and its colon. */
	rest: string;
}

const NAME = /^(["']?)([\w-]+)\1:(?:[ \t]+(.*))?$/;

/**
 * @param text with "\n" at the end of its lines
 * @param offset of the cursor, in UTF-16 units
 * @returns null where nothing that a bank knows can stand: within a text, in a comment
 */
export function placeAt(text: string, offset: number): TextPlace | null {
	const start = text.lastIndexOf('\n', offset - 1) + 1;
	const before = text.slice(start, offset);
	const rows = text.slice(0, start).split('\n').slice(0, -1);
	const at = rows.length;
	rows.push(...text.slice(start).split('\n'));
	const lines = linesOf(rows);

	const [, indent, dashes, content] = /^( *)((?:- +)*)(.*)$/.exec(before)!;
	if (content!.startsWith('#')) return null;
	const column = indent!.length + dashes!.length;
	const dash = dashes === '' ? null : indent!.length + dashes!.lastIndexOf('-');
	const level = levelOf(lines, at, column, dash);
	if (!level) return null;

	const [, , name, value] = NAME.exec(content!) ?? [];
	const written = name === undefined ? content! : (value ?? '');
	const steps = name === undefined ? level.steps : [...level.steps, { name }];
	if (/^[[{]/.test(written)) {
		const after = rows[at]!.slice(before.length);
		return flowPlace(steps, written, after, offset, column);
	}
	if (/^["'>|]/.test(written) || / #/.test(written)) return null;
	const from = offset - written.length;
	if (name !== undefined)
		return { steps, at: 'value', from, column, given: new Set(), inline: false };
	if (!/^[\w-]*$/.test(written)) return null;
	return { steps, at: 'name', from, column, given: level.given, inline: false };
}

/** Lines are looked at from the cursor outwards, so each is read only when asked for. */
function linesOf(rows: readonly string[]) {
	const read = new Map<number, Line>();
	return {
		count: rows.length,
		at(index: number): Line {
			const known = read.get(index) ?? readLine(rows[index]!);
			read.set(index, known);
			return known;
		}
	};
}
type Lines = ReturnType<typeof linesOf>;

function readLine(row: string): Line {
	const [, indent, dashes, content] = /^( *)((?:-(?: +|$))*)(.*?)\s*$/.exec(row)!;
	const [, , key = null, rest = ''] = NAME.exec(content!) ?? [];
	return {
		blank: dashes === '' && (content === '' || content!.startsWith('#')),
		dash: dashes === '' ? null : indent!.length + dashes!.lastIndexOf('-'),
		column: indent!.length + dashes!.length,
		key,
		rest: rest.startsWith('#') ? '' : rest
	};
}

/** The steps to the map that has its names at that column, and the names it has. */
function levelOf(lines: Lines, at: number, column: number, dash: number | null) {
	const steps: Step[] = [];
	let given: Set<string> | null = null;
	let line = at;
	for (;;) {
		let parent: number;
		if (dash === null) {
			const above =
				column === 0 ? -1 : lastBefore(lines, line, (each) => each.column <= column, column);
			const beside = above < 0 ? null : lines.at(above);
			if (beside && beside.column === column) {
				// The entry that it is in begins there.
				line = above;
				dash = beside.dash;
				continue;
			}
			parent = above;
			given ??= namesIn(lines, parent + 1, column, at);
		} else {
			const fields = fieldsIn(lines, line, column, at);
			given ??= new Set(fields.keys());
			steps.unshift({ fields });
			const list = dash;
			parent = lastBefore(lines, line, (each) => each.column <= list, null);
		}
		if (parent < 0) return column === 0 && dash === null ? { steps, given } : null;
		const { key, rest, column: outer, dash: outerDash } = lines.at(parent);
		if (key === null || rest !== '') return null;
		steps.unshift({ name: key });
		line = parent;
		column = outer;
		dash = outerDash;
	}
}

/** The last line before that is as wanted; one at column `besides` counts only where an entry begins with it. */
function lastBefore(
	lines: Lines,
	line: number,
	wanted: (line: Line) => boolean,
	besides: number | null
): number {
	for (let index = line - 1; index >= 0; index--) {
		const each = lines.at(index);
		if (each.blank || !wanted(each)) continue;
		if (each.column === besides && each.dash === null) continue;
		return index;
	}
	return -1;
}

/** The fields at a column from a line on, as far as the map goes; the line that is being written says nothing yet. */
function fieldsIn(lines: Lines, from: number, column: number, at: number): Map<string, string> {
	const fields = new Map<string, string>();
	for (let index = from; index < lines.count; index++) {
		const { blank, column: own, dash, key, rest } = lines.at(index);
		if (blank || index === at) continue;
		if (own < column || (index > from && dash !== null && dash < column)) break;
		if (own === column && key !== null) fields.set(key, rest);
	}
	return fields;
}

const namesIn = (lines: Lines, from: number, column: number, at: number) =>
	new Set(fieldsIn(lines, from, column, at).keys());
