import type { Outline } from './outline';
import type { Finding } from '../bank/finding';

/** What is open in the form. Facts and questions are named by their ids, which stay when others come and go. */
export type Place =
	| { kind: 'none' }
	| { kind: 'bank' }
	| { kind: 'new-source' }
	| { kind: 'source'; index: number }
	| { kind: 'fact'; id: string }
	| { kind: 'question'; id: string };

/** Where a finding can be mended. */
export function placeOfFinding({ path }: Finding, outline: Outline): Place {
	const [list, index] = path;
	if (typeof index === 'number') {
		if (list === 'facts' && outline.facts[index])
			return { kind: 'fact', id: outline.facts[index].id };
		if (list === 'questions' && outline.questions[index])
			return { kind: 'question', id: outline.questions[index].id };
		if (list === 'sources') return { kind: 'source', index };
	}
	return { kind: 'bank' };
}

/** Findings that are mended in one place, together and in their order. */
export function byPlace<F extends Finding>(
	findings: readonly F[],
	outline: Outline
): { place: Place; findings: F[] }[] {
	const groups = new Map<string, { place: Place; findings: F[] }>();
	for (const finding of findings) {
		const place = placeOfFinding(finding, outline);
		const key = JSON.stringify(place);
		const group = groups.get(key) ?? { place, findings: [] };
		group.findings.push(finding);
		groups.set(key, group);
	}
	return [...groups.values()];
}

/** What is about the writing itself: no form shows it, so it is mended in the text. */
const OF_TEXT = new Set([
	'unknown-field',
	'duplicate-name',
	'forbidden-name',
	'bad-name',
	'wrong-shape',
	'split-text',
	'two-forms',
	'duplicate-id',
	'missing-id',
	'idle-dismissal',
	'error-dismissed',
	'unknown-dismissal'
]);

/** The line to mend findings at, where none of them is about something that a form shows; else null. */
export function lineInText(findings: readonly Finding[]): number | null {
	const isOfText = findings.every(({ code }) => code.startsWith('yaml-') || OF_TEXT.has(code));
	return isOfText ? (findings[0]?.line ?? null) : null;
}
