import type { Bank } from './bank';

/**
 * Whether two banks that go by one id look like two, and not like two states of one: no question reads the same in both, and
 * they have another title or nobody in common who wrote them. A guess, to be told and not to be acted on.
 */
export function isAnotherBank(here: Bank, given: Bank): boolean {
	const wordings = new Set(here.questions.map(({ wording }) => wording));
	if (given.questions.some(({ wording }) => wordings.has(wording))) return false;
	const hasAuthor = given.authors.some((author) => here.authors.includes(author));
	return here.title !== given.title || !hasAuthor;
}
