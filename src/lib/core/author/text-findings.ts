import type { Finding, Severity } from '../bank/finding';

/** Something to mend, at its place in the text; line and column count from 1, columns in UTF-16 units. */
export interface TextFinding {
	line: number;
	column: number;
	severity: Severity;
	text: string;
}

/**
 * All there is to say about a bank's text, in the order of its lines.
 * @param problem why it cannot be read at all, which is known before the checks have run again; where they have, they say it better
 */
export function textFindings(
	report: { errors: readonly Finding[]; warnings: readonly Finding[] } | null,
	problem: { line: number; column: number; text: string } | null
): TextFinding[] {
	const found = [...(report?.errors ?? []), ...(report?.warnings ?? [])];
	const findings = found.map(({ line, column, severity, problem: what, mend }): TextFinding => ({
		line,
		column,
		severity,
		text: `${what}. ${mend}`
	}));
	const isTold = found.some(({ code }) => code.startsWith('yaml-'));
	if (problem && !isTold) {
		const { line, column, text } = problem;
		findings.push({ line, column, severity: 'error', text });
	}
	return findings.sort((a, b) => a.line - b.line || a.column - b.column);
}
