import { beforeEach, expect, it } from 'vitest';
import type { Bank, Question } from '../core/bank/bank';
import { EXAMPLE_BANK } from '../core/bank/example-bank';
import { parseBank } from '../core/bank/parse-bank';
import type { LearnerEvent } from '../core/memory/event';
import type { SessionRecord } from '../store/database-schema';
import type { FootnoteApp } from './footnote-app.svelte';
import { TestState } from './test-state.svelte';

const parsed = (text: string): Bank => {
	const result = parseBank(text, 'tides.yaml', { checks: false });
	if (!result.ok) throw new Error(result.errors[0]?.problem);
	return result.bank;
};
const changed = (...changes: [from: string, to: string][]): Bank =>
	parsed(
		changes.reduce((before, [from, to]) => {
			if (!before.includes(from)) throw new Error(`Not in the example: ${from}`);
			return before.replace(from, () => to);
		}, EXAMPLE_BANK)
	);
const bank = parsed(EXAMPLE_BANK);
const single = bank.questions.find((question) => question.type === 'single')!;
if (single.type !== 'single') throw new Error('There is no such question.');
const choice = single.choices.find(({ correct }) => correct)!;
const ITEMS = ['level', single.id, 'order'].map((question) => ({ bank: bank.id, question }));

let handedIn: LearnerEvent[];
let record: SessionRecord;
/** Keeps in memory what a test gives it. */
const app = {
	stamp: () => ({ id: crypto.randomUUID(), atMs: 1, offsetMin: 0, day: 1, device: 'd' }),
	saveOpenSession: async (session: SessionRecord) => void (record = session),
	handIn: async (events: LearnerEvent[], session: SessionRecord) => {
		handedIn = events;
		record = session;
		return null;
	}
} as unknown as FootnoteApp;
const open = (banks: Bank[] = [bank]) => new TestState(app, record, banks);
const saved = () => expect.poll(() => Object.keys(record.drafts).length);
const keysOf = (events: LearnerEvent[]) =>
	events.map((event) => (event.type === 'answered' ? event.key : null));
const keyIn = (of: Bank, id: string): Question['key'] =>
	of.questions.find((question) => question.id === id)!.key;

beforeEach(() => {
	handedIn = [];
	record = {
		id: 'x',
		plan: { mode: 'test', bank: bank.id, seed: 's', items: ITEMS },
		open: 1,
		startedMs: 0,
		drafts: {},
		marked: [],
		spentMs: {}
	};
});

for (const [when, take] of [
	['while it is open', async (test: TestState, now: Bank) => (await test.renew([now]), test)],
	['before it is opened again', async (_: TestState, now: Bank) => open([now])]
] as const) {
	it(`keeps an answer that means the same, and grades it by the key of now: updated ${when}`, async () => {
		const before = open();
		before.respond({ type: 'numeric', text: '47000' });
		await saved().toBe(1);
		const now = changed(['answer: 48000', 'answer: 47000']);
		const test = await take(before, now);
		test.goTo(0);
		expect(test.response).toEqual({ type: 'numeric', text: '47000' });
		await test.handIn();
		expect(handedIn).toMatchObject([{ question: 'level', outcome: 'right' }]);
		expect(keysOf(handedIn)).toEqual([keyIn(now, 'level')]);
	});

	it(`tells of an answer to what was reworded, and keeps it: updated ${when}`, async () => {
		const before = open();
		before.respond({ type: 'numeric', text: '48000' });
		await saved().toBe(1);
		const stem = bank.questions.find(({ id }) => id === 'level')!.stem;
		const test = await take(before, changed([stem, 'How much is it?']));
		test.goTo(0);
		expect([test.renewed, test.response]).toEqual([
			'answer-kept',
			{ type: 'numeric', text: '48000' }
		]);
		test.respond({ type: 'numeric', text: '48000' });
		expect(test.renewed).toBeNull();
	});

	it(`lets go of an answer whose choices say something else, and asks for it anew: updated ${when}`, async () => {
		const before = open();
		before.goTo(1);
		before.respond({ type: 'single', choice: choice.id });
		await saved().toBe(1);
		const other = single.choices.find(({ correct }) => !correct)!;
		const test = await take(before, changed([other.text, 'Something else']));
		test.goTo(1);
		expect([test.renewed, test.response, test.unanswered]).toEqual(['answer-lost', null, 3]);
		test.respond({ type: 'single', choice: choice.id });
		expect([test.renewed, test.unanswered]).toEqual([null, 2]);
		await test.handIn();
		expect(handedIn).toMatchObject([{ question: single.id, outcome: 'right' }]);
	});
}

it('goes on at the next question where the one that is shown was taken out', async () => {
	const test = open();
	test.goTo(1);
	const questions = bank.questions.filter(({ id }) => id !== single.id);
	await test.renew([{ ...bank, questions }]);
	expect([test.question?.id, test.renewed, test.plan.items.length]).toEqual(['order', 'gone', 2]);
	test.goTo(0);
	expect(test.renewed).toBeNull();
});

it('tells of what was reworded before an answer to it until there is one', async () => {
	const test = open();
	const stem = bank.questions.find(({ id }) => id === 'level')!.stem;
	expect(await test.renew([bank])).toBe(false);
	await test.renew([changed([stem, 'How much is it?'])]);
	expect([test.renewed, test.question?.stem]).toEqual(['wording', 'How much is it?']);
	test.respond({ type: 'numeric', text: '1' });
	expect(test.renewed).toBeNull();
});

it('stays as it was once it is handed in', async () => {
	const test = open();
	test.respond({ type: 'numeric', text: '48000' });
	await test.handIn();
	expect(await test.renew([changed(['answer: 48000', 'answer: 47000'])])).toBe(false);
	expect(test.question?.key).toBe(keyIn(bank, 'level'));
});

it('counts no more of an answer than three minutes', async () => {
	record = { ...record, spentMs: { [`${bank.id}\n${single.id}`]: 3_600_000 } };
	const test = open();
	test.goTo(1);
	test.respond({ type: 'single', choice: choice.id });
	await test.handIn();
	expect(handedIn).toMatchObject([{ question: single.id, durationMs: 180_000 }]);
});
