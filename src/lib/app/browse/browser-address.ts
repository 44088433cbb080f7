import type { BankId, QuestionId } from '../../core/bank/bank';
import { BANK_ORDER, SORTS, type Sort } from '../../core/browse/sort-rows';

/** What the list of all questions shows, as its address says it: other screens link to it by that. */
export interface BrowserAddress {
	query: string;
	sort: Sort;
}

/** @param search of an address, with or without its question mark */
export function readBrowserAddress(search: string): BrowserAddress {
	const asked = new URLSearchParams(search);
	const sort = asked.get('sort') ?? '';
	const by = SORTS.find((name) => name === sort.replace(/^-/, ''));
	return {
		query: asked.get('q') ?? '',
		sort: by ? { by, descending: sort.startsWith('-') } : BANK_ORDER
	};
}

/**
 * The other way round; empty where it is as at the beginning.
 * @param open the question that is open, as `bank/question`
 */
export function browserAddress(
	{ query, sort: { by, descending } }: BrowserAddress,
	open: string | null = null
): string {
	const asked = new URLSearchParams();
	if (query.trim() !== '') asked.set('q', query);
	if (by !== BANK_ORDER.by || descending) asked.set('sort', `${descending ? '-' : ''}${by}`);
	if (open !== null) asked.set('open', open);
	const text = asked.toString();
	return text === '' ? '' : `?${text}`;
}

/** The address at which all is listed that a search finds, bank by bank. */
export const searchAddress = (query: string) => browserAddress({ query, sort: BANK_ORDER });

/**
 * The address at which a question is listed and open.
 * @param beside others of its bank that are listed with it
 */
export function questionAddress(
	bank: BankId,
	question: QuestionId,
	beside: readonly QuestionId[] = []
): string {
	const listed = [question, ...beside].map((id) => `id:${bank}/${id}`);
	return `?${new URLSearchParams({ q: listed.join(' or '), open: `${bank}/${question}` })}`;
}

/** Which question an address has open, as `bank/question`; null for none. @see questionAddress */
export const openIn = (search: string): string | null => new URLSearchParams(search).get('open');
