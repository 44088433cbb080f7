const SINGLE: Record<string, string> = {
	'“': '‘',
	'”': '’',
	'„': '‚',
	'«': '‹',
	'»': '›'
};

/** A text as it stands between double quotation marks: its own become single ones. */
export function insideQuotes(text: string): string {
	return text
		.replace(/[“”„«»]/g, (mark) => SINGLE[mark]!)
		.replace(/(^|[\s([])"/g, '$1‘')
		.replaceAll('"', '’');
}
