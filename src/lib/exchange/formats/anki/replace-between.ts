/**
 * The text with each piece from `open` to the `close` after it made anew; a piece that is not closed stays. Time is linear
 * in the length of the text, whatever stands in it.
 * @param replace gets what stands between the two
 */
export function replaceBetween(
	text: string,
	open: string,
	close: string,
	replace: (inner: string) => string
): string {
	let from = text.indexOf(open);
	if (from < 0) return text;
	let out = '';
	let at = 0;
	while (from >= 0) {
		const to = text.indexOf(close, from + open.length);
		if (to < 0) break;
		out += text.slice(at, from) + replace(text.slice(from + open.length, to));
		at = to + close.length;
		from = text.indexOf(open, at);
	}
	return out + text.slice(at);
}
