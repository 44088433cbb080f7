import { searchTokens, type SearchToken } from './search-tokens';

/*
 * What stands in the field is the one truth of a search. The lists beside it read it and write it, so that who does not type
 * gets the same.
 */

/** The value that a filter has in a search as a whole; null where it has none, or is only a part of an `or` or a `not`. */
export function filterIn(query: string, name: string): string | null {
	return ownFilters(query, name)[0]?.value.trim() ?? null;
}

/** The search with that value for the filter, in the place of the one it had; null takes it away. */
export function withFilter(query: string, name: string, value: string | null): string {
	const term = value === null ? null : `${name}:${quoted(value)}`;
	const own = ownFilters(query, name);
	const [first] = own;
	if (first) {
		let rest = query;
		for (const token of own.toReversed()) {
			const put = token === first && term !== null ? term : '';
			rest = rest.slice(0, token.at) + put + rest.slice(token.at + token.text.length);
		}
		return tidy(rest);
	}
	if (term === null) return query;
	const isEither = atTop(query).some(({ is }) => is === 'or');
	return tidy(`${isEither ? `(${closed(query)})` : closed(query)} ${term}`);
}

function ownFilters(query: string, name: string): SearchToken[] {
	const top = atTop(query);
	if (top.some(({ is }) => is === 'or')) return [];
	return top.filter(
		(token, at) => token.is === 'term' && token.name === name && top[at - 1]?.is !== 'not'
	);
}

/** The pieces that stand in no parentheses. */
function atTop(query: string): SearchToken[] {
	let depth = 0;
	return searchTokens(query).filter(({ is }) => {
		if (is === 'open') return depth++ === 0;
		if (is === 'close') depth = Math.max(0, depth - 1);
		return depth === 0;
	});
}

/** With the quotation mark at its end that is still to come, since what is added is none of the phrase. */
function closed(query: string): string {
	const last = searchTokens(query).at(-1);
	const isOpen = last !== undefined && /["“”„«»]/.test(last.text) && !last.closed;
	return isOpen ? `${query}"` : query;
}

const quoted = (value: string) => (/[\s()"“”„«»]/.test(value) ? `"${value}"` : value);
const tidy = (query: string) => query.replace(/ {2,}/g, ' ').trim();
