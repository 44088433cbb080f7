import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bank } from '../core/bank/bank';
import { EXAMPLE_BANK } from '../core/bank/example-bank';
import { parseBank } from '../core/bank/parse-bank';
import type { LearnerEvent } from '../core/memory/event';
import { nextEventId } from '../core/memory/event-id';
import { foldCard } from '../core/memory/fold';
import { standingEvents } from '../core/memory/standing-events';
import { clock } from './clock';
import type { SessionKeeping } from './session-log.svelte';
import { SessionState } from './session-state.svelte';

const parsed = parseBank(EXAMPLE_BANK, 'tides.yaml');
if (!parsed.ok) throw new Error('The example bank is not sound.');
const { bank } = parsed;
const ofType = (wanted: string) => bank.questions.filter(({ type }) => type === wanted);
const asked = [...ofType('true-false'), ...ofType('single')];

let kept: LearnerEvent[];
/** Lets the writings that wait go on, one at a time and in their order. */
let waiting: { goOn: () => void; fail: () => void; halve: () => void }[];

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
				fail: () => reject(new Error('The disk is full.')),
				halve: () => {
					kept.push(...events);
					reject(new Error('The disk is full.'));
				}
			});
		}),
	saveSession: async () => undefined,
	store: {
		eventsOfSession: async () => kept,
		card: async (of, question) => foldCard(of, question, kept)
	}
};

/** `halve`: the first copy has it, the second has no room. */
async function letGo(how: 'goOn' | 'fail' | 'halve' = 'goOn'): Promise<void> {
	await expect.poll(() => waiting.length).toBeGreaterThan(0);
	waiting.shift()![how]();
}

const types = () => kept.map(({ type }) => type);

let session: SessionState;

beforeEach(() => {
	kept = [];
	waiting = [];
	const items = asked.map(({ id }) => ({ bank: bank.id, question: id }));
	const plan = { mode: 'study' as const, bank: bank.id, seed: 's', items };
	const record = { id: 'x', plan, startedMs: 0, drafts: {}, marked: [], spentMs: {} };
	session = new SessionState(slow, { ...record, open: 1 }, [bank], []);
});

it('counts no more of an answer than three minutes', async () => {
	const tick = vi.spyOn(clock, 'tickMs').mockReturnValue(1000);
	const taken = async (ms: number) => {
		tick.mockReturnValue(tick() + ms);
		const answer = session.dontKnow();
		await letGo();
		await answer;
		await session.next();
		return kept.at(-1);
	};
	// The one in front was asked by the clock as it was before.
	await taken(0);
	expect(await taken(20_000)).toMatchObject({ durationMs: 20_000 });
	expect(await taken(3 * 3_600_000)).toMatchObject({ durationMs: 180_000 });
	tick.mockRestore();
});

describe('What is pressed while something is being written', () => {
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

describe('An answer that only the first copy has', () => {
	async function refused() {
		const { question } = session;
		const answer = session.dontKnow();
		await letGo('halve');
		await answer;
		return question;
	}

	it('stays on the screen with its refusal, though the database has it', async () => {
		const question = await refused();
		await session.sync();
		expect(session.failed).not.toBeNull();
		expect(session.question).toBe(question);
		expect(session.grade).toBeNull();
	});

	it('is sent again as the same event', async () => {
		await refused();
		const again = session.dontKnow();
		await letGo();
		await again;
		expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
		expect(session.grade).not.toBeNull();
		expect(session.failed).toBeNull();
	});

	it('is sent by “Try again” where it is an “I don’t know”, which nothing that was entered shows', async () => {
		await refused();
		expect(session.canSubmit).toBe(true);
		const again = session.submit();
		await letGo();
		await again;
		expect(types()).toEqual(['answered', 'answered']);
		expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
		expect(session.grade).not.toBeNull();
	});

	it('is not sent in place of what was entered since', async () => {
		await refused();
		session.respond({ type: 'true-false', value: true });
		const another = session.submit();
		await letGo();
		await another;
		expect(session.response).toEqual({ type: 'true-false', value: true });
	});

	it('counts no more where another one is given instead', async () => {
		await refused();
		const another = session.submit({ type: 'true-false', value: true });
		await letGo();
		await another;
		expect(new Set(types())).toEqual(new Set(['answered', 'undone']));
		expect(new Set(kept.map(({ id }) => id)).size).toBe(3);
		expect(standingEvents(kept)).toMatchObject([{ response: { value: true } }]);
	});

	it('counts no more, however often the answers after it are refused', async () => {
		await refused();
		for (const [value, how] of [
			[true, 'fail'],
			[false, 'halve'],
			[false, 'goOn']
		] as const) {
			const another = session.submit({ type: 'true-false', value });
			await letGo(how);
			await another;
		}
		expect(standingEvents(kept)).toMatchObject([{ response: { value: false } }]);
		expect(session.failed).toBeNull();
	});

	it('is taken back with the one before it, and does not come back by itself', async () => {
		const first = session.dontKnow();
		await letGo();
		await first;
		await session.next();
		await refused();
		const undo = session.undo();
		await letGo();
		expect(await undo).toBe(true);
		await session.sync();
		expect(standingEvents(kept)).toEqual([]);
		expect(session.answers).toEqual([]);
	});
});

describe('A bank that is updated while its session is open', () => {
	const other = (from: string, to: string): Bank => {
		if (!EXAMPLE_BANK.includes(from)) throw new Error(`Not in the example: ${from}`);
		const changed = parseBank(
			EXAMPLE_BANK.replace(from, () => to),
			'tides.yaml',
			{ checks: false }
		);
		if (!changed.ok) throw new Error(changed.errors[0]!.problem);
		return changed.bank;
	};
	const NUMBER = bank.questions.find(({ type }) => type === 'numeric')!;
	const begin = (...ids: string[]) => {
		const items = ids.map((question) => ({ bank: bank.id, question }));
		const plan = { mode: 'study' as const, bank: bank.id, seed: 's', items };
		const record = { id: 'y', plan, startedMs: 0, drafts: {}, marked: [], spentMs: {} };
		session = new SessionState(slow, { ...record, open: 1 }, [bank], []);
	};
	const answered = () => kept.filter((event) => event.type === 'answered');

	it('is graded by its new key, and the answer that was begun stays', async () => {
		begin('level');
		session.respond({ type: 'numeric', text: '47000' });
		expect(await session.renew([other('answer: 48000', 'answer: 47000')])).toBe(true);
		expect(session.renewed).toBe('key');
		expect(session.response).toEqual({ type: 'numeric', text: '47000' });
		const sent = session.submit();
		await letGo();
		await sent;
		expect(session.grade?.outcome).toBe('right');
		expect(answered()).toMatchObject([{ outcome: 'right', key: session.question!.key }]);
		expect(session.question!.key).not.toBe(NUMBER.key);
		expect(session.renewed).toBeNull();
	});

	it('comes back on the day that was chosen for its rating', async () => {
		const items = [{ bank: bank.id, question: 'level' }];
		const plan = { mode: 'study' as const, bank: bank.id, seed: 's', items };
		const record = { id: 'z', plan, startedMs: 0, drafts: {}, marked: [], spentMs: {} };
		const days = { again: 1, hard: 3, good: 5, easy: 8 };
		session = new SessionState(slow, { ...record, open: 1 }, [bank], [], async () => days);
		await expect.poll(() => session.days).toEqual(days);
		session.respond({ type: 'numeric', text: '48000' });
		const sent = session.submit();
		await letGo();
		await sent;
		const rated = session.rate('easy');
		await letGo();
		await rated;
		expect(kept).toMatchObject([
			{ type: 'answered', due: 5 },
			{ rating: 'easy', due: 8 }
		]);
	});

	it('keeps the question whose feedback is shown, and asks the next one as it is now', async () => {
		begin('level', 'highs-a-day');
		session.respond({ type: 'numeric', text: '48000' });
		const sent = session.submit();
		await letGo();
		await sent;
		const grade = session.grade;
		await session.renew([other('answer: 48000', 'answer: 47000')]);
		expect([session.question?.key, session.grade]).toEqual([NUMBER.key, grade]);
		expect(session.renewed).toBeNull();
		await session.next();
		expect(session.question?.id).toBe('highs-a-day');
		expect(session.renewed).toBeNull();
	});

	it('does not send an answer to a question that was changed before its turn came', async () => {
		begin('level');
		const flag = session.flag();
		session.respond({ type: 'numeric', text: '48000' });
		const renewing = session.renew([other('answer: 48000', 'answer: 47000')]);
		const sent = session.submit();
		await letGo();
		await Promise.all([flag, renewing, sent]);
		expect(answered()).toEqual([]);
		expect(session.renewed).toBe('key');
		expect(session.response).toEqual({ type: 'numeric', text: '48000' });
	});

	it('lets go of an answer whose parts say something else', async () => {
		begin('order');
		await session.renew([other('text: Rising water', 'text: Climbing water')]);
		expect(session.renewed).toBe('wording');
		const { question, presentation, response } = session;
		expect(question?.type === 'ordering' && question.items.map(({ text }) => text)).toContain(
			'Climbing water'
		);
		expect(response).toEqual({ type: 'ordering', order: presentation?.items });
		const single = ofType('single')[0]!;
		if (single.type !== 'single') throw new Error('not one');
		begin(single.id);
		session.respond({ type: 'single', choice: single.choices[0]!.id });
		await session.renew([other(single.choices[1]!.text, 'Something else')]);
		expect(session.response).toBeNull();
	});

	it('goes on without a question that was taken out, and ends where it was the last', async () => {
		begin('order', 'highs-a-day');
		const without = (id: string): Bank => ({
			...bank,
			questions: bank.questions.filter((question) => question.id !== id)
		});
		await session.renew([without('order')]);
		expect([session.question?.id, session.renewed]).toEqual(['highs-a-day', 'gone']);
		await session.renew([{ ...without('highs-a-day'), questions: [] }]);
		expect(session.done).toBe(true);
	});

	it('says nothing where only a comment is another, or the bank is off the shelf', async () => {
		begin('order');
		expect(await session.renew([other('feedback: The beginning.', 'feedback: It begins.')])).toBe(
			true
		);
		expect(session.renewed).toBeNull();
		expect(await session.renew([])).toBe(false);
		expect(session.question?.id).toBe('order');
	});

	it('is not shown again with the feedback of then after a reload', async () => {
		begin('level');
		const sent = session.submit({ type: 'numeric', text: '48000' });
		await letGo();
		await sent;
		const record = {
			id: 'y',
			plan: session.plan,
			startedMs: 0,
			drafts: {},
			marked: [],
			spentMs: {}
		};
		expect(new SessionState(slow, record, [bank], kept).grade).not.toBeNull();
		const now = other('answer: 48000', 'answer: 47000');
		expect(new SessionState(slow, record, [now], kept).grade).toBeNull();
	});
});

describe('A question that is put away', () => {
	const first = asked[0]!.id;
	const again = () => {
		const items = asked.map(({ id }) => ({ bank: bank.id, question: id }));
		const plan = { mode: 'study' as const, bank: bank.id, seed: 's', items };
		const record = { id: 'x', plan, startedMs: 0, drafts: {}, marked: [], spentMs: {} };
		return new SessionState(slow, { ...record, open: 1 }, [bank], kept);
	};

	it('leaves the session without an answer, after a reload too, and comes back with an undo', async () => {
		const before = session.progress.total;
		const away = session.putAway({ do: 'bury', until: 9 });
		await letGo();
		expect(await away).toBe(true);
		expect(session.ref?.question).not.toBe(first);
		expect(session.progress).toMatchObject({ total: before - 1, answered: 0 });
		expect(again().ref).toEqual(session.ref);
		expect(session.undoesPutAway).toBe(true);
		const back = session.undo();
		await letGo();
		expect(await back).toBe(true);
		expect(types()).toEqual(['buried', 'undone']);
		expect(session.ref?.question).toBe(first);
		expect(session.canUndo).toBe(false);
		expect(again().ref?.question).toBe(first);
	});

	it('stays where it cannot be kept', async () => {
		const away = session.putAway({ do: 'suspend' });
		await letGo('fail');
		expect(await away).toBe(false);
		expect(session.ref?.question).toBe(first);
		expect(session.failed).not.toBeNull();
	});

	it('after its answer keeps that answer, and an undo takes back what was done last', async () => {
		const submitted = session.submit({ type: 'dont-know' });
		await letGo();
		await submitted;
		const away = session.putAway({ do: 'suspend' });
		await letGo();
		await away;
		expect(session.progress.returning).toBe(0);
		const back = session.undo();
		await letGo();
		await back;
		expect(types()).toEqual(['answered', 'suspended', 'undone']);
		expect(session.progress.returning).toBe(1);
	});
});

describe('What another tab does in the same session', () => {
	const flagged = (question: string): LearnerEvent => ({
		...slow.stamp(),
		...{ type: 'flagged', bank: bank.id, question, session: 'x', on: true }
	});
	const elsewhere = (question: string): LearnerEvent => ({
		...slow.stamp(),
		...{ type: 'answered', bank: bank.id, question, questionType: 'true-false' },
		...{ wording: 'w', key: 'k', session: 'x', response: { type: 'dont-know' }, score: 0 },
		...{ outcome: 'wrong', durationMs: 1, hint: 'none', mode: 'study', attempt: 1 }
	});
	/** The next look into the log waits until it is let go. */
	const slowLook = () => {
		let look = () => {};
		const { eventsOfSession } = slow.store;
		const looking = new Promise<void>((resolve) => (look = resolve));
		slow.store.eventsOfSession = async () => {
			const seen = [...kept];
			slow.store.eventsOfSession = eventsOfSession;
			await looking;
			return seen;
		};
		return look;
	};
	const answerHere = async () => {
		const answer = session.dontKnow();
		await letGo();
		await answer;
	};

	it('is taken in, and what was answered there is not asked here', async () => {
		const [first, second] = asked;
		expect(session.ref?.question).toBe(first!.id);
		kept.push(elsewhere(first!.id));
		await session.sync();
		expect(session.ref?.question).toBe(second!.id);
		expect(session.answers).toHaveLength(1);
	});

	it('wipes nothing that was begun of the next answer while the log was looked into', async () => {
		kept.push(flagged(asked[1]!.id));
		const look = slowLook();
		const syncing = session.sync();
		await answerHere();
		await session.next();
		expect(session.ref?.question).toBe(asked[1]!.id);
		const { question } = session;
		if (question?.type !== 'single') throw new Error('It has no choices.');
		const begun = { type: 'single' as const, choice: question.choices[0]!.id };
		session.respond(begun);
		look();
		await syncing;
		expect(session.flagged).toBe(true);
		expect(session.response).toEqual(begun);
	});

	it('waits where something is being written, and comes with the next look', async () => {
		kept.push(elsewhere(asked[1]!.id));
		const look = slowLook();
		const syncing = session.sync();
		const answer = session.dontKnow();
		look();
		await syncing;
		expect(session.answers).toEqual([]);
		await letGo();
		await answer;
		expect(session.answers).toHaveLength(1);
		await session.sync();
		expect(session.answers).toHaveLength(2);
	});
});
