/** Characters of a formula. */
export const MAX_FORMULA = 500;

/**
 * Commands that make others, link or load something, write to the console, reach into the page, bring characters by their number past the
 * checks of the text, or colours of their own (which nobody can read in the other theme); and a few that browsers cannot draw in MathML.
 */
const REFUSED = new Set(
	(
		'def gdef edef xdef let futurelet global long newcommand renewcommand providecommand ' +
		'char message errmessage show href url includegraphics ' +
		'color textcolor colorbox fcolorbox rule angl phase verb'
	).split(' ')
);
const COMMAND = /\\([a-zA-Z@]+|[^])/g;

/**
 * What is wrong with a formula before anyone reads it as TeX: it is too long, or has a command that is not let in.
 * @returns a problem and how to mend it, or null
 */
export function formulaRefusal(tex: string): { problem: string; mend: string } | null {
	if (tex.length > MAX_FORMULA)
		return {
			problem: `The formula has ${tex.length} characters, and may have ${MAX_FORMULA}`,
			mend: 'Take it apart, or say part of it in words.'
		};
	for (const [command, name = ''] of tex.matchAll(COMMAND))
		if (REFUSED.has(name) || /^html|@/.test(name))
			return {
				problem: `The formula has ${command}, which formulas here may not have`,
				mend: 'Write it without that command.'
			};
	return null;
}
