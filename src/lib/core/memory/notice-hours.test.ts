import { expect, it } from 'vitest';
import { inNoticeHours } from './notice-hours';

const at = (iso: string) => Date.parse(iso);

it('lets notices come from nine in the morning until nine in the evening, and at no other time', () => {
	const may = (time: string) => inNoticeHours(at(`2026-03-10T${time}Z`), 0);
	expect(['09:00:00', '12:00:00', '20:59:59'].map(may)).toEqual([true, true, true]);
	expect(['00:00:00', '04:00:00', '08:59:59', '21:00:00', '23:59:59'].map(may)).toEqual(
		Array(5).fill(false)
	);
});

it('goes by the wall clock of the learner, not by UTC', () => {
	const [tokyo, denver] = [9 * 60, -7 * 60];
	expect(inNoticeHours(at('2026-03-10T00:00:00Z'), tokyo)).toBe(true);
	expect(inNoticeHours(at('2026-03-09T23:59:00Z'), tokyo)).toBe(false);
	expect(inNoticeHours(at('2026-03-10T12:00:00Z'), tokyo)).toBe(false);
	expect(inNoticeHours(at('2026-03-10T03:59:00Z'), denver)).toBe(true);
	expect(inNoticeHours(at('2026-03-10T09:00:00Z'), denver)).toBe(false);
	expect(inNoticeHours(at('1969-12-31T10:00:00Z'), 0)).toBe(true);
});
