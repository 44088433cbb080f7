import type { ChoiceSet } from './written-question';

/** What stands before the choices as one sentence with them: the stem without its last marks, or the text before a blank. */
export function blankContext({ written: { question }, paths }: ChoiceSet): { before: string } {
	if (question.type !== 'cloze') return { before: trimmed(question.stem) };
	// The path of a blank's choice: ..., 'blanks', NAME, 'choices', index.
	const blank = paths[0]!.at(-3);
	return { before: trimmed(question.text.split(`{{${String(blank)}}}`)[0] ?? '') };
}

function trimmed(text: string): string {
	let end = text.length;
	while (end > 0 && ' _….:-–—'.includes(text.charAt(end - 1))) end--;
	return text.slice(0, end);
}
