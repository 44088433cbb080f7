import { readFileSync } from 'node:fs';
import { asPlain } from '../../../src/lib/core/bank/as-plain';
import type { Question } from '../../../src/lib/core/bank/bank';
import { parseBank } from '../../../src/lib/core/bank/parse-bank';
import { formulaProblem } from '../../../src/lib/core/markup/formula';

/** A bank whose texts are read with marks: a question of each type that shows its texts in its own way. */
export const MARKED = readFileSync(new URL('./marked-bank.yaml', import.meta.url), 'utf8');

const parsed = parseBank(MARKED, 'falling.yaml', {
	checks: false,
	checkFormula: formulaProblem
});
if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors[0]));

/** Its questions as a learner hears them: without the marks, formulas as their TeX. */
export const markedQuestions: readonly Question[] = asPlain(parsed.bank).questions;

export function markedQuestion(id: string): Question {
	const question = markedQuestions.find((each) => each.id === id);
	if (!question) throw new Error(`There is no falling/${id}`);
	return question;
}
