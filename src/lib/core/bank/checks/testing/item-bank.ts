import { stringify } from 'yaml';
import type { Bank } from '../../bank';
import { parseBank, type ParseResult } from '../../parse-bank';

/** A question as short as it can be written, for trying a check: what is not said is filled in so that nothing else is wrong with it. */
export interface ShortQuestion {
	/** The stem; with `key` and `others` single choice. */
	ask?: string;
	key?: string;
	others?: string[];
	/** Single choice in an order that stays; `key` is one of them. */
	fixed?: string[];
	/** Multiple choice. */
	right?: string[];
	wrong?: string[];
	number?: number;
	accept?: string[];
	/** A statement that is true, or one that is false. */
	true?: string;
	false?: string;
	/** Cloze with chosen blanks. */
	fill?: string;
	blanks?: Record<string, { key: string; others: string[] }>;
	/** False leaves all feedback out. */
	feedback?: boolean;
	dismissed?: Record<string, string>;
}

/** One question, or `questions`; the first of `facts` is what all of them rest on. */
export interface Item extends ShortQuestion {
	questions?: ShortQuestion[];
	/** Questions of another bank beside it. */
	elsewhere?: ShortQuestion[];
	facts?: Record<string, unknown>[];
	/** The paragraphs of the source. */
	text?: string[];
	language?: string;
	/** Dismissals of the bank. */
	bankDismissed?: Record<string, string>;
}

/** The bank around an item, read as a file is. */
export function readItem(item: Item): ParseResult {
	const others = item.elsewhere ? [soundBankOf({ questions: item.elsewhere })] : undefined;
	return parse(item, others);
}

/** The codes of all that is said of an item, each once. */
export function codesOf(item: Item): string[] {
	const result = readItem(item);
	const findings = result.ok ? result.warnings : [...result.errors, ...result.warnings];
	return [...new Set(findings.map(({ code }) => code))];
}

function soundBankOf(item: Item): Bank {
	const result = parse(item);
	if (result.ok) return result.bank;
	throw new Error(`An item has errors: ${JSON.stringify(result.errors)}`);
}

function parse(item: Item, others?: Bank[]): ParseResult {
	const questions = item.questions ?? [item];
	const facts = item.facts ?? [{}];
	const file = {
		id: 'item',
		title: 'An item',
		summary: 'For a check.',
		language: item.language ?? 'en',
		licence: 'CC0-1.0',
		authors: ['Ada Example'],
		revision: 1,
		sources: [
			{
				id: 'lecture',
				title: 'A lecture',
				author: 'Ada Example',
				publisher: 'Harbour School',
				date: '2024-03-01',
				kind: 'explainer',
				url: 'https://example.org/lecture',
				passages: { unit: 'paragraph', count: item.text?.length ?? 1 },
				...(item.text ? { text: 'lecture.md' } : {})
			}
		],
		sections: [{ id: 'all', title: 'All', from: 1, to: item.text?.length ?? 1 }],
		facts: facts.map((fact, at) => ({ id: `f${at + 1}`, ...PLAIN_FACT, ...fact })),
		questions: questions.map((question, at) => ({
			id: `q${at + 1}`,
			facts: ['f1'],
			...entryOf(question),
			explanation: 'So it is.',
			...(question.dismissed ? { dismissed: question.dismissed } : {})
		})),
		...(item.bankDismissed ? { dismissed: item.bankDismissed } : {})
	};
	return parseBank(stringify(file), 'item.yaml', {
		readText: () => item.text?.join('\n\n') ?? null,
		...(others ? { others } : {})
	});
}

const PLAIN_FACT = { passage: 1, kind: 'event', 'said-by': 'Ada Example', statement: 'It is so.' };

function entryOf(question: ShortQuestion): Record<string, unknown> {
	const { ask: stem = '', key = '', feedback: wanted = true } = question;
	const word = wanted ? { feedback: 'So it is.' } : {};
	const rightWrong = wanted ? { feedback: { right: 'Yes.', wrong: 'No.' } } : {};
	const choice = (text: string, correct: boolean, pinned = false) => ({
		text,
		...(correct ? { correct } : {}),
		...word,
		...(pinned ? { pinned } : {})
	});
	const { fixed, right = [], wrong, number, accept, fill, blanks = {} } = question;
	if (fixed)
		return {
			type: 'single',
			stem,
			choices: fixed.map((text) => choice(text, text === key, true))
		};
	if (wrong) {
		const choices = [
			...right.map((text) => choice(text, true)),
			...wrong.map((text) => choice(text, false))
		];
		return { type: 'multiple', stem, choices };
	}
	if (number !== undefined) return { type: 'numeric', stem, answer: number, ...rightWrong };
	if (accept) return { type: 'short-text', stem, accept, ...rightWrong };
	if (fill !== undefined)
		return {
			type: 'cloze',
			stem: 'Fill the blank.',
			text: fill,
			blanks: Object.fromEntries(
				Object.entries(blanks).map(([name, blank]) => [
					name,
					{
						choices: [choice(blank.key, true), ...blank.others.map((text) => choice(text, false))]
					}
				])
			)
		};
	const statement = question.true ?? question.false;
	if (statement !== undefined)
		return {
			type: 'true-false',
			stem: statement,
			answer: question.true !== undefined,
			...(wanted ? { feedback: { true: 'So you say.', false: 'So you say.' } } : {})
		};
	return {
		type: 'single',
		stem,
		answer: key,
		...(wanted ? { right: 'Yes.' } : {}),
		distractors: (question.others ?? []).map((text) => choice(text, false))
	};
}
