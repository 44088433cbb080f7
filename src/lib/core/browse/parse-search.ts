import { readTerm } from './read-term';
import { searchTokens, type SearchToken } from './search-tokens';
import type { FaultCode, ReadSearch, SearchFault, SearchTree } from './search-tree';

/** Nobody nests deeper, and a machine that does is to get an answer. */
const MAX_DEPTH = 50;

/**
 * Reads what someone looks for, in the manner of Anki (docs.ankiweb.net/searching.html): words are all to be there,
 * `"a phrase"`, `-not`, `or`, parentheses, and filters such as `bank:tides`, `is:due` or `prop:s<10`.
 */
export function parseSearch(query: string): ReadSearch {
	const reader = new Reader(searchTokens(query));
	try {
		return { ok: true, tree: reader.whole() };
	} catch (error) {
		if (error instanceof Refused) return { ok: false, fault: error.fault };
		throw error;
	}
}

class Refused extends Error {
	constructor(readonly fault: SearchFault) {
		super(fault.code);
	}
}

/** Goes through the pieces once: `or` binds less than what only stands side by side, and `-` binds most. */
class Reader {
	#next = 0;

	constructor(private readonly tokens: readonly SearchToken[]) {}

	whole(): SearchTree {
		const tree = this.#either(0);
		const rest = this.tokens[this.#next];
		if (rest) throw refused('unopened', rest);
		return tree;
	}

	#either(depth: number): SearchTree {
		const sides = [this.#together(depth)];
		for (let or = this.#take('or'); or; or = this.#take('or')) {
			const side = this.#together(depth);
			if (isNothing(side) || isNothing(sides.at(-1)!)) throw refused('nothing-beside', or);
			sides.push(side);
		}
		return sides.length > 1 ? { is: 'any', of: sides } : sides[0]!;
	}

	#together(depth: number): SearchTree {
		const parts: SearchTree[] = [];
		for (;;) {
			if (this.#take('and')) continue;
			const token = this.tokens[this.#next];
			if (!token || token.is === 'or' || token.is === 'close') break;
			const part = this.#one(depth);
			if (part) parts.push(part);
		}
		return parts.length === 1 ? parts[0]! : { is: 'all', of: parts };
	}

	#one(depth: number): SearchTree | null {
		const token = this.tokens[this.#next++]!;
		if (depth > MAX_DEPTH) throw refused('too-deep', token);
		if (token.is === 'not') {
			const next = this.tokens[this.#next];
			if (!next || next.is === 'close' || next.is === 'or' || next.is === 'and')
				throw refused('nothing-beside', token);
			const part = this.#one(depth + 1);
			return part && { is: 'not', of: part };
		}
		if (token.is === 'open') {
			const part = this.#either(depth + 1);
			if (!this.#take('close')) throw refused('unclosed', token);
			return isNothing(part) ? null : part;
		}
		const term = readTerm(token);
		if (term && 'fault' in term) throw new Refused(term.fault);
		return term;
	}

	#take(is: SearchToken['is']): SearchToken | null {
		const token = this.tokens[this.#next];
		if (token?.is !== is) return null;
		this.#next++;
		return token;
	}
}

const isNothing = (tree: SearchTree) => tree.is === 'all' && tree.of.length === 0;

function refused(code: FaultCode, { at, text }: SearchToken): Refused {
	const about = { found: text, of: '', meant: [], nearest: null };
	return new Refused({ code, at, length: text.length, ...about });
}
