import { allFormats } from '../src/lib/exchange/formats/load-format';
import { Refusal } from './convert-refusal.ts';

/** What a file can be written as, and how such files are named: the first ending is given to what is written. */
export interface Writable {
	id: string;
	name: string;
	endings: readonly [string, ...string[]];
}

/** Both are read and written. */
export const OUR_FORMATS = {
	footnote: { id: 'footnote', name: 'Footnote package', endings: ['footnote'] },
	yaml: { id: 'yaml', name: 'Footnote YAML', endings: ['yaml', 'yml'] }
} as const satisfies Record<string, Writable>;

/**
 * The format that is meant by its id or, without one, by the ending of a file.
 * @throws Refusal
 */
export async function formatToWrite(to: string | undefined, out: string): Promise<Writable> {
	const writable: Writable[] = [
		...Object.values(OUR_FORMATS),
		...(await allFormats()).filter(({ write }) => write !== undefined)
	];
	const ids = writable.map(({ id }) => id).join(', ');
	if (to !== undefined) {
		const named = writable.find(({ id }) => id === to);
		if (named) return named;
		throw new Refusal(`nothing is written as "${to}". There are: ${ids}.`);
	}
	const ending = /\.([^./\\]+)$/.exec(out)?.[1]?.toLowerCase();
	if (ending === undefined) throw new Refusal(`say what to write with --to: ${ids}.`);
	const fitting = writable.filter(({ endings }) => endings.includes(ending));
	const own = fitting.filter(({ endings }) => endings[0] === ending);
	const [format, ...others] = own.length > 0 ? own : fitting;
	if (!format) throw new Refusal(`no format is known by ".${ending}". Say one with --to: ${ids}.`);
	if (others.length === 0) return format;
	const choice = [format, ...others].map(({ id }) => id).join(', ');
	throw new Refusal(`".${ending}" may be several formats. Say which with --to: ${choice}.`);
}

/** All formats as lines: id, what can be done with it, name and endings. */
export async function formatList(): Promise<string> {
	const theirs = (await allFormats()).map((format) => ({
		...format,
		ways: format.write ? 'in, out' : 'in'
	}));
	const ours = Object.values(OUR_FORMATS).map((format) => ({ ...format, ways: 'in, out' }));
	return [...ours, ...theirs]
		.map(
			({ id, ways, name, endings }) =>
				`${id.padEnd(12)} ${ways.padEnd(8)} ${name} (${endings.map((each) => `.${each}`).join(', ')})\n`
		)
		.join('');
}
