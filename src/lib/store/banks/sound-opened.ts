import { plainCopy, type IntakeLimits } from '../../core/intake/plain-copy';
import { BANK_SHAPE, type Bank } from '../../core/bank/bank';
import { BANK_FILE, IMAGE_FILE } from '../../core/bank/bank-files';
import { readCard } from '../../core/bank/image-card';
import { MAX_BYTES } from '../../core/bank/decode-text';
import type { OpenedBank, OpenedSummary } from './bank-database';

/** Far above what the parser lets through, which takes files of 2 MB. */
const LIMITS: IntakeLimits = {
	depth: 12,
	nodes: 2_000_000,
	entries: 200_000,
	text: MAX_BYTES
};

/** What was to be kept is no bank that was parsed from its texts: a mistake of the app, told rather than kept. */
export class NotStorable extends Error {
	override name = 'NotStorable';
	constructor(reason: string) {
		super(`The bank cannot be kept: ${reason}. Nothing was changed.`);
	}
}

/**
 * A fresh plain copy of what is to be kept, checked against what may be; of the pictures those that the texts have cards of.
 * @throws NotStorable
 */
export function storable(opened: OpenedBank): OpenedBank {
	const { summary: about, bank: parsed, texts: given } = opened;
	const copy = plainCopy({ summary: about, bank: parsed, texts: given }, LIMITS);
	if (!copy.ok) throw new NotStorable(`${copy.problem} at ${copy.place.join('.')}`);
	const { summary, bank, texts } = copy.value as OpenedBank;
	if (!isSummary(summary)) throw new NotStorable('its summary is incomplete');
	if (!isParsed(bank, summary)) throw new NotStorable('it is not what its summary tells of');
	if (typeof texts?.[BANK_FILE] !== 'string') throw new NotStorable(`${BANK_FILE} is missing`);
	const images = new Map<string, Blob>();
	for (const [name, text] of Object.entries(texts)) {
		const card = IMAGE_FILE.test(name) ? readCard(text) : null;
		if (!card) continue;
		const blob = opened.images.get(card.digest);
		if (blob?.size !== card.bytes) throw new NotStorable(`${name} is missing`);
		images.set(card.digest, blob);
	}
	return { summary, bank, texts, images };
}

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
