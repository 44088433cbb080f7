import { isScalar, type Scalar, type YAMLSeq } from 'yaml';
import { quoted } from './finding';
import { badCharacters, markupIn } from './unsafe-text';

/** The text of a scalar where text is wanted: `1.10`, `007` and `yes` as they are written. Null where it is empty. */
export function textOf(node: Scalar): string | null {
	if (typeof node.value === 'string') return node.value.trim();
	const source = node.source ?? '';
	return source === '' || source === '~' ? null : source;
}

/** What no text may have in it, as code, problem and mend. `raw` is the scalar as it stands in the file. */
export function textProblems(
	node: Scalar,
	text: string,
	raw: string
): [code: string, problem: string, mend: string][] {
	// Characters that stand in the file as they are have been told already; those of escapes have not.
	const escaped = node.type === 'QUOTE_DOUBLE' ? badCharacters(text, 3) : [];
	const problems = escaped
		.filter(({ index }) => !raw.includes(text[index]!))
		.map(({ name }): [string, string, string] => [
			'bad-character',
			`The text has ${name}`,
			'Take it out.'
		]);
	const markup = markupIn(text);
	if (markup === null) return problems;
	const problem = `The text has ${quoted(markup)} in it, but all text is plain`;
	const mend = 'Take the markup out; a "<" that means "less than" wants a space after it.';
	return [...problems, ['markup', problem, mend]];
}

/** Two entries of a `[...]` that were meant as one number: `[48,000]`. */
export function splitNumber(list: YAMLSeq): { text: string; offset: number } | null {
	if (!list.flow) return null;
	for (let index = 1; index < list.items.length; index++) {
		const [left, right] = [list.items[index - 1], list.items[index]];
		if (!isScalar(left) || !isScalar(right) || !left.range || !right.range) continue;
		if (left.type !== 'PLAIN' || right.type !== 'PLAIN') continue;
		const touching = left.range[1] + 1 === right.range[0];
		const [thousands, rest] = [left.source ?? '', right.source ?? ''];
		if (touching && /^\d{1,3}$/.test(thousands) && /^\d{3}$/.test(rest))
			return { text: `${thousands},${rest}`, offset: left.range[0] };
	}
	return null;
}
