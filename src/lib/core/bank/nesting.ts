import { Lexer } from 'yaml';

/**
 * Where a YAML text is nested deeper than `most` levels: the offset, or null. Without recursion and before anything is
 * parsed, since a parser at the end of the stack may take the whole process with it, past every catch.
 */
export function tooDeepAt(text: string, most: number): number | null {
	let offset = 0;
	let column = 0;
	/** Brackets and braces that are open. */
	let flow = 0;
	/** Colons of this entry of a list or map in brackets: each but the first makes a map within. */
	let colons = 0;
	/** The columns at which blocks that are open began. */
	const blocks: number[] = [];
	let atLineStart = true;
	for (const token of new Lexer().lex(text)) {
		// Marks of the lexer itself, which stand for nothing in the text.
		if (MARKS_OF_LEXER.has(token)) continue;
		if (flow === 0 || ',[{]}'.includes(token)) colons = 0;
		else if (token === ':') colons++;
		if (token === '[' || token === '{') flow++;
		else if (token === ']' || token === '}') flow = Math.max(0, flow - 1);
		else if (flow === 0 && !isSpace(token)) {
			if (atLineStart) while (blocks.length > 0 && blocks.at(-1)! >= column) blocks.pop();
			if (blocks.length === 0 || blocks.at(-1)! < column) blocks.push(column);
		}
		if (flow + blocks.length > most || colons > MOST_COLONS) return offset;
		if (!isSpace(token)) atLineStart = false;
		offset += token.length;
		const lastLine = token.lastIndexOf('\n');
		if (lastLine >= 0) {
			column = token.length - lastLine - 1;
			atLineStart = true;
		} else column += token.length;
	}
	return null;
}

const MOST_COLONS = 10;
const MARKS_OF_LEXER = new Set(['\u0002', '\u0018', '\u001f']);

function isSpace(token: string): boolean {
	return /^[ \t\r\n]/.test(token);
}
