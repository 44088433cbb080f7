import * as fc from 'fast-check';
import type { LearnerEvent } from './event';
import { weightsLike } from './weights-like';
import { nextEventId } from './event-id';

/** For tests: any learner's log, undo, resets, changed banks and clocks set back among it, in the order of writing. */
export function arbitraryLog(maxLength = 60): fc.Arbitrary<LearnerEvent[]> {
	const step = fc.record({
		kind: fc.constantFrom(
			'answered',
			'answered',
			'answered',
			'answered',
			'rated',
			'undone',
			'flagged',
			'suspended',
			'resumed',
			'buried',
			'due-set',
			'revised',
			'reset',
			'reset-all',
			'settings'
		),
		question: fc.constantFrom('q1', 'q2', 'q3'),
		bank: fc.constantFrom('a', 'b'),
		session: fc.constantFrom('s1', 's2', 's3', 's4'),
		outcome: fc.constantFrom('right', 'mostly', 'partly', 'wrong'),
		hint: fc.constantFrom('none', 'none', 'small', 'gives'),
		attempt: fc.constantFrom(1, 1, 2),
		rating: fc.constantFrom('again', 'hard', 'good', 'easy'),
		change: fc.constantFrom('wording', 'key', 'retired', 'returned'),
		dayStep: fc.constantFrom(0, 0, 1, 1, 3, 20, -2),
		/** Written by a tab that did not know the newest id. */
		stale: fc.boolean(),
		back: fc.nat(8)
	});
	return fc.array(step, { maxLength }).map((steps) => {
		const log: LearnerEvent[] = [];
		const ids = new Set<string>();
		let day = 20_000;
		let newest: string | null = null;
		steps.forEach((s, index) => {
			day += s.dayStep;
			const atMs = day * 86_400_000 + index;
			const random = new Uint8Array(10).fill(index % 251);
			const id: string = nextEventId(atMs, random, s.stale ? null : newest);
			if (ids.has(id)) return;
			ids.add(id);
			if (newest === null || id > newest) newest = id;
			const base = { id, atMs, offsetMin: 60, day, device: 'd' };
			const place = { bank: s.bank, question: s.question };
			const event = toEvent();
			if (event) log.push(event);

			function toEvent(): LearnerEvent | null {
				const target = log.at(-1 - s.back);
				switch (s.kind) {
					case 'answered':
						return {
							...base,
							...place,
							type: 'answered',
							questionType: 'single',
							wording: 'w',
							key: 'k',
							response: { type: 'dont-know' },
							score: s.outcome === 'right' ? 1 : 0,
							outcome: s.outcome as 'right',
							durationMs: 1000 + index,
							hint: s.hint as 'none',
							mode: 'study',
							session: s.session,
							attempt: s.attempt,
							...(s.back % 3 === 0 ? { due: day + s.back } : {})
						};
					case 'rated': {
						if (target?.type !== 'answered') return null;
						const { bank, question } = target;
						const rating = s.rating as 'good';
						return { ...base, type: 'rated', bank, question, answer: target.id, rating };
					}
					case 'undone': {
						if (!target || target.type === 'undone' || target.type === 'settings-changed')
							return null;
						const of = {
							...('bank' in target && { bank: target.bank }),
							...('question' in target && { question: target.question })
						};
						return { ...base, type: 'undone', ...of, target: target.id };
					}
					case 'flagged':
						return { ...base, ...place, type: 'flagged', on: s.back % 2 === 0 };
					case 'suspended':
					case 'resumed':
						return { ...base, ...place, type: s.kind };
					case 'buried':
						return { ...base, ...place, type: 'buried', until: day + s.back };
					case 'due-set':
						return { ...base, ...place, type: 'due-set', due: day + s.back };
					case 'revised':
						return {
							...base,
							...place,
							type: 'revised',
							change: s.change as 'key',
							wording: 'w2',
							key: 'k2'
						};
					case 'reset':
						return { ...base, ...place, type: 'reset' };
					case 'reset-all':
						return { ...base, type: 'reset', ...(s.back % 2 ? { bank: s.bank } : {}) };
					default:
						return {
							...base,
							type: 'settings-changed',
							settings:
								s.back % 3 === 0
									? { weights: weightsLike(s.back) }
									: { desiredRetention: 0.8 + s.back / 50 }
						};
				}
			}
		});
		return log;
	});
}
