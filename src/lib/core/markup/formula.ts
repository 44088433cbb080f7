import katex, { ParseError } from 'katex';
import type { CheckFormula } from './check-formula';
import { formulaRefusal } from './formula-limits';
import type { MathElement } from './mathml';
import { readMathml } from './read-mathml';

/**
 * The one file that knows KaTeX. It is heavy: pages load it when a formula is on the screen, and the checks of a bank
 * get `formulaProblem` as an argument.
 */
const OPTIONS = {
	output: 'mathml',
	throwOnError: true,
	trust: false,
	strict: 'error',
	/** Expansions of macros. */
	maxExpand: 300,
	/** In em. */
	maxSize: 20
} as const;

/** A formula as MathML; null where it is none, or is not let in (formula-limits.ts). Never throws. */
export function formulaTree(tex: string, display: boolean): MathElement | null {
	const read = readFormula(tex, display);
	return typeof read === 'string' ? null : read;
}

/** What is wrong with a formula, for its author; null where it is sound. */
export const formulaProblem: CheckFormula = (tex, display) => {
	const read = readFormula(tex, display);
	return typeof read === 'string' ? read : null;
};

function readFormula(tex: string, display: boolean): MathElement | string {
	const refused = formulaRefusal(tex);
	if (refused) return refused.problem;
	try {
		const text = katex.renderToString(tex, { ...OPTIONS, displayMode: display, macros: {} });
		return readMathml(text) ?? 'The formula goes too deep, or has characters that are no text';
	} catch (cause) {
		return `The formula is not TeX as KaTeX reads it (${causeText(cause)})`;
	}
}

function causeText(cause: unknown): string {
	if (cause instanceof ParseError) return cause.rawMessage.replace(/\.$/, '');
	return cause instanceof Error ? cause.message : String(cause);
}
