import { beforeEach, describe, expect, it } from 'vitest';
import { EXAMPLE_BANK } from '../core/bank/example-bank';
import { parseBank } from '../core/bank/parse-bank';
import type { LearnerEvent } from '../core/memory/event';
import { nextEventId } from '../core/memory/event-id';
import { foldCard } from '../core/memory/fold';
import { SessionState, type SessionKeeping } from './session-state.svelte';

const parsed = parseBank(EXAMPLE_BANK, 'tides.yaml');
if (!parsed.ok) throw new Error('The example bank is not sound.');
const { bank } = parsed;
const asked = bank.questions.filter(({ type }) => type === 'single' || type === 'true-false');

let kept: LearnerEvent[];
/** Lets the writings that wait go on, one at a time and in their order. */
let waiting: { goOn: () => void; fail: () => void }[];

/** A slow disk: every writing waits until it is let go. */
const slow: SessionKeeping = {
	stamp: () => ({
		id: nextEventId(1, crypto.getRandomValues(new Uint8Array(10)), kept.at(-1)?.id ?? null),
		atMs: 1,
		offsetMin: 0,
		day: '2026-01-01' as never,
		device: 'd'
	}),
	append: (events) =>
		new Promise((resolve, reject) => {
			waiting.push({
				goOn: () => {
					kept.push(...events);
					resolve();
				},
				fail: () => reject(new Error('The disk is full.'))
			});
		}),
	saveSession: async () => undefined,
	store: {
		eventsOfSession: async () => kept,
		card: async (of, question) => foldCard(of, question, kept)
	}
};

async function letGo(how: 'goOn' | 'fail' = 'goOn'): Promise<void> {
	await expect.poll(() => waiting.length).toBeGreaterThan(0);
	waiting.shift()![how]();
}

const types = () => kept.map(({ type }) => type);

describe('What is pressed while something is being written', () => {
	let session: SessionState;

	beforeEach(() => {
		kept = [];
		waiting = [];
		const items = asked.map(({ id }) => ({ bank: bank.id, question: id }));
		const plan = { mode: 'study' as const, bank: bank.id, seed: 's', items };
		const record = { id: 'x', plan, startedMs: 0, drafts: {}, marked: [], spentMs: {} };
		session = new SessionState(slow, { ...record, open: 1 }, [bank], []);
	});

	it('is handed in after the flag, not lost', async () => {
		const flag = session.flag();
		const answer = session.dontKnow();
		await letGo();
		await letGo();
		await Promise.all([flag, answer]);
		expect(types()).toEqual(['flagged', 'answered']);
		expect(session.grade).not.toBeNull();
		expect(session.flagged).toBe(true);
	});

	it('is not handed in twice', async () => {
		const both = [session.dontKnow(), session.dontKnow()];
		await letGo();
		await Promise.all(both);
		expect(types()).toEqual(['answered']);
		expect(waiting).toEqual([]);
	});

	it('takes the flag off again when it is pressed twice', async () => {
		const both = [session.flag(), session.flag()];
		await letGo();
		await letGo();
		await Promise.all(both);
		expect(kept).toMatchObject([{ on: true }, { on: false }]);
		expect(session.flagged).toBe(false);
	});

	it('takes back the answer that was on its way', async () => {
		const first = session.question;
		const answer = session.dontKnow();
		const undo = session.undo();
		await letGo();
		await letGo();
		await Promise.all([answer, undo]);
		expect(types()).toEqual(['answered', 'undone']);
		expect(session.grade).toBeNull();
		expect(session.question).toBe(first);
	});

	it('is no answer to the question that an undo brings back', async () => {
		const answer = session.dontKnow();
		await letGo();
		await answer;
		await session.next();
		const both = [session.undo(), session.dontKnow()];
		await letGo();
		await Promise.all(both);
		expect(types()).toEqual(['answered', 'undone']);
		expect(waiting).toEqual([]);
	});

	it('still goes through where the writing before it failed', async () => {
		const flag = session.flag();
		const answer = session.dontKnow();
		await letGo('fail');
		await letGo();
		await Promise.all([flag, answer]);
		expect(types()).toEqual(['answered']);
		expect(session.failed).toBeNull();
		expect(session.grade).not.toBeNull();
	});
});
