/** Finds the line and the column (both from 1, columns in UTF-16 units) of an offset in `text`. */
export function lineIndex(text: string): (offset: number) => { line: number; column: number } {
	const starts = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return (offset) => {
		const wanted = Math.min(Math.max(offset, 0), text.length);
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (starts[middle]! <= wanted) low = middle;
			else high = middle - 1;
		}
		return { line: low + 1, column: wanted - starts[low]! + 1 };
	};
}
