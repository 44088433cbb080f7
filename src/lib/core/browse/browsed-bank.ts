import type { Bank, BankId, ClaimKind, Fact, Question, QuestionId } from '../bank/bank';
import { CLAIM_KINDS } from '../bank/bank';
import { plainText } from '../markup/plain-text';
import { foldName } from './fold-words';
import { searchedTexts } from './searched-texts';
import { buildWordIndex, type WordIndex } from './word-index';

/** A question in the list of all, as far as its bank tells of it. */
export interface BrowsedRow {
	bank: BankId;
	question: QuestionId;
	/** Null where it is no longer in its bank. */
	asked: Question | null;
	/** What it asks, on a line. */
	title: string;
	/** The same folded, to be sorted by. */
	sortedBy: string;
	/** Those it rests on. */
	facts: Fact[];
	/** Of the claims it rests on, in the order of the kinds. */
	kinds: ClaimKind[];
	/** Folded. */
	tags: string[];
	speakers: string[];
}

/** A bank with what a search in it needs. */
export interface BrowsedBank {
	id: BankId;
	title: string;
	/** BCP 47. */
	language: string;
	/** Folded. */
	name: string;
	/** As they are written, each once. */
	tagNames: string[];
	/** In the bank's order. */
	rows: BrowsedRow[];
	index: WordIndex;
}

/** So many questions are one step: some ms. */
const STEP_QUESTIONS = 100;

/** Reads a bank for being searched; yields between two steps, for who has to do other things in between. */
export function* browseBank(bank: Bank): Generator<void, BrowsedBank> {
	const facts = new Map(bank.facts.map((fact) => [fact.id, fact]));
	const rows: BrowsedRow[] = [];
	const texts: string[][] = [];
	for (const question of bank.questions) {
		const own = question.facts.flatMap((id) => facts.get(id) ?? []);
		rows.push(rowOf(bank.id, question, own));
		texts.push(searchedTexts(question, own));
		if (rows.length % STEP_QUESTIONS === 0) yield;
	}
	const index = yield* buildWordIndex(texts);
	const { id, title, language } = bank;
	const tagNames = [...new Set(bank.questions.flatMap(({ tags }) => tags))];
	return { id, title, language, name: foldName(title), tagNames, rows, index };
}

/** A question that the learner has met and that its bank no longer has. */
export function retiredRow(bank: BankId, question: QuestionId): BrowsedRow {
	const nothing = { facts: [], kinds: [], tags: [], speakers: [] };
	return { bank, question, asked: null, title: question, sortedBy: question, ...nothing };
}

function rowOf(bank: BankId, asked: Question, facts: Fact[]): BrowsedRow {
	const text = asked.type === 'attribution' ? asked.statement : asked.stem;
	const title = plainText(text, asked.markup).replace(/\s+/g, ' ').trim();
	return {
		bank,
		question: asked.id,
		asked,
		title,
		sortedBy: foldName(title),
		facts,
		kinds: CLAIM_KINDS.filter((kind) => facts.some((fact) => fact.kind === kind)),
		tags: asked.tags.map(foldName),
		speakers: [...new Set(facts.map(({ saidBy }) => foldName(saidBy)))]
	};
}
