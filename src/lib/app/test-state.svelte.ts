import type { Bank, Question } from '../core/bank/bank';
import type { Answered, LearnerEvent } from '../core/memory/event';
import { gradeAnswer } from '../core/quiz/grade-answer';
import { isComplete } from '../core/quiz/is-complete';
import { present, type Presentation } from '../core/quiz/presentation';
import type { Response } from '../core/quiz/response';
import type { QuestionRef, SessionPlan } from '../core/quiz/session-plan';
import { withoutMissing } from '../core/quiz/session-progress';
import type { SessionRecord } from '../store/database-schema';
import { questionFinder } from './bank-shelf';
import { clock } from './clock';
import type { FootnoteApp } from './footnote-app.svelte';

const keyOf = (ref: QuestionRef) => `${ref.bank}\n${ref.question}`;

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
	#enteredTick = this.#openedTick;
	#writing: Promise<void> = Promise.resolve();
	readonly #find: (bank: string, question: string) => Question | undefined;

	constructor(
		private readonly app: FootnoteApp,
		record: SessionRecord,
		readonly banks: Bank[]
	) {
		this.#find = questionFinder(banks);
		const plan = withoutMissing(
			record.plan,
			(ref) => this.#find(ref.bank, ref.question) !== undefined
		);
		this.#record = { ...record, plan };
		const firstOpen = plan.items.findIndex((ref) => !this.#isAnswered(ref));
		this.#at = Math.max(0, firstOpen);
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
		return this.ref ? (this.#record.drafts[keyOf(this.ref)] ?? null) : null;
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
		if (!this.ref || this.handedIn) return;
		const plain = $state.snapshot(response) as Response;
		const drafts = { ...this.#record.drafts, [keyOf(this.ref)]: plain };
		this.#unkept = null;
		this.#change({ drafts });
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
			const response = this.#record.drafts[keyOf(ref)];
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
					durationMs: this.#record.spentMs[keyOf(ref)] ?? 0,
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
		return !!question && isComplete(question, this.#record.drafts[keyOf(ref)] ?? null);
	}

	#countTime(): void {
		if (!this.ref) return;
		const key = keyOf(this.ref);
		const now = clock.tickMs();
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
