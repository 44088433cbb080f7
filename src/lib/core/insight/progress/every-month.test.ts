import { expect, it } from 'vitest';
import { everyMonth } from './every-month';
import { monthOf } from './month-of';

const of = (...months: string[]) => everyMonth(months.map((month) => ({ month })));

it('keeps the place of months without a value, over the end of a year too', () => {
	expect(of('2024-11', '2025-02', '2025-03')).toEqual([
		{ month: '2024-11', value: { month: '2024-11' } },
		{ month: '2024-12', value: null },
		{ month: '2025-01', value: null },
		{ month: '2025-02', value: { month: '2025-02' } },
		{ month: '2025-03', value: { month: '2025-03' } }
	]);
	expect(of()).toEqual([]);
	expect(of('2024-11')).toEqual([{ month: '2024-11', value: { month: '2024-11' } }]);
});

it('leaves months as they are where a log reaches over more than a century, or to no calendar', () => {
	for (const days of [
		[0, 20_000_000],
		[-20_000_000, 20_000],
		[0, 1e9]
	]) {
		const months = days.map(monthOf);
		expect(of(...months).map(({ month }) => month)).toEqual(months);
	}
});
