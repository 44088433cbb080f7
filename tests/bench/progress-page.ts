import { deleteDB } from 'idb';
import { BANK_SHAPE, type Bank } from '../../src/lib/core/bank/bank';
import { CLAIM_KINDS } from '../../src/lib/core/bank/bank';
import { parseBank } from '../../src/lib/core/bank/parse-bank';
import { summariseBank } from '../../src/lib/core/bank/summarise-bank';
import type { Answered, LearnerEvent } from '../../src/lib/core/memory/event';
import { seededRandom } from '../../src/lib/core/quiz/random';
import { BankStore } from '../../src/lib/store/banks/bank-store';
import type { LearnerStore } from '../../src/lib/store/learner-store';
import { readSums } from '../../src/lib/store/progress/sums-store';
import { sampleBank } from './sample-bank.mjs';
import { sampleLog, type SampleSize } from './sample-log';
import { seedDatabase } from './seed-database';

/** What progress-screen.mjs calls in the page. */
export interface ProgressBench {
	seed(
		size: SampleSize,
		perBank: number
	): Promise<{ events: number; cards: number; questions: number }>;
	readBare(): Promise<{ ms: number; events: number }>;
	/** Whether the day's own backup is made, which would go on beside what is measured. */
	isBackedUp(): Promise<boolean>;
	/** As before the first visit of the screen: neither sums nor what the figures need of the banks. */
	forgetAll(): Promise<void>;
	/** Whether there are sums, and nobody is about to keep anything more. */
	areSumsKept(): Promise<boolean>;
}

const SHARE_SURE_AND_WRONG = 0.15;

let store: LearnerStore;

const bench: ProgressBench = {
	/** Puts the banks on the shelf and the log into the database of the app that is served here. */
	async seed(size, perBank) {
		const banks = sampleBanks(size, perBank);
		const shelf = new BankStore();
		for (const [n, bank] of banks.entries()) {
			const times = { addedMs: n, changedMs: n };
			const summary = { ...summariseBank(bank), shape: BANK_SHAPE, ...times };
			// The app reads the bank, and a text only where it can make nothing of that.
			const texts = { 'bank.yaml': `id: ${bank.id}` };
			await shelf.put({ summary, bank, texts, images: new Map() }, null);
		}
		await shelf.close();
		const log = asAnswersTo(banks, sampleLog(size));
		store = await seedDatabase('footnote', log);
		// As a start has it that has compared them: the cards know the questions as they are.
		const digests = banks.map((bank) => [bank.id, summariseBank(bank).digest]);
		await store.setMeta('bankDigests', Object.fromEntries(digests));
		const cards = await store.connection.current.count('cards');
		const questions = banks.reduce((sum, bank) => sum + bank.questions.length, 0);
		return { events: log.length, cards, questions };
	},

	/** The events as they lie there, in one request for each of the two stores: no reading could ask for less. */
	async readBare() {
		const start = performance.now();
		const tx = store.connection.current.transaction(['segments', 'events']);
		const [segments, loose] = await Promise.all([
			tx.objectStore('segments').getAll(),
			tx.objectStore('events').getAll()
		]);
		const ms = performance.now() - start;
		return { ms, events: segments.reduce((sum, { count }) => sum + count, loose.length) };
	},

	async isBackedUp() {
		return (await store.meta('backedUp')) !== undefined;
	},

	forgetAll: () => deleteDB('footnote-sums'),

	async areSumsKept() {
		const kept = await navigator.locks.request('footnote-sums-footnote', () =>
			readSums('footnote')
		);
		return kept !== null;
	}
};

Object.assign(window, { bench });

/** One bank of about so many questions under many ids, a third of them on the kind of a claim. */
function sampleBanks({ cards, banks }: SampleSize, perBank: number): Bank[] {
	const written = Math.round((perBank * 2) / 3);
	const { yaml } = sampleBank({ questions: written, sources: 5, paragraphs: 50 });
	// A claim is asked for unless its fact says no; a quotation cannot be looked up without the sources' texts.
	const asked = yaml.replaceAll(/ {4}(attribution: false|quote: .*|text: .*\.md)\n/g, '');
	const parsed = parseBank(asked, 'large.yaml', { checks: false });
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors[0]));
	const { bank } = parsed;
	if (bank.questions.length < cards / banks) throw new Error('The bank has too few questions.');
	return Array.from({ length: banks }, (_, n) => ({
		...bank,
		id: `bank-${n}`,
		title: `${bank.title}, number ${n}`
	}));
}

/** The log as answers to the questions of these banks, with how sure the learner was of each, and in how many ms. */
function asAnswersTo(banks: readonly Bank[], log: LearnerEvent[]): LearnerEvent[] {
	const random = seededRandom('progress');
	const questions = banks[0]!.questions;
	return log.map((event) => {
		if (!('question' in event) || !event.question) return event;
		const question = questions[Number(event.question.slice('question-'.length))]!;
		const moved = { ...event, question: question.id };
		if (moved.type !== 'answered') return moved;
		const { wording, key, type } = question;
		const isRight = moved.outcome === 'right';
		const sure = isRight || random() < SHARE_SURE_AND_WRONG;
		const answer: Answered = {
			...moved,
			...{ wording, key, questionType: type },
			confidence: Math.round((sure ? 0.6 + 0.4 * random() : 0.5 * random()) * 10) / 10,
			durationMs: Math.round(3000 + 20_000 * random() ** 3)
		};
		if (question.type === 'attribution') {
			const kind = isRight
				? question.kind
				: CLAIM_KINDS[Math.floor(random() * CLAIM_KINDS.length)]!;
			answer.response = { type: 'attribution', kind, speaker: question.speaker };
		}
		return answer;
	});
}
