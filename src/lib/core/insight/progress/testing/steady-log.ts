import * as fc from 'fast-check';
import type { LearnerEvent } from '../../../memory/event';
import { nextEventId } from '../../../memory/event-id';
import { weightsLike } from '../../../memory/weights-like';

const DAY_MS = 86_400_000;
const START_DAY = 20_000;

/** For tests: a learner who comes back for months, so that there is much to remember; a little of all else happens, too. */
export function steadyLog(maxLength = 260): fc.Arbitrary<LearnerEvent[]> {
	const step = fc.record({
		kind: fc.constantFrom(
			...Array.from({ length: 20 }, () => 'answered' as const),
			...(['rated', 'rated', 'undone', 'wanted', 'weights', 'reset', 'revised'] as const),
			...(['suspended', 'resumed', 'resumed', 'buried', 'due-set'] as const)
		),
		bank: fc.constantFrom('a', 'b'),
		question: fc.constantFrom('q1', 'q2', 'q3'),
		outcome: fc.constantFrom('right', 'right', 'right', 'mostly', 'wrong', 'partly'),
		hint: fc.constantFrom('none', 'none', 'none', 'small', 'gives'),
		rating: fc.constantFrom('again', 'hard', 'good', 'easy'),
		change: fc.constantFrom('wording', 'key', 'key', 'retired', 'returned'),
		days: fc.constantFrom(0, 0, 0, 1, 1, 2, 5, -1),
		back: fc.nat(3),
		choice: fc.nat(20)
	});
	return fc.array(step, { minLength: maxLength / 2, maxLength, size: 'max' }).map((steps) => {
		const log: LearnerEvent[] = [];
		let day = START_DAY;
		let newest: string | null = null;
		steps.forEach((s, index) => {
			day += s.days;
			const atMs = day * DAY_MS + index;
			newest = nextEventId(atMs, new Uint8Array(10).fill(index % 251), newest);
			const base = { id: newest, atMs, offsetMin: 0, day, device: 'd' };
			const place = { bank: s.bank, question: s.question };
			const target = log.at(-1 - s.back);
			if (s.kind === 'answered')
				log.push({
					...base,
					...place,
					type: 'answered',
					questionType: 'single',
					wording: 'w',
					key: 'k',
					response: { type: 'dont-know' },
					score: s.outcome === 'right' ? 1 : 0,
					outcome: s.outcome,
					durationMs: 500 + 37 * s.choice,
					hint: s.hint,
					mode: 'review',
					session: `s${Math.floor(index / 4)}`,
					attempt: s.choice === 0 ? 2 : 1
				});
			else if (s.kind === 'rated') {
				if (target?.type !== 'answered') return;
				const { bank, question, id: answer } = target;
				log.push({ ...base, type: 'rated', bank, question, answer, rating: s.rating });
			} else if (s.kind === 'undone') {
				if (!target || target.type === 'undone') return;
				const of = 'question' in target ? { bank: target.bank, question: target.question } : {};
				log.push({ ...base, type: 'undone', ...of, target: target.id });
			} else if (s.kind === 'reset')
				log.push({ ...base, type: 'reset', ...(s.choice ? place : {}) });
			else if (s.kind === 'suspended' || s.kind === 'resumed')
				log.push({ ...base, ...place, type: s.kind });
			else if (s.kind === 'buried')
				log.push({ ...base, ...place, type: 'buried', until: day + s.choice });
			else if (s.kind === 'due-set')
				log.push({ ...base, ...place, type: 'due-set', due: day + 3 * s.choice - 5 });
			else if (s.kind === 'revised')
				log.push({ ...base, ...place, type: 'revised', change: s.change });
			else {
				const settings =
					s.kind === 'weights'
						? { weights: weightsLike(s.choice) }
						: { desiredRetention: 0.8 + s.choice / 200 };
				log.push({ ...base, type: 'settings-changed', settings });
			}
		});
		return log;
	});
}
