import { plainCopy, type IntakeLimits } from '../../core/intake/plain-copy';
import type { FirstAnswer } from '../../core/insight/first-answers';

/**
 * A file of results: what one person answered first to the questions of one bank, for its author. JSON, so that whoever
 * sends it can read what they send. It holds no times of day, no ids of the log, and no name but one that was typed.
 */

export const RESULTS_FORMAT = 'footnote-results';
export const RESULTS_VERSION = 1;
/** Of a file, in bytes; a bank of 5,000 questions stays below. */
export const MAX_RESULT_BYTES = 5_000_000;
const MAX_ANSWERS = 10_000;
const MAX_NAME = 100;
const LIMITS: IntakeLimits = { depth: 8, nodes: 500_000, entries: MAX_ANSWERS, text: 5000 };

export interface Results {
	bank: string;
	bankTitle: string;
	revision: number;
	/** The same for all files of one person on one bank, and for nothing else. */
	respondent: string;
	/** Only where it was typed. */
	name?: string;
	/** YYYY-MM-DD, by the calendar of who saved it. */
	saved: string;
	answers: FirstAnswer[];
}

/** `newer`: made by a later version of the app. `field`: what is wrong, as a path into the file. */
export type ResultsProblem =
	{ code: 'not-results' | 'too-large' } | { code: 'newer' } | { code: 'damaged'; field: string };
export type ResultsRead = { ok: true; results: Results } | { ok: false; problem: ResultsProblem };

/** One answer a line, so that it can be read by people too. */
export function writeResults(results: Results): string {
	const { answers, ...head } = results;
	const lines = answers.map((answer) => `\t\t${JSON.stringify(answer)}`).join(',\n');
	const top = JSON.stringify(
		{ format: RESULTS_FORMAT, version: RESULTS_VERSION, ...head },
		null,
		'\t'
	);
	return `${top.slice(0, -2)},\n\t"answers": [\n${lines}\n\t]\n}\n`;
}

/** Never throws: what is in the file comes from someone else. Of answers to the same question and key, the first counts. */
export function readResults(text: string): ResultsRead {
	const refuse = (problem: ResultsProblem): ResultsRead => ({ ok: false, problem });
	if (text.length > MAX_RESULT_BYTES) return refuse({ code: 'too-large' });
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch {
		return refuse(
			text.includes(`"${RESULTS_FORMAT}"`)
				? { code: 'damaged', field: 'JSON' }
				: { code: 'not-results' }
		);
	}
	const copy = plainCopy(parsed, LIMITS);
	if (!copy.ok) return refuse({ code: 'damaged', field: 'JSON' });
	const file = copy.value;
	if (!isObject(file) || file.format !== RESULTS_FORMAT) return refuse({ code: 'not-results' });
	if (file.version !== RESULTS_VERSION) {
		const isNewer = typeof file.version === 'number' && file.version > RESULTS_VERSION;
		return refuse(isNewer ? { code: 'newer' } : { code: 'damaged', field: 'version' });
	}
	const bad = badField(file, HEAD);
	if (bad) return refuse({ code: 'damaged', field: bad });
	const answers = file.answers as unknown[];
	for (const [index, answer] of answers.entries()) {
		const badInAnswer = isObject(answer) ? badField(answer, ANSWER) : 'answer';
		if (badInAnswer) return refuse({ code: 'damaged', field: `answers[${index}].${badInAnswer}` });
	}
	return {
		ok: true,
		results: {
			bank: file.bank as string,
			bankTitle: file.bankTitle as string,
			revision: file.revision as number,
			respondent: file.respondent as string,
			...(file.name === undefined ? {} : { name: file.name as string }),
			saved: file.saved as string,
			answers: withoutRepeats(answers.map((answer) => only(answer as Record<string, unknown>)))
		}
	};
}

type Check = (value: unknown) => boolean;
const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const text =
	(max: number, min = 1): Check =>
	(value) =>
		typeof value === 'string' && value.length >= min && value.length <= max;
const oneOf =
	(...allowed: string[]): Check =>
	(value) =>
		allowed.includes(value as string);
const within =
	(low: number, high: number): Check =>
	(value) =>
		typeof value === 'number' && value >= low && value <= high;

const HEAD: Record<string, Check> = {
	bank: text(80),
	bankTitle: text(5000),
	revision: within(1, Number.MAX_SAFE_INTEGER),
	respondent: (value) => typeof value === 'string' && /^[0-9a-f]{16}$/.test(value),
	name: (value) => value === undefined || text(MAX_NAME)(value),
	saved: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
	answers: (value) => Array.isArray(value) && value.length <= MAX_ANSWERS
};
const ANSWER: Record<keyof FirstAnswer, Check> = {
	question: text(200),
	wording: text(100),
	key: text(100),
	response: isResponse,
	score: within(0, 1),
	durationMs: within(0, Number.MAX_SAFE_INTEGER),
	hint: oneOf('none', 'small', 'gives'),
	mode: oneOf('study', 'test', 'review', 'missed')
};

const texts: Check = (value) =>
	Array.isArray(value) && value.every((one) => typeof one === 'string');
const textMap: Check = (value) =>
	isObject(value) && Object.values(value).every((one) => typeof one === 'string');
const textOrNull: Check = (value) => value === null || typeof value === 'string';

/** Each type's own fields, as core/quiz/response.ts has them. */
const RESPONSES: Record<FirstAnswer['response']['type'], Record<string, Check>> = {
	single: { choice: text(5000) },
	multiple: { choices: texts },
	'true-false': { value: (value) => typeof value === 'boolean' },
	numeric: { text: text(5000, 0) },
	'short-text': { text: text(5000, 0) },
	cloze: { blanks: textMap },
	matching: { matches: textMap },
	ordering: { order: texts },
	card: { rating: oneOf('again', 'hard', 'good', 'easy') },
	attribution: { kind: textOrNull, speaker: textOrNull },
	'dont-know': {}
};

function isResponse(value: unknown): boolean {
	if (!isObject(value) || typeof value.type !== 'string') return false;
	const fields = Object.hasOwn(RESPONSES, value.type)
		? RESPONSES[value.type as keyof typeof RESPONSES]
		: null;
	return fields !== null && badField(value, fields) === null;
}

function badField(value: Record<string, unknown>, checks: Record<string, Check>): string | null {
	return Object.keys(checks).find((field) => !checks[field]!(value[field])) ?? null;
}

/** A person counts once a question. */
function withoutRepeats(answers: readonly FirstAnswer[]): FirstAnswer[] {
	const names = new Set<string>();
	return answers.filter(({ question, key }) => {
		const name = JSON.stringify([question, key]);
		return !names.has(name) && names.add(name);
	});
}

/** The known fields and no others. */
function only(answer: Record<string, unknown>): FirstAnswer {
	const kept = Object.keys(ANSWER).map((field) => [field, answer[field]]);
	return Object.fromEntries(kept) as FirstAnswer;
}
