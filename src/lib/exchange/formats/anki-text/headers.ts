/** What the lines at the top of an Anki text file say (https://docs.ankiweb.net/importing/text-files.html). */
export interface AnkiHeaders {
	separator: string;
	/** Undefined where it is not said. */
	html?: boolean;
	/** Of all notes. */
	tags: string[];
	deck: string;
	notetype: string;
	/** By what they hold, the number of the column, from 0. */
	columns: { tags?: number; deck?: number; notetype?: number; guid?: number };
}

const HEADER =
	/^#\s*(separator|html|tags|deck|notetype|columns|if matches|(?:tags|deck|notetype|guid) column)\s*:(.*)$/i;
const SEPARATORS: { readonly [name: string]: string } = {
	comma: ',',
	semicolon: ';',
	tab: '\t',
	'\\t': '\t',
	space: ' ',
	pipe: '|',
	colon: ':'
};

export const isAnkiHeader = (line: string) => HEADER.test(line);

/** Null where the file begins with none. */
export function readHeaders(text: string): AnkiHeaders | null {
	const headers: AnkiHeaders = { separator: '', tags: [], deck: '', notetype: '', columns: {} };
	let found = false;
	for (const line of text.split('\n', 50)) {
		if (!line.startsWith('#')) break;
		const match = HEADER.exec(line);
		if (!match) continue;
		found = true;
		const name = match[1]!.toLowerCase();
		const raw = match[2]!;
		const value = raw.trim();
		const column = Number(value) - 1;
		if (name === 'separator')
			headers.separator = separatorOf(value.toLowerCase(), raw === '\t' ? '\t' : value.slice(0, 1));
		else if (name === 'html') headers.html = /^(?:true|yes|1)$/i.test(value);
		else if (name === 'tags') headers.tags = value.split(/\s+/).filter((tag) => tag !== '');
		else if (name === 'deck') headers.deck = value;
		else if (name === 'notetype') headers.notetype = value;
		else if (name.endsWith(' column') && Number.isInteger(column) && column >= 0)
			headers.columns[name.slice(0, -7) as keyof AnkiHeaders['columns']] = column;
	}
	return found ? headers : null;
}

/** A name that every object knows is no name of a separator. */
function separatorOf(name: string, otherwise: string): string {
	return Object.hasOwn(SEPARATORS, name) ? SEPARATORS[name]! : otherwise;
}
