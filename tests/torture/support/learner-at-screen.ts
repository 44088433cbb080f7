import { expect, type Page } from '@playwright/test';
import type { Answered } from '../../../src/lib/core/memory/event';
import { standingEvents } from '../../../src/lib/core/memory/standing-events';
import type { Random } from '../../../src/lib/core/quiz/random';
import { sessionProgress } from '../../../src/lib/core/quiz/session-progress';
import { fillIn } from '../../e2e/support/answer-question';
import { responseFor } from '../../e2e/support/responses';
import { SessionPage } from '../../e2e/support/session-page';
import { article, reading } from '../../e2e/support/shipped-banks';
import type { FoundLearner } from './read-learner';

const BANKS = [article, reading];
const SHARE_WRONG = 0.2;
const SCREEN_LIMIT = { timeout: 20_000 };

/** One answer, from the moment it was handed in. */
export interface GivenAnswer {
	session: string;
	question: string;
	/** The screen has shown its feedback. */
	acknowledged: boolean;
}

/** A learner at the app's real screens, who remembers what the screen acknowledged. */
export class LearnerAtScreen {
	/** In the order given, over all starts of the browser. */
	readonly given: GivenAnswer[] = [];
	/** Handed in, and nothing seen of it yet. */
	#inFlight: GivenAnswer | null = null;

	constructor(
		private readonly random: Random,
		private readonly url: string
	) {}

	get acknowledged(): GivenAnswer[] {
		return this.given.filter((answer) => answer.acknowledged);
	}

	/** Opens Today in a page that tells at once when feedback appears, sooner than it could be asked for. */
	async openToday(page: Page): Promise<void> {
		await page.exposeBinding('feedbackShown', () => {
			if (this.#inFlight) this.#inFlight.acknowledged = true;
		});
		await page.addInitScript(watchFeedback);
		await page.goto(this.url);
		await expect(page.getByRole('heading', { level: 2, name: 'Banks', exact: true })).toBeVisible(
			SCREEN_LIMIT
		);
	}

	/** Goes on with what was left, or begins something new. */
	async enterSession(page: Page): Promise<void> {
		const goOn = page.getByRole('link', { name: 'Go on where you left' });
		const quiz = page.getByRole('button', { name: 'Take the quiz' });
		if (await goOn.isVisible()) await goOn.click();
		else if (await quiz.isVisible()) await quiz.click();
		else await this.#beginAtBank(page);
		await expect(new SessionPage(page).check).toBeVisible(SCREEN_LIMIT);
	}

	async #beginAtBank(page: Page): Promise<void> {
		const bank = BANKS[Math.floor(this.random() * BANKS.length)]!;
		await page.goto(`${this.url}bank/${bank.id}/`);
		await page
			.getByRole('button', { name: /^(Learn|Practise) / })
			.first()
			.click();
	}

	/**
	 * Answers for ever, at a person's pace.
	 * @param pauseMs the shortest and the longest time between two answers
	 * @param onSubmit told right after the key was pressed, with how many answers this was since the call
	 */
	async answerOn(
		page: Page,
		pauseMs: [number, number],
		onSubmit: (turn: number) => void
	): Promise<void> {
		for (let turn = 1; ; turn++) {
			await this.answerOne(
				page,
				() => wait(between(pauseMs, this.random)),
				() => onSubmit(turn)
			);
		}
	}

	/** One answer and on to the next question, or into another session after the last. */
	async answerOne(
		page: Page,
		think: () => Promise<void> = async () => {},
		onSubmit: () => void = () => {}
	): Promise<void> {
		const by = this.random() < 0.5 ? 'mouse' : 'keyboard';
		await this.handIn(page, by, think, onSubmit);
		if ((await this.outcome(page)) !== 'kept') throw new Error('The answer was not kept.');
		await this.goOn(page, by);
	}

	/** Answers the question on the screen, mostly right, and does not wait for what comes of it. */
	async handIn(
		page: Page,
		by: 'mouse' | 'keyboard' = 'mouse',
		think: () => Promise<void> = async () => {},
		onSubmit: () => void = () => {}
	): Promise<void> {
		const screen = new SessionPage(page);
		const question = await screen.question();
		const wanted = this.random() < SHARE_WRONG ? 'wrong' : 'right';
		await fillIn(page, question, responseFor(question, wanted), by);
		await think();
		this.handedIn({ session: sessionIn(page), question: question.id });
		const submitting = screen.submit(by);
		onSubmit();
		await submitting;
	}

	/** Whether the screen says that it is kept, or that it could not be. */
	async outcome(page: Page): Promise<'kept' | 'refused'> {
		const { verdict } = new SessionPage(page);
		const refusal = page.getByText(/^Your answer is not saved yet/);
		await expect(verdict.or(refusal).first()).toBeVisible(SCREEN_LIMIT);
		if (!(await verdict.isVisible())) return 'refused';
		this.seen();
		return 'kept';
	}

	/** After a refusal: the same answer again, which is still on the screen. */
	async tryAgain(page: Page): Promise<'kept' | 'refused'> {
		const { check, verdict } = new SessionPage(page);
		const refusal = page.getByText(/^Your answer is not saved yet/);
		await check.click();
		// The words of the last try go first.
		await expect(refusal)
			.toHaveCount(0, SCREEN_LIMIT)
			.catch(() => undefined);
		await expect(verdict.or(refusal).first()).toBeVisible(SCREEN_LIMIT);
		return this.outcome(page);
	}

	/** From the feedback to the next question, or into another session after the last. */
	async goOn(page: Page, by: 'mouse' | 'keyboard' = 'mouse'): Promise<void> {
		const screen = new SessionPage(page);
		await screen.next(by);
		if (!(await screen.end.isVisible())) return;
		await this.#beginAtBank(page);
		await expect(screen.check).toBeVisible(SCREEN_LIMIT);
	}

	handedIn(answer: { session: string; question: string }): void {
		this.#inFlight = { ...answer, acknowledged: false };
		this.given.push(this.#inFlight);
	}

	/** Its feedback is on the screen. */
	seen(): void {
		if (this.#inFlight) this.#inFlight.acknowledged = true;
		this.#inFlight = null;
	}

	/**
	 * Compares what the screen said with what is kept, and takes what is kept as said from now on: after a start it
	 * has been shown.
	 */
	compare(found: FoundLearner): { lost: GivenAnswer[]; doubled: GivenAnswer[] } {
		this.#inFlight = null;
		const kept = standingAnswers(found);
		const lost: GivenAnswer[] = [];
		const doubled: GivenAnswer[] = [];
		const groups = groupedByName(this.given);
		for (const [name, answers] of groups) {
			const times = kept.filter((event) => nameOf(event) === name).length;
			const certain = answers.filter(({ acknowledged }) => acknowledged).length;
			lost.push(...answers.slice(0, Math.max(0, certain - times)));
			doubled.push(...answers.slice(0, Math.max(0, times - answers.length)));
		}
		for (const event of kept)
			if (!groups.has(nameOf(event)))
				doubled.push({ session: event.session, question: event.question, acknowledged: false });
		this.given.length = 0;
		for (const { session, question } of kept)
			this.given.push({ session, question, acknowledged: true });
		return { lost, doubled };
	}
}

/** What the newest unfinished session must ask next by its own log; null when nothing is unfinished. */
export function expectedQuestion(found: FoundLearner): string | null {
	const open = found.sessions
		.filter((session) => session.open === 1)
		.sort((a, b) => a.startedMs - b.startedMs)
		.at(-1);
	if (!open) return null;
	const answers = standingAnswers(found).filter(({ session }) => session === open.id);
	return sessionProgress(open.plan, answers).current?.ref.question ?? null;
}

export function standingAnswers({ events }: Pick<FoundLearner, 'events'>): Answered[] {
	return standingEvents(events).filter((event): event is Answered => event.type === 'answered');
}

const nameOf = ({ session, question }: { session: string; question: string }) =>
	`${session} ${question}`;

function groupedByName(answers: GivenAnswer[]): Map<string, GivenAnswer[]> {
	const groups = new Map<string, GivenAnswer[]>();
	for (const answer of answers)
		groups.set(nameOf(answer), [...(groups.get(nameOf(answer)) ?? []), answer]);
	return groups;
}

const sessionIn = (page: Page) => new URL(page.url()).searchParams.get('id') ?? '';

const between = ([low, high]: [number, number], random: Random) => low + random() * (high - low);

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** In the page: says when feedback comes up that was not there before. */
function watchFeedback(): void {
	let shown = false;
	new MutationObserver(() => {
		const now = document.querySelector('section.feedback') !== null;
		if (now && !shown) (globalThis as unknown as { feedbackShown: () => void }).feedbackShown();
		shown = now;
	}).observe(document, { childList: true, subtree: true });
}
