import { expect, it } from 'vitest';
import { badEventField } from './event-fields';

const ANSWER = {
	...{ id: '01990000-0000-7000-8000-000000000001', type: 'answered', atMs: 1, offsetMin: 0 },
	...{ day: 20_000, device: 'here', bank: 'bank', question: 'q', questionType: 'single' },
	...{ wording: 'w', key: 'k', response: { type: 'single', choice: 'a' }, score: 0.5 },
	...{ outcome: 'partly', durationMs: 10, hint: 'none', confidence: 0.5, mode: 'study' },
	...{ session: 's', attempt: 1, due: 20_001 }
};
const OPTIONAL = ['confidence', 'due'];

it('takes a sound answer, with what an answer may have and without it', () => {
	expect(badEventField(ANSWER)).toBeNull();
	const { confidence: _, due: __, ...least } = ANSWER;
	expect(badEventField(least)).toBeNull();
	expect(badEventField({ ...ANSWER, note: 'of a newer version' })).toBeNull();
});

it.each(Object.keys(ANSWER).filter((field) => field !== 'type'))(
	'names the field %s of an answer where something else stands in it',
	(field) => {
		for (const value of [null, [], Number.NaN, true])
			expect(badEventField({ ...ANSWER, [field]: value })).toBe(field);
		const without = { ...ANSWER, [field]: undefined };
		expect(badEventField(without)).toBe(OPTIONAL.includes(field) ? null : field);
	}
);

it.each([
	['score', 1.01],
	['score', -0.01],
	['confidence', 2],
	['outcome', 'nearly'],
	['hint', 'large'],
	['mode', 'exam'],
	['day', 0.5],
	['attempt', 1.5],
	['due', 0.5],
	['bank', ''],
	['question', 'q'.repeat(10_000)],
	['id', '01990000-0000-4000-8000-000000000001']
])('names the field %s where it is out of its bounds', (field, value) => {
	expect(badEventField({ ...ANSWER, [field]: value })).toBe(field);
});
