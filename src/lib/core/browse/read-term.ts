import { CLAIM_KINDS, type QuestionType } from '../bank/bank';
import { nearestName } from '../bank/nearest-name';
import { foldWords } from './fold-words';
import {
	COMPARISONS,
	STATES,
	type Comparison,
	type FaultCode,
	type NumberName,
	type SearchFault,
	type SearchTree
} from './search-tree';
import type { SearchToken } from './search-tokens';

/** All types of questions; a record, so that none is forgotten. */
const TYPES: Record<QuestionType, true> = {
	single: true,
	multiple: true,
	'true-false': true,
	numeric: true,
	'short-text': true,
	cloze: true,
	matching: true,
	ordering: true,
	card: true,
	attribution: true
};
export const SEARCH_TYPES = Object.keys(TYPES) as QuestionType[];

/** What may stand before a colon. */
export const FILTERS = [
	'bank',
	'tag',
	'kind',
	'said',
	'type',
	'id',
	'is',
	'due',
	'prop',
	'lapses',
	'answered',
	'introduced',
	'added'
] as const;
type Filter = (typeof FILTERS)[number];

/** What may be compared: `prop:s<10`, and without `prop:` by the long names. */
const PROPERTIES: Readonly<Record<string, NumberName>> = {
	s: 'stability',
	stability: 'stability',
	d: 'difficulty',
	difficulty: 'difficulty',
	r: 'recall',
	recall: 'recall',
	reps: 'reps',
	lapses: 'lapses',
	answers: 'answers',
	due: 'dueIn'
};
export const PROPERTY_NAMES = ['s', 'd', 'r', 'reps', 'lapses', 'answers', 'due'];

/** An afternoon of typing is no search; what is compared by day has a bound, too. */
const MAX_DAYS = 100_000;
const DAY_MS = 86_400_000;

export type ReadTerm = SearchTree | { fault: SearchFault } | null;

/**
 * What one term asks for.
 * @returns null where it says nothing (a sign without a letter), or what is wrong with it
 */
export function readTerm(token: SearchToken): ReadTerm {
	if (token.is === 'phrase') return wordsTerm(token.value, !token.closed);
	if (token.name !== null) return readFilter(token, token.name);
	const compared = splitComparison(token.value);
	if (compared && /^\p{L}+$/u.test(compared.name)) return readProperty(token, token.value, '');
	return wordsTerm(token.value, true);
}

function wordsTerm(text: string, open: boolean): SearchTree | null {
	const words = foldWords(text);
	return words.length > 0 ? { is: 'words', words, open } : null;
}

function readFilter(token: SearchToken, name: string): ReadTerm {
	const { value } = token;
	if (!isFilter(name)) {
		if (value.trim() === '') return wordsTerm(name, true);
		return fault(token, 'unknown-filter', { found: name, meant: FILTERS });
	}
	if (value.trim() === '') return fault(token, 'no-value', { of: name, meant: valuesOf(name) });
	const words = foldWords(value);
	switch (name) {
		case 'bank':
			return { is: 'bank', id: value.trim().toLowerCase(), words };
		case 'tag': {
			const open = value.endsWith('*');
			if (value.trim().toLowerCase() === 'none') return { is: 'tag', tag: '', open: false };
			return words.length > 0 || open
				? { is: 'tag', tag: words.join(' '), open }
				: fault(token, 'no-value', { of: name });
		}
		case 'said':
			return words.length > 0 ? { is: 'said', words } : fault(token, 'no-value', { of: name });
		case 'id': {
			const [bank, question] = value.trim().toLowerCase().split('/');
			return question === undefined
				? { is: 'id', bank: null, question: bank ?? '' }
				: { is: 'id', bank: bank ?? '', question };
		}
		case 'kind':
			return oneOf(token, CLAIM_KINDS, (kind) => ({ is: 'kind', kind }));
		case 'type':
			return oneOf(token, SEARCH_TYPES, (type) => ({ is: 'type', type }));
		case 'is':
			return oneOf(token, STATES, (state) => ({ is: 'state', state }));
		case 'due':
			return readDue(token);
		case 'prop':
			return readProperty(token, value, 'prop:');
		case 'lapses':
			return readLapses(token);
		case 'answered':
			return withinDays(token, 'answeredAgo');
		case 'introduced':
			return withinDays(token, 'introducedAgo');
		case 'added':
			return withinDays(token, 'addedAgo');
	}
}

const DUE_WORDS = ['today', 'tomorrow', 'overdue', '7', '2026-01-31'];

function readDue(token: SearchToken): ReadTerm {
	const value = token.value.trim().toLowerCase();
	const exactly = (days: number): SearchTree => compare('dueIn', '=', days);
	if (value === 'today') return exactly(0);
	if (value === 'tomorrow') return exactly(1);
	if (value === 'overdue') return compare('dueIn', '<', 0);
	if (/^\d{1,5}$/.test(value))
		return { is: 'all', of: [compare('dueIn', '>=', 0), compare('dueIn', '<=', Number(value))] };
	const day = dayOf(value);
	if (day !== null) return compare('dueDay', '=', day);
	return fault(token, /^\d/.test(value) ? 'not-a-day' : 'unknown-value', {
		of: 'due',
		found: token.value,
		meant: DUE_WORDS
	});
}

/** Days since 1970-01-01; null for what is no date of the calendar. */
function dayOf(iso: string): number | null {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
	const ms = Date.parse(`${iso}T00:00:00Z`);
	const isReal = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(iso);
	return isReal ? ms / DAY_MS : null;
}

/** `lapses:3` is three of them; `lapses:>2` is read, too. */
function readLapses(token: SearchToken): ReadTerm {
	const value = token.value.trim();
	if (/^\d+$/.test(value)) return compare('lapses', '=', Number(value));
	return readProperty(token, `lapses${value}`, '');
}

function withinDays(token: SearchToken, name: NumberName): ReadTerm {
	const value = token.value.trim().toLowerCase();
	const days = value === 'today' ? 1 : /^\d{1,5}$/.test(value) ? Number(value) : NaN;
	if (!(days >= 1)) return fault(token, 'not-a-number', { of: token.name ?? '', found: value });
	return compare(name, '<=', days - 1);
}

function readProperty(token: SearchToken, text: string, before: string): ReadTerm {
	const compared = splitComparison(text);
	const bare = compared?.name ?? text;
	const name = Object.hasOwn(PROPERTIES, bare.toLowerCase())
		? PROPERTIES[bare.toLowerCase()]
		: undefined;
	if (!name) {
		const meant = PROPERTY_NAMES.map((each) => `${before}${each}`);
		return fault(token, 'unknown-filter', { found: `${before}${bare}`, meant });
	}
	const of = `${before}${bare}`;
	if (!compared) return fault(token, 'no-comparison', { of, meant: [`${of}<10`, `${of}>=10`] });
	if (compared.value.trim() === '')
		return fault(token, 'no-value', { of: `${of}${compared.comparison}` });
	const value = numberOf(compared.value, name);
	if (value === null) return fault(token, 'not-a-number', { of, found: compared.value });
	return compare(name, compared.comparison, value);
}

function splitComparison(
	text: string
): { name: string; comparison: Comparison; value: string } | null {
	const at = text.search(/[<>=!]/);
	const comparison = COMPARISONS.find((sign) => text.startsWith(sign, at));
	if (at < 0 || !comparison) return null;
	return { name: text.slice(0, at), comparison, value: text.slice(at + comparison.length) };
}

/** A share may be said in per cent. */
function numberOf(text: string, name: NumberName): number | null {
	const plain = text.trim().replace(',', '.');
	const isPercent = name === 'recall' && plain.endsWith('%');
	const digits = isPercent ? plain.slice(0, -1).trim() : plain;
	if (!/^-?\d{1,9}(\.\d{1,9})?$/.test(digits)) return null;
	const value = isPercent ? Number(digits) / 100 : Number(digits);
	return Math.abs(value) <= MAX_DAYS ? value : null;
}

function oneOf<T extends string>(
	token: SearchToken,
	values: readonly T[],
	make: (value: T) => SearchTree
): ReadTerm {
	const wanted = token.value.trim().toLowerCase();
	const value = values.find((each) => each === wanted);
	if (value) return make(value);
	return fault(token, 'unknown-value', {
		of: token.name ?? '',
		found: token.value,
		meant: values
	});
}

const compare = (name: NumberName, comparison: Comparison, value: number): SearchTree => ({
	is: 'number',
	name,
	comparison,
	value
});

const isFilter = (name: string): name is Filter => (FILTERS as readonly string[]).includes(name);

function valuesOf(name: Filter): readonly string[] {
	if (name === 'kind') return CLAIM_KINDS;
	if (name === 'type') return SEARCH_TYPES;
	if (name === 'is') return STATES;
	if (name === 'due') return DUE_WORDS;
	return [];
}

function fault(
	{ at, text }: SearchToken,
	code: FaultCode,
	about: { found?: string; of?: string; meant?: readonly string[] }
): { fault: SearchFault } {
	const { found = '', of = '', meant = [] } = about;
	const nearest = code.startsWith('unknown') ? nearestName(found, meant) : null;
	return { fault: { code, at, length: text.length, found, of, meant, nearest } };
}
