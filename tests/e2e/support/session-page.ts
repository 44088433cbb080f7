import { expect, type Locator, type Page } from '@playwright/test';
import type { Question } from '../../../src/lib/core/bank/bank';
import { fillIn, type By } from './answer-question';
import { tabTo } from './keyboard';
import { responseFor, VERDICT, type Wanted } from './responses';
import { askedText, questionAsking } from './shipped-banks';

/** A study, review or missed session as the learner sees it. */
export class SessionPage {
	readonly stem: Locator;
	readonly check: Locator;
	readonly goOn: Locator;
	readonly verdict: Locator;
	readonly feedback: Locator;
	readonly footnote: Locator;
	readonly progress: Locator;
	/** The heading of the end screen. */
	readonly end: Locator;

	constructor(readonly page: Page) {
		this.stem = page.getByRole('heading', { level: 1 });
		this.check = page.getByRole('button', { name: /^(Check|Try again)/ });
		this.goOn = page.getByRole('button', { name: /^(Continue|See how it went)/ });
		this.feedback = page.getByRole('region', { name: 'Feedback' });
		this.verdict = this.feedback.getByRole('heading', { level: 2 });
		this.footnote = this.feedback.getByRole('note', { name: 'Footnote' });
		this.progress = page.getByRole('progressbar', { name: 'Progress' });
		this.end = page.getByRole('heading', {
			level: 1,
			name: /^(That was the quiz|Review done|Missed questions, met again)$/
		});
	}

	/** The question that waits for an answer, told by what is on the screen. */
	async question(): Promise<Question> {
		await expect(this.check).toBeVisible();
		return this.#shown();
	}

	/** The question whose feedback is shown. */
	async answeredQuestion(): Promise<Question> {
		await expect(this.goOn).toBeVisible();
		return this.#shown();
	}

	async #shown(): Promise<Question> {
		const claim = this.page.getByRole('main').locator('blockquote');
		const text = (await claim.count()) > 0 ? claim : this.stem;
		return questionAsking((await text.innerText()).trim());
	}

	/** Answers what is asked, sees the verdict, and stays on the feedback. */
	async answer(wanted: Wanted, by: By = 'keyboard'): Promise<Question> {
		const question = await this.question();
		await fillIn(this.page, question, responseFor(question, wanted), by);
		await this.submit(by);
		await expect(this.verdict).toHaveText(new RegExp(`^\\W*${VERDICT[wanted]}$`));
		return question;
	}

	/** Enter where it means that, else the button. */
	async submit(by: By = 'keyboard'): Promise<void> {
		if (by === 'mouse') return this.check.click();
		const ownsEnter = await this.page.evaluate(
			() => document.activeElement?.matches('select, button, a, summary') ?? false
		);
		if (ownsEnter) await tabTo(this.page, this.check);
		await this.page.keyboard.press('Enter');
	}

	/** From the feedback to the next question, or to the end. */
	async next(by: By = 'keyboard'): Promise<void> {
		if (by === 'mouse') {
			await this.goOn.click();
		} else {
			await expect(this.goOn).toBeFocused();
			await this.page.keyboard.press('Enter');
		}
		await expect(this.check.or(this.end)).toBeVisible();
	}

	/** Answers to the end of the session; gives the questions in the order they were asked, returns included. */
	async answerAll(how: (question: Question, turn: number) => Wanted = () => 'right') {
		const asked: Question[] = [];
		while (!(await this.end.isVisible())) {
			const question = await this.question();
			await this.answer(how(question, asked.length));
			asked.push(question);
			await this.next();
		}
		return asked;
	}

	async expectToAsk(question: Question): Promise<void> {
		await expect(this.check).toBeVisible();
		await expect(this.page.getByText(askedText(question), { exact: true })).toBeVisible();
	}

	/** The texts of the choices, blanks, prompts or items in the order shown: all that is shuffled. */
	async layout(): Promise<string[]> {
		return this.page
			.getByRole('main')
			.locator('label, option, [data-item], [data-prompt]')
			.allTextContents();
	}
}
