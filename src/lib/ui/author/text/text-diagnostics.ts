import { forEachDiagnostic, type Diagnostic } from '@codemirror/lint';
import type { EditorState } from '@codemirror/state';
import type { TextFinding } from '$lib/core/author/text-findings';

/** Findings as the editor marks them: from their place to the end of the line, or of an entry within brackets. */
export function diagnosticsOf(findings: readonly TextFinding[], { doc }: EditorState) {
	return findings.map((finding): FoundDiagnostic => {
		const line = doc.line(Math.min(Math.max(finding.line, 1), doc.lines));
		const end = line.from + line.text.trimEnd().length;
		const from = Math.min(line.from + finding.column - 1, end);
		const [, entry] = /^([\w-]+)[,\]}]/.exec(line.text.slice(from - line.from)) ?? [];
		const to = entry === undefined ? end : from + entry.length;
		return { from, to, severity: finding.severity, message: finding.text, finding };
	});
}

/** What is marked in the line of the cursor. */
export function findingsAtCursor(state: EditorState): TextFinding[] {
	const line = state.doc.lineAt(state.selection.main.head);
	const found: TextFinding[] = [];
	forEachDiagnostic(state, (diagnostic, from) => {
		if (from >= line.from && from <= line.to && isFound(diagnostic)) found.push(diagnostic.finding);
	});
	return found;
}

/** Where a finding is now that the text may have changed around it; null where it is not marked. */
export function placeOfFinding(state: EditorState, wanted: TextFinding): number | null {
	let place: number | null = null;
	forEachDiagnostic(state, (diagnostic, from) => {
		if (isFound(diagnostic) && diagnostic.finding === wanted) place = from;
	});
	return place;
}

interface FoundDiagnostic extends Diagnostic {
	finding: TextFinding;
}
const isFound = (diagnostic: Diagnostic): diagnostic is FoundDiagnostic => 'finding' in diagnostic;
