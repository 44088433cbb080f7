import { atRevision } from '../../core/author/revise';
import type { Bank, Fact, Question, QuestionType, Source } from '../../core/bank/bank';
import { countBank, summariseBank } from '../../core/bank/summarise-bank';
import type { Cause } from '../../exchange/formats/gather-remarks';
import type { OpenedSummary } from '../../store/banks/bank-database';
import { Pace } from '../../store/pace';
import type { FootnoteApp } from '../footnote-app.svelte';
import { factsOf } from '../load-result';
import { standingOf, type Offer } from '../open-bank';
import { sizeOf, sumOf, type History, type HistorySize } from './history';
import type { BroughtBank } from './make-banks';

/** What was read of another program's file, before anything of it is kept. */
export interface ImportOffer {
	/** The name of the file. */
	file: string;
	/** As people call the format. */
	format: string;
	formatId: string;
	causes: Cause[];
	banks: (Offer & { history: History })[];
	/** Of all banks together, the most frequent type first. */
	types: [type: QuestionType, count: number][];
	questions: number;
	/** Questions that read the same as one in another bank that is here. */
	known: { count: number; banks: string[] };
	/** What the learner did with the questions in that program. */
	history: HistorySize;
	/** The first ones, with what they rest on. */
	look: Look[];
}

/** A question that is shown before it is kept. */
export interface Look {
	question: Question;
	language: string;
	facts: Fact[];
	sources: Source[];
}

const LOOK = 3;

/** Those whose questions are here once the import is added, as the file has them. */
export const learnable = (banks: ImportOffer['banks']): ImportOffer['banks'] =>
	banks.filter(({ standing: { kind } }) => kind !== 'older');

/** Compares what was read with what is here; nothing is kept. @throws StorageFault */
export async function offerOf(
	app: FootnoteApp,
	read: Pick<ImportOffer, 'file' | 'format' | 'formatId' | 'causes'> & {
		banks: readonly BroughtBank[];
	}
): Promise<ImportOffer> {
	const { file, format, formatId, causes } = read;
	const kept = await app.banks.summaries();
	// Another tab may have changed the shelf a moment ago.
	await app.shelf.refresh();
	const banks: ImportOffer['banks'] = [];
	const types = new Map<QuestionType, number>();
	const pace = new Pace();
	for (const brought of read.banks) {
		const offered = await compared(app, brought, kept, pace);
		banks.push(offered);
		await pace.step();
		for (const [type, count] of countBank(offered.bank).types)
			types.set(type, (types.get(type) ?? 0) + count);
		await pace.step();
	}
	const sizes: HistorySize[] = [];
	for (const { history } of learnable(banks)) {
		sizes.push(sizeOf(history));
		await pace.step();
	}
	return {
		file,
		format,
		formatId,
		causes,
		banks,
		types: [...types].sort((a, b) => b[1] - a[1]),
		questions: banks.reduce((sum, { bank }) => sum + bank.questions.length, 0),
		known: await knownIn(app, banks),
		history: sumOf(sizes),
		look: firstLook(banks.map(({ bank }) => bank))
	};
}

export const firstLook = (banks: readonly Bank[]): Look[] =>
	banks
		.flatMap((bank) => bank.questions.slice(0, LOOK).map((question) => ({ question, bank })))
		.slice(0, LOOK)
		.map(({ question, bank }) => ({
			question,
			language: bank.language,
			facts: factsOf(bank, question),
			sources: bank.sources
		}));

/** What is here of its id already is told by its standing; what says anything else goes one revision up. */
async function compared(
	app: FootnoteApp,
	{ bank, texts, images, history }: BroughtBank,
	kept: readonly OpenedSummary[],
	pace: Pace
): Promise<ImportOffer['banks'][number]> {
	const over = kept.find(({ id }) => id === bank.id) ?? null;
	const base = { images, over, history };
	const here = app.shelf.summary(bank.id);
	const own = here ? await app.shelf.bank(bank.id) : null;
	if (own && saysTheSame(own, bank))
		return { ...base, bank, texts, summary: summariseBank(bank), standing: { kind: 'same' } };
	const revision = here ? here.revision + 1 : bank.revision;
	const next = { ...bank, revision };
	const summary = summariseBank(next);
	await pace.step();
	return {
		...base,
		bank: next,
		texts: here ? atRevision(texts, revision) : texts,
		summary,
		standing: await standingOf(app, next)
	};
}

/** But for the day of the import, and the number of the revision that counts imports. */
function saysTheSame(one: Bank, other: Bank): boolean {
	const said = (bank: Bank) =>
		JSON.stringify({
			...bank,
			revision: 0,
			sources: bank.sources.map((source) => ({ ...source, date: '', citation: '' }))
		});
	return said(one) === said(other);
}

/** By the wording of the questions of all other banks, since each bank has ids of its own. */
async function knownIn(app: FootnoteApp, banks: readonly Offer[]): Promise<ImportOffer['known']> {
	const ids = new Set(banks.map(({ bank }) => bank.id));
	const others = app.shelf.summaries.filter(({ id }) => !ids.has(id));
	const titleOf = new Map<string, string>();
	for (const { id, title } of others)
		for (const { wording, type } of (await app.shelf.bank(id))?.questions ?? [])
			if (type !== 'attribution') titleOf.set(wording, title);
	const found = banks.flatMap(({ bank }) =>
		bank.questions.flatMap(({ wording }) => titleOf.get(wording) ?? [])
	);
	return { count: found.length, banks: [...new Set(found)] };
}
