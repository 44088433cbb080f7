import type { QuestionRef } from '../../core/quiz/session-plan';

/** What tells a question apart from all others, whatever number its row has. */
export const keyOf = ({ bank, question }: QuestionRef): string => `${bank}\n${question}`;

/** By `keyOf`, at which numbers questions stand. */
export const rowNumbers = (rows: readonly QuestionRef[]): ReadonlyMap<string, number> =>
	new Map(rows.map((row, number) => [keyOf(row), number]));
