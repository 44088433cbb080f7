import type { Bank, Question } from '../core/bank/bank';
import { bulkEvents, type BulkAction } from '../core/browse/bulk-action';
import type { Card } from '../core/memory/card';
import type { Answered, LearnerEvent, Rated, Rating } from '../core/memory/event';
import { ratingOf } from '../core/memory/rating';
import { standingEvents } from '../core/memory/standing-events';
import { answerParts } from '../core/quiz/answer-parts';
import { gradeAnswer } from '../core/quiz/grade-answer';
import { initialResponse } from '../core/quiz/initial-response';
import { isComplete } from '../core/quiz/is-complete';
import { present, type Presentation } from '../core/quiz/presentation';
import type { Grade, Response } from '../core/quiz/response';
import { withoutMissing } from '../core/quiz/session-progress';
import type { QuestionRef, SessionPlan } from '../core/quiz/session-plan';
import type { SessionRecord } from '../store/database-schema';
import { questionFinder } from './bank-shelf';
import { BegunAnswer, type Notice } from './begun-answer.svelte';
import { isHintMarked, markedFeedback, markFeedback, markHint } from './session-marks';
import { SessionLog, type SessionKeeping } from './session-log.svelte';
import {
	canBeRated,
	hasMadeLeech,
	isAnswerTo,
	shownAgain,
	type DaysToCome,
	type ShownAnswer
} from './shown-answer';

/** `wording`: it reads otherwise. `key`: another answer counts as right. `gone`: another one stands in its place. */
export type Renewed = 'wording' | 'key' | 'gone';

/** One study, review or missed session: what is asked now, what was answered, and everything a learner can do to it. */
export class SessionState {
	readonly #log: SessionLog;
	readonly #begun = new BegunAnswer();
	#shown = $state.raw<ShownAnswer | null>(null);
	#card = $state.raw<Card | undefined>(undefined);
	#days = $state.raw<DaysToCome | null>(null);
	#renewed = $state<Renewed | null>(null);
	#banks = $state.raw<Bank[]>([]);
	#submitting = false;
	readonly #find = $derived(questionFinder(this.#banks));

	constructor(
		private readonly app: SessionKeeping,
		record: SessionRecord,
		banks: Bank[],
		events: LearnerEvent[],
		/** Where days are compared; else the model's seed chooses among them. */
		private readonly daysFor:
			((card: Card | undefined, ref: QuestionRef, bank: Bank) => Promise<DaysToCome>) | null = null
	) {
		this.#banks = banks;
		this.#log = new SessionLog(app, { ...record, plan: this.#askable(record.plan) }, events);
		if (!this.#showAgain()) void this.#ask();
		// Its last questions were answered in another tab, or are gone from their bank.
		this.#log.closeWhenDone();
	}

	/** As they are now. */
	get banks(): Bank[] {
		return this.#banks;
	}
	get plan(): SessionPlan {
		return this.#log.plan;
	}
	get id(): string {
		return this.#log.id;
	}
	get answers(): Answered[] {
		return this.#log.answers;
	}
	get progress() {
		return this.#log.progress;
	}
	/** Over, and the last feedback has been read. */
	get done(): boolean {
		return this.progress.done && !this.#shown;
	}
	get ref(): QuestionRef | null {
		return this.#shown?.ref ?? this.progress.current?.ref ?? null;
	}
	get question(): Question | null {
		const { ref } = this;
		return this.#shown?.question ?? (ref && (this.#find(ref.bank, ref.question) ?? null));
	}
	get bank(): Bank | null {
		return this.#shown?.bank ?? this.#banks.find((bank) => bank.id === this.ref?.bank) ?? null;
	}
	get attempt(): number {
		return this.#shown?.attempt ?? this.progress.current?.attempt ?? 1;
	}
	get presentation(): Presentation | null {
		return this.question && present(this.question, `${this.plan.seed}/${this.attempt}`);
	}
	get response(): Response | null {
		return this.#shown?.response ?? this.#begun.response;
	}
	get grade(): Grade | null {
		return this.#shown?.grade ?? null;
	}
	get keyChanged(): boolean {
		return this.#shown?.keyChanged ?? this.#card?.keyChanged ?? false;
	}
	get card(): Card | undefined {
		return this.#card;
	}
	/** When it would come back, by its rating; null until that is known, and where nobody chooses. */
	get days(): DaysToCome | null {
		return this.#shown ? this.#shown.days : this.#days;
	}
	/** What is foretold of a rating is what it will give. */
	get daysKnown(): boolean {
		return this.daysFor === null || this.days !== null;
	}
	/** The answer that is shown has made a leech of the question, and it is set aside. */
	get leech(): boolean {
		return this.#shown !== null && hasMadeLeech(this.#shown, this.#card);
	}
	get flagged(): boolean {
		return this.#card?.flagged ?? false;
	}
	/** 0–1: how sure the learner says to be; null where nothing was said. */
	get confidence(): number | null {
		return this.#begun.confidence;
	}
	get hintOpen(): boolean {
		return this.#begun.hintOpen;
	}
	/** Whether the back of the card in front is seen. */
	get turned(): boolean {
		return this.#begun.turned || this.#shown !== null;
	}
	/** Why the last try to submit was none. */
	get notice(): Notice | null {
		return this.#begun.notice;
	}
	/** What an update of the bank has done to the question that is asked, while it stood there. */
	get renewed(): Renewed | null {
		return this.#renewed;
	}
	get saving(): boolean {
		return this.#log.writing !== null;
	}
	/** The last write did not go through; what was answered is still here and can be sent again. */
	get failed(): unknown {
		return this.#log.failed;
	}
	get canSubmit(): boolean {
		const { question } = this;
		return !this.#shown && !!question && isComplete(question, this.#meant);
	}
	get canUndo(): boolean {
		return this.#log.lastDeed !== undefined;
	}
	/** Whether an undo brings back a question that was put off or the like, and no answer. */
	get undoesPutAway(): boolean {
		const last = this.#log.lastDeed;
		return last !== undefined && last.type !== 'answered';
	}
	get #meant(): Response | null {
		return this.#begun.meant(Boolean(this.failed));
	}
	get canRate(): boolean {
		return this.#shown !== null && canBeRated(this.#shown);
	}
	/** The rating that stands for the shown answer, where the learner gave one. */
	get rating(): Rating | null {
		return this.#ratings.at(-1)?.rating ?? null;
	}
	get #ratings(): Rated[] {
		const answer = this.#shown?.answer.id;
		return standingEvents(this.#log.events).filter(
			(event): event is Rated => event.type === 'rated' && event.answer === answer
		);
	}

	respond(response: Response): void {
		if (!this.#shown) this.#begun.respond(response);
	}

	/** @see BegunAnswer.beSure */
	beSure(confidence: number): void {
		if (!this.#shown) this.#begun.beSure(confidence);
	}

	openHint(): void {
		if (!this.question?.hint || this.#shown || !this.ref) return;
		this.#begun.openHint();
		markHint(this.#asked);
	}

	/** Shows the back of a card; what comes then is the learner's rating. */
	turn(): void {
		if (this.question?.type === 'card') this.#begun.turn();
	}

	/** Grades and keeps the answer; the feedback shows once it is kept. */
	async submit(response: Response | null = this.#meant): Promise<void> {
		if (this.#submitting) return;
		this.#submitting = true;
		try {
			const asked = this.#askedAs;
			while (this.#log.writing) await this.#log.writing;
			// An undo that was waited for has brought back another question than the one that was answered, or it was changed.
			if (asked === this.#askedAs) await this.#submit(response);
		} finally {
			this.#submitting = false;
		}
	}

	async #submit(response: Response | null): Promise<void> {
		const { question, bank, ref } = this;
		if (!question || !bank || !ref || this.#shown) return;
		if (!response || !isComplete(question, response)) {
			return this.#begun.refuse('incomplete');
		}
		const plain = $state.snapshot(response) as Response;
		const attempt = this.attempt;
		const grade = gradeAnswer(question, plain);
		if (plain.type !== 'dont-know' && grade.notes.some((note) => note.code === 'not-a-number')) {
			return this.#begun.refuse('unreadable');
		}
		// Only the last one: of those before it a taking back may have been kept.
		const last = this.#log.lastRefused;
		const days = attempt === 1 ? this.#days : null;
		// Who does not know is not sure of anything; the returns come after the answer was shown.
		const asked = attempt === 1 && plain.type !== 'dont-know';
		const confidence = asked ? this.confidence : null;
		const isLast =
			last && isAnswerTo(last, question) && JSON.stringify(last.response) === JSON.stringify(plain);
		const hint = !this.hintOpen ? 'none' : question.hint?.gives ? 'gives' : 'small';
		const due = days?.[ratingOf({ outcome: grade.outcome, hint, response: plain })];
		const answer: Answered = isLast
			? last
			: {
					...this.app.stamp(),
					type: 'answered',
					...ref,
					questionType: question.type,
					wording: question.wording,
					key: question.key,
					response: plain,
					score: grade.score,
					outcome: grade.outcome,
					durationMs: this.#begun.takenMs,
					hint,
					...(confidence === null ? {} : { confidence }),
					mode: this.plan.mode,
					session: this.id,
					attempt,
					...(due === undefined ? {} : { due })
				};
		const keyChanged = this.keyChanged;
		const record = this.#log.endedBy([answer], []);
		let card: Card | undefined;
		const revoked = this.#log.revoked(answer.id);
		this.#log.noteTry(answer);
		const kept = await this.#log.keep([...revoked, answer], record, {
			// What it has become is read first: the feedback says when it comes back.
			before: async () => (card = await this.#cardOf(ref)),
			commit: () => {
				this.#log.forget();
				this.#shown = {
					...{ ref, question, bank, attempt, response: plain, grade, answer, keyChanged },
					days
				};
				this.#renewed = null;
				this.#card = card;
				markFeedback(this.id, answer.id);
			}
		});
		this.#begun.sent(plain, kept);
	}

	dontKnow(): Promise<void> {
		return this.submit({ type: 'dont-know' });
	}

	/** On to the next question, or to the end. */
	async next(): Promise<void> {
		if (!this.#shown) return;
		this.#shown = null;
		await this.#ask();
	}

	/** Rates the right answer that is shown; the same rating again takes it back. */
	async rate(rating: 'hard' | 'easy'): Promise<void> {
		const shown = this.#shown;
		while (this.#log.writing) await this.#log.writing;
		if (!shown || shown !== this.#shown || !this.canRate) return;
		const { ref, answer } = shown;
		const again = this.rating === rating;
		const due = shown.days?.[rating];
		await this.#keepOn(
			ref,
			again
				? this.#ratings.map(({ id: target }) => ({
						...this.app.stamp(),
						type: 'undone' as const,
						...ref,
						session: this.id,
						target
					}))
				: [
						{
							...this.app.stamp(),
							type: 'rated',
							...ref,
							answer: answer.id,
							rating,
							...(due === undefined ? {} : { due })
						}
					]
		);
	}

	async flag(): Promise<void> {
		const asked = this.#asked;
		while (this.#log.writing) await this.#log.writing;
		const { ref } = this;
		if (!ref || asked !== this.#asked) return;
		await this.#keepOn(ref, [{ ...this.app.stamp(), type: 'flagged', ...ref, on: !this.flagged }]);
	}

	/**
	 * Puts the question in front off, sets it aside or the like: it leaves the session, and that counts as no answer.
	 * @returns whether that was kept
	 */
	async putAway(action: BulkAction): Promise<boolean> {
		const asked = this.#asked;
		while (this.#log.writing) await this.#log.writing;
		const { ref } = this;
		if (!ref || asked !== this.#asked) return false;
		const away = bulkEvents(action, ref, this.#card ?? null).map((event) => ({
			...this.app.stamp(),
			...event,
			session: this.id
		}));
		const kept = await this.#log.keep(
			[...this.#log.revoked(), ...away],
			this.#log.endedBy([], [ref])
		);
		if (!kept) return false;
		this.#shown = null;
		await this.#ask();
		return true;
	}

	/** The question that was just forgotten too often is asked again all the same. */
	async keepAsking(): Promise<void> {
		const { ref } = this;
		while (this.#log.writing) await this.#log.writing;
		if (!ref || !this.leech) return;
		await this.#keepOn(ref, [{ ...this.app.stamp(), type: 'resumed', ...ref, session: this.id }]);
	}

	/**
	 * Takes the last answer of this session back, that of a finished session too; its question is asked again.
	 * @returns whether there was one, and its taking back was kept
	 */
	async undo(): Promise<boolean> {
		while (this.#log.writing) await this.#log.writing;
		const last = this.#log.lastDeed;
		if (!last) return false;
		const { bank, question, id: target, session } = last;
		const kept = await this.#log.keep(
			[
				...this.#log.revoked(),
				{ ...this.app.stamp(), type: 'undone', bank, question, session, target }
			],
			this.#log.reopened
		);
		if (!kept) return false;
		this.#shown = null;
		await this.#ask();
		return true;
	}

	/** Takes in what another tab has answered in this session. */
	async sync(): Promise<void> {
		const kept = await this.#log.kept();
		// From here to the asking nothing else may come in between: what is begun of an answer is to this question.
		const before = this.ref;
		if (!this.#log.takeIn(kept)) return;
		const same = before?.bank === this.ref?.bank && before?.question === this.ref?.question;
		if (!this.#shown && !same) await this.#ask();
	}

	/**
	 * Takes in its banks as they are now; one that is no longer there stays as it was. What was answered counts as it was
	 * graded then, and an answer that is shown keeps its question; what is still to be asked is asked as it is now. What was
	 * begun of an answer stays where it means the same.
	 * @returns whether any of them is another
	 */
	async renew(banks: readonly Bank[]): Promise<boolean> {
		while (this.#log.writing) await this.#log.writing;
		const now = this.#banks.map((bank) => banks.find(({ id }) => id === bank.id) ?? bank);
		if (now.every((bank, at) => bank === this.#banks[at])) return false;
		const { question: before, ref } = this;
		this.#banks = now;
		this.#log.planned(this.#askable(this.plan));
		if (this.#shown || !before || !ref) return true;
		const after = this.#find(ref.bank, ref.question);
		if (!after) {
			await this.#ask();
			this.#renewed = 'gone';
			this.#log.closeWhenDone();
			return true;
		}
		const isSame = answerParts(after) === answerParts(before);
		if (!isSame) this.#begun.clear(this.#untouched);
		// A key is told by its words: where these are others it need be no other answer.
		if (after.wording !== before.wording || !isSame) this.#renewed = 'wording';
		else if (after.key !== before.key) this.#renewed = 'key';
		await this.#readCard(ref);
		return true;
	}

	#askable(plan: SessionPlan): SessionPlan {
		return withoutMissing(plan, (ref) => this.#find(ref.bank, ref.question) !== undefined);
	}

	/** Writes what was done to a question, and shows its card as it then is. */
	async #keepOn(ref: QuestionRef, events: LearnerEvent[]): Promise<void> {
		let card: Card | undefined;
		await this.#log.keep(events, undefined, {
			before: async () => (card = await this.#cardOf(ref)),
			commit: () => this.#showCard(ref, card)
		});
	}

	/** After a reload: the feedback that was being read, where the last answer is still the one it belongs to. */
	#showAgain(): boolean {
		const answer = this.answers.at(-1);
		const question = answer && this.#find(answer.bank, answer.question);
		const bank = this.#banks.find(({ id }) => id === answer?.bank);
		if (!answer || !question || !bank || markedFeedback(this.id) !== answer.id) return false;
		this.#shown = shownAgain(answer, question, bank);
		if (!this.#shown) return false;
		void this.#readCard(this.#shown.ref);
		return true;
	}

	/** What is asked now, and the how-manieth time. */
	get #asked(): string {
		return `${this.id} ${this.ref?.bank} ${this.ref?.question} ${this.attempt}`;
	}
	/** The same, and in which state. */
	get #askedAs(): string {
		return `${this.#asked} ${this.question?.wording} ${this.question?.key}`;
	}
	get #untouched(): Response | null {
		const { question, presentation } = this;
		return question && presentation ? initialResponse(question, presentation) : null;
	}

	async #ask(): Promise<void> {
		markFeedback(this.id, null);
		this.#renewed = null;
		this.#log.forget();
		const { ref } = this;
		this.#begun.begin(this.#untouched, ref !== null && isHintMarked(this.#asked));
		this.#card = undefined;
		this.#days = null;
		if (ref) await this.#readCard(ref);
		if (ref) void this.#readDays(ref);
	}

	async #readCard(ref: QuestionRef): Promise<void> {
		this.#showCard(ref, await this.#cardOf(ref));
	}

	/** Nothing waits for it: an answer that is quicker comes back on a day that the seed chooses. */
	async #readDays(ref: QuestionRef): Promise<void> {
		const { bank } = this;
		if (!bank || !this.daysFor || this.attempt !== 1) return;
		const days = await this.daysFor(this.#card, ref, bank).catch(() => null);
		if (this.ref?.bank === ref.bank && this.ref.question === ref.question && !this.#shown)
			this.#days = days;
	}

	/** Shows the card of that question, unless another one has come up meanwhile. */
	#showCard(ref: QuestionRef, card: Card | undefined): void {
		if (this.ref?.bank === ref.bank && this.ref.question === ref.question) this.#card = card;
	}

	/** The card as it is kept, or as it was shown last where it cannot be read. */
	#cardOf(ref: QuestionRef): Promise<Card | undefined> {
		return this.app.store.card(ref.bank, ref.question).catch(() => this.#card);
	}
}
