/** A piece of what was typed, with its place in it. */
export interface SearchToken {
	is: 'open' | 'close' | 'or' | 'and' | 'not' | 'phrase' | 'term';
	at: number;
	/** As it was typed. */
	text: string;
	/** Of a term: what stands before the colon, if one does, and behind it; of a phrase what is quoted. */
	name: string | null;
	value: string;
	/** A quotation mark ends it, so that nothing may go on. */
	closed: boolean;
}

const QUOTES = '"“”„«»';
/** A name, a colon, and what follows; or a name, a comparison, and what follows. */
const NAMED = /^([\p{L}]+):(.*)$/su;

/**
 * Cuts what was typed into pieces. A quotation mark that is never closed goes to the end: who is typing has not come to it
 * yet. `or` and `and` are signs only as they stand, and words in quotes.
 */
export function searchTokens(query: string): SearchToken[] {
	const tokens: SearchToken[] = [];
	const add = (is: SearchToken['is'], at: number, end: number, rest: Partial<SearchToken> = {}) =>
		tokens.push({
			is,
			at,
			text: query.slice(at, end),
			name: null,
			value: '',
			closed: false,
			...rest
		});
	let at = 0;
	while (at < query.length) {
		const sign = query[at]!;
		if (/\s/.test(sign)) at++;
		else if (sign === '(' || sign === ')') add(sign === '(' ? 'open' : 'close', at, ++at);
		else if (isNegation(query, at)) add('not', at, ++at);
		else if (QUOTES.includes(sign)) {
			const quoted = quotedFrom(query, at);
			add('phrase', at, quoted.end, quoted);
			at = quoted.end;
		} else {
			const from = at;
			while (at < query.length && !/[\s()]/.test(query[at]!) && !isQuoteIn(query, from, at)) at++;
			const plain = query.slice(from, at);
			const named = NAMED.exec(plain);
			if (named && named[2] === '' && isQuote(query[at])) {
				const quoted = quotedFrom(query, at);
				at = quoted.end;
				add('term', from, at, { ...quoted, name: named[1]!.toLowerCase() });
			} else if (named) add('term', from, at, { name: named[1]!.toLowerCase(), value: named[2]! });
			else if (/^(or|and)$/i.test(plain)) add(plain.toLowerCase() as 'or' | 'and', from, at);
			else add('term', from, at, { value: plain });
		}
	}
	return tokens;
}

/** A hyphen before something; one that stands alone, or within a word, is none. */
function isNegation(query: string, at: number): boolean {
	const next = query[at + 1];
	return query[at] === '-' && next !== undefined && !/[\s)]/.test(next);
}

const isQuote = (sign: string | undefined) => sign !== undefined && QUOTES.includes(sign);

/** An apostrophe is no quotation mark, and what stands within a word ends it. */
const isQuoteIn = (query: string, from: number, at: number) => at > from && isQuote(query[at]);

function quotedFrom(query: string, at: number): { value: string; closed: boolean; end: number } {
	let end = at + 1;
	while (end < query.length && !isQuote(query[end])) end++;
	const closed = end < query.length;
	return { value: query.slice(at + 1, end), closed, end: closed ? end + 1 : end };
}
