import type { Bank, Question } from '../core/bank/bank';
import type { Answered, LearnerEvent } from '../core/memory/event';
import { answerParts } from '../core/quiz/answer-parts';
import { answerTime } from '../core/quiz/answer-time';
import { gradeAnswer } from '../core/quiz/grade-answer';
import { isComplete } from '../core/quiz/is-complete';
import { present, type Presentation } from '../core/quiz/presentation';
import type { Response } from '../core/quiz/response';
import type { QuestionRef, SessionPlan } from '../core/quiz/session-plan';
import { withoutMissing } from '../core/quiz/session-progress';
import type { SessionRecord } from '../store/database-schema';
import { attendedMs } from './attention';
import { questionFinder } from './bank-shelf';
import { clock } from './clock';
import type { FootnoteApp } from './footnote-app.svelte';

const keyOf = (ref: QuestionRef) => `${ref.bank}\n${ref.question}`;

/**
 * `wording`: it reads otherwise. `gone`: another one stands in its place. `answer-lost`: the answer that was given means nothing
 * any more. `answer-kept`: it reads otherwise, and the answer stands.
 */
export type TestRenewed = 'wording' | 'gone' | 'answer-lost' | 'answer-kept';

/** A test: free movement, answers that can be changed and are kept as they are given, nothing graded until handed in. */
export class TestState {
	#record = $state.raw<SessionRecord>() as SessionRecord;
	#at = $state(0);
	#saving = $state(false);
	/** The answers whose hand-in failed: sent again as the same events, since they may have been kept after all. */
	#unkept: LearnerEvent[] | null = null;
	#timeUp = $state(false);
	#failed = $state.raw<unknown>(null);
	/** When this page took the test up, by the wall clock, which alone outlives a reload, and by the one that is never set. */
	readonly #openedMs = clock.nowMs();
	readonly #openedTick = clock.tickMs();
	#nowMs = $state(this.#openedMs);
	#enteredTick = attendedMs();
	#writing: Promise<void> = Promise.resolve();
	#banks = $state.raw<Bank[]>([]);
	readonly #find = $derived(questionFinder(this.#banks));
	/** What read otherwise after an update of its bank, while this page was open and nothing was answered to it. */
	#reworded = $state.raw<readonly string[]>([]);
	#gone = $state(false);

	constructor(
		private readonly app: FootnoteApp,
		record: SessionRecord,
		banks: Bank[]
	) {
		this.#banks = banks;
		this.#record = { ...record, plan: this.#askable(record.plan) };
		const firstOpen = this.plan.items.findIndex((ref) => !this.#isAnswered(ref));
		this.#at = Math.max(0, firstOpen);
	}

	/** As they are now. */
	get banks(): Bank[] {
		return this.#banks;
	}
	get plan(): SessionPlan {
		return this.#record.plan;
	}
	get id(): string {
		return this.#record.id;
	}
	get handedIn(): boolean {
		return this.#record.open !== 1;
	}
	/** Index of the question shown. */
	get at(): number {
		return this.#at;
	}
	get ref(): QuestionRef | null {
		return this.plan.items[this.#at] ?? null;
	}
	get question(): Question | null {
		return this.ref ? (this.#find(this.ref.bank, this.ref.question) ?? null) : null;
	}
	get presentation(): Presentation | null {
		return this.question && present(this.question, this.plan.seed);
	}
	get response(): Response | null {
		return this.ref && this.draftOf(this.ref);
	}
	/** What an update of the bank has done to the question that is shown, until it is answered. */
	get renewed(): TestRenewed | null {
		const { ref, question } = this;
		if (this.#gone) return 'gone';
		if (!ref || !question) return null;
		const draftedFor = this.#record.draftedFor?.[keyOf(ref)];
		if (!this.#record.drafts[keyOf(ref)] || !draftedFor)
			return this.#reworded.includes(keyOf(ref)) ? 'wording' : null;
		if (draftedFor.parts !== answerParts(question)) return 'answer-lost';
		return draftedFor.wording === question.wording ? null : 'answer-kept';
	}
	get marked(): boolean {
		return !!this.ref && this.#record.marked.includes(keyOf(this.ref));
	}
	/** Per question, what the overview shows. */
	get overview(): { answered: boolean; marked: boolean }[] {
		return this.plan.items.map((ref) => ({
			answered: this.#isAnswered(ref),
			marked: this.#record.marked.includes(keyOf(ref))
		}));
	}
	get unanswered(): number {
		return this.overview.filter((line) => !line.answered).length;
	}
	get saving(): boolean {
		return this.#saving;
	}
	get failed(): unknown {
		return this.#failed;
	}
	/**
	 * What is left of the time limit, in ms, or null without one. While the page is open a clock that is set forward or back
	 * changes nothing; what passed while it was closed is told by the wall clock, and is never less than nothing.
	 */
	get leftMs(): number | null {
		const limit = this.plan.timeLimitMs;
		if (!limit) return null;
		const startedMs = Math.min(this.#record.startedMs, this.#openedMs);
		return Math.max(0, startedMs + limit - this.#nowMs);
	}

	/** What stands as the answer to a question; null where nothing was given, or it means nothing any more. */
	draftOf(ref: QuestionRef): Response | null {
		const draft = this.#record.drafts[keyOf(ref)];
		const draftedFor = this.#record.draftedFor?.[keyOf(ref)];
		const question = this.#find(ref.bank, ref.question);
		if (!draft || !question) return null;
		return draftedFor && draftedFor.parts !== answerParts(question) ? null : draft;
	}

	/** Handed in by itself, since the time was over. */
	get timeUp(): boolean {
		return this.#timeUp;
	}

	/** Told by the screen, once a second. Hands in by itself when the time is over. */
	tick(): void {
		this.#nowMs = this.#openedMs + clock.tickMs() - this.#openedTick;
		if (this.leftMs !== 0 || this.handedIn || this.#saving || this.#failed) return;
		this.#timeUp = true;
		void this.handIn();
	}

	/** Keeps the answer as a draft at once, so that a reload or a crash loses nothing. */
	respond(response: Response): void {
		const { ref, question } = this;
		if (!ref || !question || this.handedIn) return;
		const plain = $state.snapshot(response) as Response;
		const drafts = { ...this.#record.drafts, [keyOf(ref)]: plain };
		const stateOf = { wording: question.wording, parts: answerParts(question) };
		const draftedFor = { ...this.#record.draftedFor, [keyOf(ref)]: stateOf };
		this.#unkept = null;
		this.#forget(ref);
		this.#change({ drafts, draftedFor });
	}

	clear(): void {
		if (!this.ref) return;
		this.#unkept = null;
		const { [keyOf(this.ref)]: _cleared, ...drafts } = this.#record.drafts;
		this.#change({ drafts });
	}

	goTo(index: number): void {
		if (index < 0 || index >= this.plan.items.length || index === this.#at) return;
		this.#countTime();
		this.#gone = false;
		this.#at = index;
	}

	toggleMark(): void {
		if (!this.ref) return;
		const key = keyOf(this.ref);
		const { marked } = this.#record;
		this.#change({
			marked: marked.includes(key) ? marked.filter((other) => other !== key) : [...marked, key]
		});
	}

	/**
	 * Takes in what another tab has changed in this test; that it was handed in there, for one. Where that cannot be read,
	 * the next writing will tell.
	 */
	async sync(): Promise<void> {
		const before = this.#record;
		await this.#writing;
		const kept = await this.app.store.session(this.id).catch(() => undefined);
		// What was changed here meanwhile is newer.
		if (!kept || this.#saving || this.#record !== before) return;
		if (JSON.stringify(kept.drafts) !== JSON.stringify(before.drafts)) this.#unkept = null;
		this.#record = { ...kept, plan: this.plan };
	}

	/**
	 * Takes in its banks as they are now; one that is no longer there stays as it was. What was answered stays where it means
	 * the same, and is graded by the key as it is when the test is handed in.
	 * @returns whether any of them is another
	 */
	async renew(banks: readonly Bank[]): Promise<boolean> {
		await this.#writing;
		const now = this.#banks.map((bank) => banks.find(({ id }) => id === bank.id) ?? bank);
		if (this.#saving || this.handedIn) return false;
		if (now.every((bank, at) => bank === this.#banks[at])) return false;
		const { ref, plan, question } = this;
		const before = this.#find;
		this.#banks = now;
		const stateOf = (find: typeof before, { bank, question: id }: QuestionRef) => {
			const found = find(bank, id);
			return { wording: found?.wording, key: found?.key, parts: found && answerParts(found) };
		};
		const changed = plan.items.filter(
			(item) => JSON.stringify(stateOf(before, item)) !== JSON.stringify(stateOf(this.#find, item))
		);
		const reworded = changed.filter(
			(item) => stateOf(before, item).wording !== stateOf(this.#find, item).wording
		);
		this.#reworded = [...this.#reworded, ...reworded.map(keyOf)];
		if (changed.length > 0) this.#unkept = null;
		this.#record = { ...this.#record, plan: this.#askable(plan) };
		const { items } = this.plan;
		const at = items.findIndex((item) => ref !== null && keyOf(item) === keyOf(ref));
		this.#gone = question !== null && at === -1;
		this.#at = at === -1 ? Math.max(0, Math.min(this.#at, items.length - 1)) : at;
		return true;
	}

	#askable(plan: SessionPlan): SessionPlan {
		return withoutMissing(plan, (ref) => this.#find(ref.bank, ref.question) !== undefined);
	}

	#forget(ref: QuestionRef): void {
		this.#gone = false;
		this.#reworded = this.#reworded.filter((key) => key !== keyOf(ref));
	}

	/**
	 * Grades and keeps all answers in one transaction; what was not answered stays without an event. A test that was
	 * handed in in another tab is over here too.
	 */
	async handIn(): Promise<void> {
		if (this.handedIn || this.#saving) return;
		this.#countTime();
		this.#saving = true;
		this.#failed = null;
		try {
			await this.#writing;
			const { open: _open, ...over } = this.#record;
			this.#unkept ??= this.#graded();
			const elsewhere = await this.app.handIn(this.#unkept, over);
			this.#record = elsewhere ? { ...elsewhere, plan: this.plan } : over;
		} catch (error) {
			this.#failed = error;
		} finally {
			this.#saving = false;
		}
	}

	#graded(): LearnerEvent[] {
		return this.plan.items.flatMap((ref): Answered[] => {
			const question = this.#find(ref.bank, ref.question);
			const response = this.draftOf(ref);
			if (!question || !response || !isComplete(question, response)) return [];
			const grade = gradeAnswer(question, response);
			return [
				{
					...this.app.stamp(),
					type: 'answered',
					...ref,
					questionType: question.type,
					wording: question.wording,
					key: question.key,
					response,
					score: grade.score,
					outcome: grade.outcome,
					durationMs: answerTime(this.#record.spentMs[keyOf(ref)] ?? 0),
					hint: 'none',
					mode: 'test',
					session: this.id,
					attempt: 1
				}
			];
		});
	}

	#isAnswered(ref: QuestionRef): boolean {
		const question = this.#find(ref.bank, ref.question);
		return !!question && isComplete(question, this.draftOf(ref));
	}

	#countTime(): void {
		if (!this.ref) return;
		const key = keyOf(this.ref);
		const now = attendedMs();
		const spent = (this.#record.spentMs[key] ?? 0) + Math.max(0, now - this.#enteredTick);
		this.#enteredTick = now;
		this.#change({ spentMs: { ...this.#record.spentMs, [key]: Math.round(spent) } });
	}

	#change(part: Partial<SessionRecord>): void {
		const record = { ...this.#record, ...part };
		this.#record = record;
		this.#failed = null;
		// One after the other, so that the newest draft is the one that stays.
		this.#writing = this.#writing
			.then(async () => {
				const over = await this.app.saveOpenSession(record);
				if (over) this.#record = { ...over, plan: this.plan };
			})
			.catch((error: unknown) => {
				this.#failed = error;
			});
	}
}
