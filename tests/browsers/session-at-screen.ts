import { CLAIM_KINDS, type Question } from '../../src/lib/core/bank/bank';
import type { Response } from '../../src/lib/core/quiz/response';
import { responseFor, VERDICT, type Wanted } from '../e2e/support/responses';
import { questionAsking } from '../e2e/support/shipped-banks';
import { escaped, role, type Query } from './screen/query';
import type { Screen } from './screen/screen';

export type By = 'keyboard' | 'mouse';

const KIND_LABELS = {
	event: 'Event',
	figure: 'Figure',
	statement: 'Statement',
	judgement: 'Judgement'
};

export const CHECK = role('button', /^(Check|Try again)/);
export const GO_ON = role('button', /^(Continue|See how it went)/);
export const PROGRESS = role('progressbar', 'Progress');
export const FEEDBACK = role('region', 'Feedback');
export const FOOTNOTE = role('note', 'Footnote', { within: FEEDBACK });
export const END = role('heading', /^(That was the quiz|Review done|Missed questions, met again)/, {
	level: 1
});

/** A session in front of a learner who knows the right answers, or the wrong ones. */
export class SessionAtScreen {
	constructor(readonly screen: Screen) {}

	/** The question that waits for an answer. */
	async question(): Promise<Question> {
		await this.screen.see(CHECK);
		return this.#shown();
	}

	/** The question whose feedback is shown. */
	async answeredQuestion(): Promise<Question> {
		await this.screen.see(GO_ON);
		return this.#shown();
	}

	/** Answers what is asked, sees the verdict, and stays on the feedback. */
	async answer(wanted: Wanted, by: By): Promise<Question> {
		const question = await this.question();
		await this.fillIn(question, responseFor(question, wanted), by);
		await this.submit(by);
		const verdict = role('heading', new RegExp(`^\\W*${VERDICT[wanted]}$`), { within: FEEDBACK });
		await this.screen.see(verdict);
		return question;
	}

	/** Enter where it means that, else the button. */
	async submit(by: By): Promise<void> {
		if (by === 'mouse') return this.screen.click(CHECK);
		const hasOwnEnter = await this.screen.tab.run(
			() => document.activeElement?.matches('select, button, a, summary') ?? false
		);
		if (hasOwnEnter) await this.screen.tabTo(CHECK);
		await this.screen.press('Enter');
	}

	/** From the feedback to the next question, or to the end. */
	async next(by: By): Promise<void> {
		if (by === 'mouse') {
			await this.screen.click(GO_ON);
		} else {
			await this.screen.see(GO_ON, ({ focused }) => focused);
			await this.screen.press('Enter');
		}
		await this.screen.until('the next question, or the end', () => this.#isAsking());
	}

	/** Answers to the end; gives the questions as they were asked, returns included. */
	async answerAll(
		by: By,
		how: (question: Question, turn: number) => Wanted = () => 'right'
	): Promise<Question[]> {
		const asked: Question[] = [];
		while (!(await this.screen.shows(END))) {
			const question = await this.question();
			await this.answer(how(question, asked.length), by);
			asked.push(question);
			await this.next(by);
		}
		return asked;
	}

	/** Gives a response without handing it in. */
	async fillIn(question: Question, response: Response, by: By): Promise<void> {
		const { screen } = this;
		if (question.type === 'single' && response.type === 'single')
			return this.#pick('radio', question.choices, [response.choice], by);
		if (question.type === 'multiple' && response.type === 'multiple')
			return this.#pick('checkbox', question.choices, response.choices, by);
		if (response.type === 'true-false') {
			const choice = role('radio', response.value ? 'True' : 'False');
			if (by === 'keyboard') await screen.press(response.value ? '1' : '2');
			else await screen.click(choice);
			return void (await screen.see(choice, ({ checked }) => checked));
		}
		if (response.type === 'numeric' || response.type === 'short-text')
			return this.#write(role('textbox'), response.text, by);
		if (question.type === 'cloze' && response.type === 'cloze') {
			const places = [...question.text.matchAll(/\{\{\s*([^{}]+?)\s*\}\}/g)].map(([, id]) => id!);
			for (const [index, id] of places.entries()) {
				const name = `Blank ${index + 1} of ${places.length}`;
				const { kind } = question.blanks.find((blank) => blank.id === id)!;
				if (kind === 'typed') await this.#write(role('textbox', name), response.blanks[id]!, by);
				else await this.#choose(role('combobox', name), response.blanks[id]!, by);
			}
			return;
		}
		if (question.type === 'matching' && response.type === 'matching') {
			for (const { id, text } of question.prompts)
				await this.#choose(role('combobox', `Match for “${text}”`), response.matches[id]!, by);
			return;
		}
		if (question.type === 'ordering' && response.type === 'ordering') {
			const textOf = (id: string) => question.items.find((item) => item.id === id)!.text;
			return this.#arrange(response.order, textOf, by);
		}
		if (response.type === 'attribution') return this.#attribute(response, by);
		throw new Error(`A ${response.type} response does not answer a ${question.type} question.`);
	}

	/** Presses the number that stands on the choice, or clicks it. */
	async #pick(
		kind: 'radio' | 'checkbox',
		choices: { id: string; text: string }[],
		ids: string[],
		by: By
	): Promise<void> {
		const shown = (await this.screen.find(role(kind))).map(({ value }) => value);
		for (const id of ids) {
			const choice = role(kind, choices.find((one) => one.id === id)!.text);
			if (by === 'keyboard') await this.screen.press(String(shown.indexOf(id) + 1));
			else await this.screen.click(choice);
			await this.screen.see(choice, ({ checked }) => checked);
		}
	}

	async #write(field: Query, words: string, by: By): Promise<void> {
		if (by === 'mouse') return this.screen.fill(field, words);
		await this.screen.tabTo(field);
		await this.screen.write(words);
		await this.screen.see(field, ({ value }) => value === words);
	}

	async #choose(list: Query, value: string, by: By): Promise<void> {
		if (by === 'mouse') return this.screen.choose(list, value);
		await this.screen.tabTo(list);
		await this.screen.chooseWithArrows(list, value);
	}

	/** From the top down: picked up and moved with the keys, or stepped with the buttons. */
	async #arrange(order: string[], textOf: (id: string) => string, by: By): Promise<void> {
		const { screen } = this;
		for (const [to, id] of order.entries()) {
			const from = (await this.#shownOrder()).indexOf(id);
			if (from === to) continue;
			if (by === 'mouse') {
				for (let at = from; at > to; at--) {
					await screen.click(role('button', `Move “${textOf(id)}” up`));
					await screen.until('the item one higher', async () => {
						return (await this.#shownOrder())[at - 1] === id;
					});
				}
			} else {
				const handle = role('button', new RegExp(`^Move “${escaped(textOf(id))}”, `));
				await screen.tabTo(handle);
				await screen.press('Space');
				await screen.see(handle, ({ aria }) => aria.pressed === 'true');
				for (let at = from; at > to; at--) await screen.press('ArrowUp');
				await screen.press('Space');
				await screen.see(handle, ({ aria }) => aria.pressed === 'false');
			}
			await screen.until('the item in its place', async () => {
				return (await this.#shownOrder())[to] === id;
			});
		}
	}

	async #attribute(
		{ kind, speaker }: Extract<Response, { type: 'attribution' }>,
		by: By
	): Promise<void> {
		const { screen } = this;
		const kinds = role('radiogroup', 'What kind of claim');
		const wanted = role('radio', new RegExp(`^${KIND_LABELS[kind!]}`), { within: kinds });
		if (by === 'keyboard') await screen.press(String(CLAIM_KINDS.indexOf(kind!) + 1));
		else await screen.click(wanted);
		await screen.see(wanted, ({ checked }) => checked);
		if (speaker === null) return;
		const speakers = role('radiogroup', 'Who makes it');
		const shown = await screen.find(role('radio', undefined, { within: speakers }));
		const who = role('radio', speaker, { within: speakers });
		if (by === 'keyboard')
			await screen.press('abcde'[shown.findIndex(({ value }) => value === speaker)]!);
		else await screen.click(who);
		await screen.see(who, ({ checked }) => checked);
	}

	#shownOrder(): Promise<string[]> {
		return this.screen.tab.run(() =>
			[...document.querySelectorAll<HTMLElement>('[data-item]')].map((row) => row.dataset.item!)
		);
	}

	/** From whatever it shows, the feedback of the last answer or not, to the question that waits; null at the end. */
	async goOn(): Promise<Question | null> {
		const what = 'a question, its feedback, or the end';
		await this.screen.until(what, async () => {
			return (await this.screen.shows(GO_ON)) || this.#isAsking();
		});
		if (await this.screen.shows(GO_ON)) await this.next('mouse');
		return (await this.screen.shows(END)) ? null : this.question();
	}

	async #isAsking(): Promise<boolean> {
		return (await this.screen.shows(CHECK)) || (await this.screen.shows(END));
	}

	/** A claim that is to be attributed stands in a quotation; else the question is the heading. */
	async #shown(): Promise<Question> {
		const asked = await this.screen.until('the text of a question', () =>
			this.screen.tab.run(() => {
				const quotations = document.querySelectorAll<HTMLElement>('main blockquote');
				// A footnote may quote its passage as well.
				const claim = [...quotations].find((one) => !one.closest('[role=note]'));
				return (claim ?? document.querySelector<HTMLElement>('h1'))?.innerText.trim() || null;
			})
		);
		return questionAsking(asked);
	}
}
