import { expect, type Locator, type Page } from '@playwright/test';
import { CLAIM_KINDS, type Question } from '../../../src/lib/core/bank/bank';
import type { Response, ResponseOf } from '../../../src/lib/core/quiz/response';
import { chooseWithArrows, tabTo } from './keyboard';

type OfType<T extends Question['type']> = Extract<Question, { type: T }>;
export type By = 'keyboard' | 'mouse';

const KIND_LABELS = {
	event: 'Event',
	figure: 'Figure',
	statement: 'Statement',
	judgement: 'Judgement'
};

/** Gives a response to the question on the screen, without handing it in. */
export async function fillIn(
	page: Page,
	question: Question,
	response: Response,
	by: By
): Promise<void> {
	const is = <T extends Question['type']>(type: T): [OfType<T>, ResponseOf<T>] | null =>
		question.type === type && response.type === type
			? [question as OfType<T>, response as ResponseOf<T>]
			: null;
	const single = is('single');
	if (single) return choose(page, single[0].choices, [single[1].choice], 'radio', by);
	const multiple = is('multiple');
	if (multiple) return choose(page, multiple[0].choices, multiple[1].choices, 'checkbox', by);
	const trueFalse = is('true-false');
	if (trueFalse) return decide(page, trueFalse[1].value, by);
	const typed = is('numeric') ?? is('short-text');
	if (typed) return write(page, page.getByRole('textbox'), typed[1].text, by);
	const cloze = is('cloze');
	if (cloze) return fillBlanks(page, cloze[0], cloze[1].blanks, by);
	const matching = is('matching');
	if (matching) return match(page, matching[0], matching[1].matches, by);
	const ordering = is('ordering');
	if (ordering) return arrange(page, ordering[0], ordering[1].order, by);
	const attribution = is('attribution');
	if (attribution) return attribute(page, attribution[1], by);
	throw new Error(`A ${response.type} response does not answer a ${question.type} question`);
}

/** Presses the number that stands on the choice, or clicks it. */
async function choose(
	page: Page,
	choices: { id: string; text: string }[],
	ids: string[],
	role: 'radio' | 'checkbox',
	by: By
): Promise<void> {
	const group = page.getByRole(role === 'radio' ? 'radiogroup' : 'group');
	const inputs = group.getByRole(role);
	const shown = await inputs.evaluateAll((all: HTMLInputElement[]) => all.map((i) => i.value));
	for (const id of ids) {
		const { text } = choices.find((choice) => choice.id === id)!;
		const input = group.getByRole(role, { name: text, exact: true });
		if (by === 'keyboard') await page.keyboard.press(String(shown.indexOf(id) + 1));
		else await group.getByText(text, { exact: true }).click();
		await expect(input).toBeChecked();
	}
	await expect(inputs.and(page.locator(':checked'))).toHaveCount(ids.length);
}

async function decide(page: Page, value: boolean, by: By): Promise<void> {
	const label = value ? 'True' : 'False';
	if (by === 'keyboard') await page.keyboard.press(value ? '1' : '2');
	else await page.getByRole('radiogroup').getByText(label, { exact: true }).click();
	await expect(page.getByRole('radio', { name: label, exact: true })).toBeChecked();
}

async function write(page: Page, field: Locator, text: string, by: By): Promise<void> {
	if (by === 'mouse') return field.fill(text);
	await tabTo(page, field);
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.insertText(text);
	await expect(field).toHaveValue(text);
}

async function pick(page: Page, list: Locator, value: string, by: By): Promise<void> {
	if (by === 'mouse') return void (await list.selectOption(value));
	await tabTo(page, list);
	await chooseWithArrows(page, list, value);
}

/** Blanks are named by their place in the text. */
async function fillBlanks(
	page: Page,
	question: OfType<'cloze'>,
	blanks: Record<string, string>,
	by: By
): Promise<void> {
	const inText = [...question.text.matchAll(/\{\{\s*([^{}]+?)\s*\}\}/g)].map(([, id]) => id!);
	for (const [index, id] of inText.entries()) {
		const name = `Blank ${index + 1} of ${inText.length}`;
		const { kind } = question.blanks.find((blank) => blank.id === id)!;
		if (kind === 'typed') await write(page, page.getByRole('textbox', { name }), blanks[id]!, by);
		else await pick(page, page.getByRole('combobox', { name }), blanks[id]!, by);
	}
}

async function match(
	page: Page,
	question: OfType<'matching'>,
	matches: Record<string, string>,
	by: By
): Promise<void> {
	for (const { id, text } of question.prompts) {
		const list = page.getByRole('combobox', { name: `Match for “${text}”`, exact: true });
		await pick(page, list, matches[id]!, by);
	}
}

/** From the top down, each item to its place: picked up and moved with the keys, or stepped with the arrows' buttons. */
async function arrange(
	page: Page,
	question: OfType<'ordering'>,
	order: string[],
	by: By
): Promise<void> {
	const textOf = (id: string) => question.items.find((item) => item.id === id)!.text;
	for (const [to, id] of order.entries()) {
		const from = (await shownOrder(page)).indexOf(id);
		if (from === to) continue;
		if (by === 'mouse') {
			const up = page.getByRole('button', { name: `Move “${textOf(id)}” up`, exact: true });
			for (let at = from; at > to; at--) await up.click();
		} else {
			const handle = page.getByRole('button', { name: `Move “${textOf(id)}”, ` });
			await tabTo(page, handle);
			await page.keyboard.press('Space');
			await expect(handle).toHaveAttribute('aria-pressed', 'true');
			for (let at = from; at > to; at--) await page.keyboard.press('ArrowUp');
			await page.keyboard.press('Space');
			await expect(handle).toHaveAttribute('aria-pressed', 'false');
		}
		await expect.poll(async () => (await shownOrder(page))[to]).toBe(id);
	}
}

/** Item ids as they stand on the screen. */
export function shownOrder(page: Page): Promise<string[]> {
	return page
		.locator('[data-item]')
		.evaluateAll((rows: HTMLElement[]) => rows.map((row) => row.dataset.item!));
}

async function attribute(page: Page, response: ResponseOf<'attribution'>, by: By): Promise<void> {
	const kinds = page.getByRole('radiogroup', { name: 'What kind of claim' });
	const kind = response.kind!;
	if (by === 'keyboard') await page.keyboard.press(String(CLAIM_KINDS.indexOf(kind) + 1));
	else await kinds.getByText(KIND_LABELS[kind], { exact: true }).click();
	await expect(kinds.getByRole('radio', { name: KIND_LABELS[kind] })).toBeChecked();
	if (response.speaker === null) return;
	const speakers = page.getByRole('radiogroup', { name: 'Who makes it' });
	const shown = await speakers
		.getByRole('radio')
		.evaluateAll((all: HTMLInputElement[]) => all.map((input) => input.value));
	if (by === 'keyboard') await page.keyboard.press('abcde'[shown.indexOf(response.speaker)]!);
	else await speakers.getByText(response.speaker, { exact: true }).click();
	await expect(speakers.getByRole('radio', { name: response.speaker, exact: true })).toBeChecked();
}
