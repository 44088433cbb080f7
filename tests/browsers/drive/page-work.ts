/**
 * A function and its arguments as the text of an expression that gives a promise of JSON (or of undefined).
 * tsx marks named functions with a helper that a page does not know.
 */
export function asExpression(work: (...args: never[]) => unknown, args: unknown[]): string {
	return `(async () => {
		const __name = (named) => named;
		return JSON.stringify(await (${work.toString()})(...${JSON.stringify(args)}));
	})()`;
}
