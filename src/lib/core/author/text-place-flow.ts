import type { Step, TextPlace } from './text-place';

interface Bracket {
	isMap: boolean;
	/** The field whose value is being written. */
	key: string | null;
	fields: Map<string, string>;
	/** Where the word that is being written begins. */
	start: number;
}

/**
 * A place within brackets that open in its line.
 * @param steps to what the first bracket belongs to
 * @param written from the first bracket to the cursor
 * @param after the rest of the line
 * @param offset of the cursor
 * @returns null where the brackets are closed, or within quotes
 */
export function flowPlace(
	steps: readonly Step[],
	written: string,
	after: string,
	offset: number,
	column: number
): TextPlace | null {
	const open = openBrackets(written);
	const last = open?.at(-1);
	if (!open || !last) return null;
	const word = written.slice(last.start).trimStart();
	if (/^["']/.test(word)) return null;
	const within = open.flatMap(({ isMap, key, fields }, index): Step[] => {
		if (isMap) return key === null ? [] : [{ name: key }];
		return [{ fields: open[index + 1]?.fields ?? fields }];
	});
	const first = open[0]!;
	// An entry of a list with dashes may be written in brackets as a whole.
	const outer = steps.map((step, index) =>
		'fields' in step && index === steps.length - 1 && first.isMap ? { fields: first.fields } : step
	);
	const given = new Set([...last.fields.keys(), ...namesAfter(after)]);
	return {
		steps: [...outer, ...within],
		at: last.isMap && last.key !== null ? 'value' : 'name',
		from: offset - word.length,
		column,
		given,
		inline: true
	};
}

function openBrackets(text: string): Bracket[] | null {
	const open: Bracket[] = [];
	let quote = '';
	for (let at = 0; at < text.length; at++) {
		const sign = text[at]!;
		const top = open.at(-1);
		if (quote) {
			if (sign === '\\' && quote === '"') at++;
			else if (sign === quote) quote = '';
		} else if ((sign === '"' || sign === "'") && text.slice(top?.start ?? 0, at).trim() === '') {
			quote = sign;
		} else if (sign === '[' || sign === '{') {
			open.push({ isMap: sign === '{', key: null, fields: new Map(), start: at + 1 });
		} else if (sign === ']' || sign === '}') {
			open.pop();
			if (open.length === 0) return null;
		} else if (top && sign === ',') {
			if (top.key !== null) top.fields.set(top.key, text.slice(top.start, at).trim());
			top.key = null;
			top.start = at + 1;
		} else if (top?.isMap && top.key === null && sign === ':' && /\s|^$/.test(text[at + 1] ?? '')) {
			top.key = text.slice(top.start, at).trim();
			top.start = at + 1;
		}
	}
	return quote ? null : open;
}

const namesAfter = (text: string) =>
	[...text.matchAll(/(?:^|,)\s*([\w-]+):/g)].map(([, name]) => name!);
