import { BANK_SHAPE, type Bank } from '../../core/bank/bank';
import type { OpenedSummary } from './bank-database';

/** Whether what was read can be shown in a list of banks. */
export function isSummary(value: unknown): value is OpenedSummary {
	if (typeof value !== 'object' || value === null) return false;
	const summary = value as Record<keyof OpenedSummary, unknown>;
	const texts = [summary.id, summary.title, summary.summary, summary.digest];
	const numbers = [
		summary.revision,
		summary.questionCount,
		summary.writtenCount,
		summary.factCount,
		summary.shape,
		summary.addedMs,
		summary.changedMs
	];
	return (
		texts.every((text) => typeof text === 'string') &&
		numbers.every((number) => typeof number === 'number') &&
		typeof summary.source === 'object' &&
		summary.source !== null
	);
}

/** Whether a bank can be used as it was kept: parsed to today's shape, and the one that its summary tells of. */
export function isParsed(value: unknown, summary: OpenedSummary): value is Bank {
	if (typeof value !== 'object' || value === null || summary.shape !== BANK_SHAPE) return false;
	const bank = value as Record<keyof Bank, unknown>;
	const lists = [bank.questions, bank.facts, bank.sections, bank.sources, bank.authors];
	return (
		bank.id === summary.id &&
		lists.every((list) => Array.isArray(list)) &&
		(bank.questions as unknown[]).length === summary.questionCount
	);
}
