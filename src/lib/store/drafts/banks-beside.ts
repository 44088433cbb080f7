import type { Bank } from '../../core/bank/bank';

/** From this share of its questions on, a bank that has the same ids is a copy of the other, and meant to ask the same. */
const COPY_SHARE = 0.5;
const ID = /\bid:[ \t]*["']?([a-z0-9-]+)/g;

/**
 * The banks that a draft's questions are compared with: neither the bank itself nor a copy of it.
 * @param text of the draft's own file, as it stands
 */
export function banksBeside(text: string, banks: readonly Bank[]): Bank[] {
	const ids = new Set([...text.matchAll(ID)].map(([, id]) => id));
	return banks.filter(({ questions }) => {
		const same = questions.filter(({ id }) => ids.has(id)).length;
		return questions.length > 0 && same / questions.length < COPY_SHARE;
	});
}
