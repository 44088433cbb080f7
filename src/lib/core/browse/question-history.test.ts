import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LearnerEvent } from '../memory/event';
import { arbitraryLog } from '../memory/arbitrary-log';
import { foldCard } from '../memory/fold';
import { standingEvents } from '../memory/standing-events';
import { askedFrom } from '../memory/card';
import { questionHistory } from './question-history';

it('ends with the schedule of the card, and tells each answer that stands once', () => {
	fc.assert(
		fc.property(arbitraryLog(), (log) => {
			const history = questionHistory('a', 'q1', log);
			const card = foldCard('a', 'q1', log);
			const answers = standingEvents(log).filter(
				(event) => event.type === 'answered' && event.bank === 'a' && event.question === 'q1'
			);
			expect(history.filter(({ what }) => what === 'answered').map(({ id }) => id)).toEqual(
				answers.map(({ id }) => id)
			);
			const last = history.at(-1);
			if (!last || !card) return;
			expect(last.stability).toBe(card.memory?.stability ?? null);
			expect(last.lapses).toBe(card.lapses);
			const from = askedFrom(card);
			expect(last.dueInDays).toBe(from === null ? null : from - last.day);
		})
	);
});

it('tells a rating with its answer, whose day it moves, and what was taken back not at all', () => {
	const stamp = (n: number, day: number) => ({
		...{ id: `e${n}`, atMs: 0, offsetMin: 0, day, device: 'd', bank: 'a', question: 'q1' }
	});
	const answer = (n: number, day: number): LearnerEvent => ({
		...stamp(n, day),
		...{ type: 'answered', questionType: 'single', wording: '', key: '', session: `s${n}` },
		...{ score: 1, outcome: 'right', durationMs: 2500, hint: 'none', mode: 'study', attempt: 1 },
		response: { type: 'dont-know' }
	});
	const good = [answer(1, 100)];
	const [plain] = questionHistory('a', 'q1', good);
	const [rated, ...rest] = questionHistory('a', 'q1', [
		...good,
		{ ...stamp(2, 100), type: 'rated', answer: 'e1', rating: 'easy' },
		{ ...stamp(3, 100), type: 'buried', until: 200 },
		{ ...stamp(4, 100), type: 'undone', target: 'e3' }
	]);
	expect(rest).toEqual([]);
	expect(plain).toMatchObject({ rating: 'good', outcome: 'right', durationMs: 2500 });
	expect(rated?.rating).toBe('easy');
	expect(rated!.dueInDays!).toBeGreaterThan(plain!.dueInDays!);
	expect(rated!.stability!).toBeGreaterThan(plain!.stability!);
});

it('gives practice that came before a rating the schedule that the rating made', () => {
	const stamp = (n: number) => ({
		...{ id: `e${n}`, atMs: 0, offsetMin: 0, day: 100, device: 'd', bank: 'a', question: 'q1' }
	});
	const answer = (n: number): LearnerEvent => ({
		...stamp(n),
		...{ type: 'answered', questionType: 'single', wording: '', key: '', session: 's1' },
		...{ score: 1, outcome: 'right', durationMs: 2500, hint: 'none', mode: 'study', attempt: n },
		response: { type: 'dont-know' }
	});
	const [first, practice] = questionHistory('a', 'q1', [
		answer(1),
		answer(2),
		{ ...stamp(3), type: 'rated', answer: 'e1', rating: 'again' }
	]);
	expect(first?.rating).toBe('again');
	expect(practice).toMatchObject({ rating: null, stability: first!.stability });
	expect(practice?.dueInDays).toBe(first!.dueInDays);
});
