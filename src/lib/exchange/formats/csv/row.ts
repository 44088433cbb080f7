import { harmful } from './harmless';
import type { ColumnRole, Mapping } from './mapping';

export interface Choice {
	text: string;
	/** The letter or number that stood before it, as it stood; mostly empty. */
	label: string;
	feedback: string;
}

/** What one row says, by what its columns are; cells that are empty say nothing. */
export interface Row {
	/** The first cell of a role; empty where there is none. */
	one: (role: ColumnRole) => string;
	all: (role: ColumnRole) => string[];
	/** The cells of a role as paragraphs. */
	joined: (role: ColumnRole) => string;
	choices: Choice[];
	/** Choices by their place in the row, where empty cells count. */
	places: (Choice | undefined)[];
	wrong: Choice[];
	/** Right answers, or what names them. */
	keys: string[];
	/** For types that Footnote writes, or "typing" of Blooket. */
	type: string;
}

export function rowOf(
	cells: readonly string[],
	{ columns, from, separator }: Pick<Mapping, 'columns' | 'from' | 'separator'>
): Row {
	const byRole = new Map<ColumnRole, string[]>();
	const places: (Choice | undefined)[] = [];
	const wrong: (Choice | undefined)[] = [];
	let last: Choice | undefined;
	const parts = (cell: string) =>
		separator === ''
			? [cell]
			: cell
					.split(separator)
					.map((part) => part.trim())
					.filter((part) => part !== '');
	columns.forEach((role, index) => {
		const raw = (cells[index] ?? '').trim();
		const cell = from === 'footnote' ? harmful(raw) : raw;
		if (role === 'choice' || role === 'wrong') {
			const own = (cell === '' ? [''] : parts(cell)).map((text) =>
				text === '' ? undefined : { text, label: '', feedback: '' }
			);
			(role === 'choice' ? places : wrong).push(...own);
			last = own.at(-1);
		} else if (role === 'feedback') {
			if (last) last.feedback = cell;
		} else if (cell !== '') byRole.set(role, [...(byRole.get(role) ?? []), cell]);
	});
	const all = (role: ColumnRole) => byRole.get(role) ?? [];
	const one = (role: ColumnRole) => all(role)[0] ?? '';
	const choices = places.filter((choice) => choice !== undefined);
	if (from === 'other') takeLabelsOff(choices);
	const typing = from === 'blooket' && cells.some((cell) => cell.trim().toLowerCase() === 'typing');
	return {
		one,
		all,
		joined: (role) => all(role).join('\n\n'),
		choices,
		places,
		wrong: wrong.filter((choice) => choice !== undefined),
		keys: [...new Set([...all('key'), ...all('back')].flatMap(parts))],
		type: typing ? 'typing' : one('type').toLowerCase()
	};
}

const LABELLED = /^(\(?([a-h]|[1-8])[).:])\s+(?=\S)/i;

/** "A) The Nile", "B) The Thames": what only counts them, where it stands before each. */
function takeLabelsOff(choices: readonly Choice[]): void {
	const isCounted = choices.every(({ text }, index) => {
		const label = LABELLED.exec(text)?.[2]?.toUpperCase();
		return label === String(index + 1) || label === String.fromCharCode(65 + index);
	});
	if (!isCounted || choices.length < 2) return;
	for (const choice of choices) {
		choice.label = LABELLED.exec(choice.text)![0];
		choice.text = choice.text.slice(choice.label.length);
	}
}
