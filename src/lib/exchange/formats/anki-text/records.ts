/** One note as its line has it. */
export interface AnkiRecord {
	/** Where it begins, from 1. */
	line: number;
	fields: string[];
}

/**
 * Lines cut at the separator. A field in quotation marks may hold line ends and doubled marks; one whose mark is never
 * closed is read as it stands. Lines that begin with "#" are comments.
 */
export function ankiRecords(text: string, separator: string): AnkiRecord[] {
	const records: AnkiRecord[] = [];
	let at = 0;
	let line = 1;
	/** Once a mark was not closed, none after it is either. */
	let quotes = true;

	function field(): string {
		if (quotes && text[at] === '"') {
			const quoted = quotedField();
			if (quoted !== null) return quoted;
		}
		const from = at;
		while (at < text.length && text[at] !== '\n' && !text.startsWith(separator, at)) at++;
		return text.slice(from, at);
	}

	function quotedField(): string | null {
		const parts: string[] = [];
		let from = at + 1;
		for (;;) {
			const end = text.indexOf('"', from);
			if (end < 0) {
				quotes = false;
				return null;
			}
			parts.push(text.slice(from, end));
			if (text[end + 1] !== '"') {
				at = end + 1;
				// What stands behind the mark is part of the field, as a typing mistake has it.
				const tail = at;
				while (at < text.length && text[at] !== '\n' && !text.startsWith(separator, at)) at++;
				const whole = parts.join('"') + text.slice(tail, at);
				line += whole.split('\n').length - 1;
				return whole;
			}
			from = end + 2;
		}
	}

	while (at < text.length) {
		const start = line;
		if (text[at] === '#') {
			const end = text.indexOf('\n', at);
			at = end < 0 ? text.length : end;
		} else {
			const fields = [field()];
			while (at < text.length && text[at] !== '\n') {
				at += separator.length;
				fields.push(field());
			}
			if (fields.some((each) => each.trim() !== '')) records.push({ line: start, fields });
		}
		at++;
		line++;
	}
	return records;
}
