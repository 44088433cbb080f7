import type { CheckFormula } from '../markup/check-formula';
import { formulaRefusal } from '../markup/formula-limits';
import { scanMarkup } from '../markup/scan-markup';
import type { BankParts } from './bank-parts';
import { textAroundBlanks } from './blanks-in-text';
import { error, quoted, type Remark } from './finding';
import { markedTexts, type MarkedText } from './marked-texts';

/** Characters to show around a dollar sign that stands alone. */
const AROUND = 25;

/**
 * What is wrong with the formulas of a bank that is read with marks. Other marks cannot be wrong: without a partner they
 * are shown as they are; of a dollar sign nobody knows whether it is meant as money.
 */
export function checkMarkup(
	{ facts, questions }: BankParts,
	checkFormula: CheckFormula = () => null
): Remark[] {
	const texts = [...facts, ...questions].flatMap(({ entry, path }) =>
		markedTexts(entry, path).flatMap(aroundBlanks)
	);
	return texts.flatMap(({ path, text }) => {
		const { tokens, strayDollars } = scanMarkup(text, true);
		const wrong = tokens.flatMap((token) => {
			if (token.kind !== 'formula') return [];
			const refused = formulaRefusal(token.tex);
			const problem = refused?.problem ?? checkFormula(token.tex, token.display);
			if (problem === null) return [];
			const mend = refused?.mend ?? 'Correct it; KaTeX says which TeX it knows: katex.org.';
			return [error(path, 'formula', `${problem}: ${quotedTex(token.tex)}`, mend)];
		});
		const [stray] = strayDollars;
		if (stray === undefined) return wrong;
		const part = text.slice(Math.max(0, stray - AROUND), stray + AROUND).trim();
		return [
			...wrong,
			error(
				path,
				'stray-dollar',
				`A "$" begins or ends no formula: ${quoted(part)}`,
				'Write \\$ for a dollar sign. A formula is $...$, without a space or a gap of a cloze text inside its marks and without a digit after it.'
			)
		];
	});
}

/** With its backslashes as they stand in the formula. */
function quotedTex(tex: string): string {
	return quoted(tex).replaceAll('\\\\', '\\');
}

/** The text of a cloze question is read piece by piece. */
export function aroundBlanks({ path, text }: MarkedText): MarkedText[] {
	const isCloze = path.length === 3 && path[0] === 'questions' && path[2] === 'text';
	return isCloze
		? textAroundBlanks(text).map((piece) => ({ path, text: piece }))
		: [{ path, text }];
}
