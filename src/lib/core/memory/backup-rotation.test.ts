import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptBackups, type DatedBackup } from './backup-rotation';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 25, 12);

const backups = fc
	.array(fc.record({ age: fc.integer({ min: 0, max: 800 * DAY_MS }), before: fc.boolean() }), {
		maxLength: 80
	})
	.map((list): DatedBackup[] =>
		list.map(({ age, before }, index) => ({ name: `b${index}`, atMs: NOW - age, before }))
	);

describe('the rotation of backups', () => {
	it('keeps 12 days, 10 weeks and 9 months of two years of daily backups', () => {
		const daily = Array.from({ length: 730 }, (_, n) => ({
			name: new Date(NOW - n * DAY_MS).toISOString().slice(0, 10),
			atMs: NOW - n * DAY_MS,
			before: false
		}));
		const kept = [...keptBackups(daily, NOW)].sort().reverse();
		expect(kept.slice(0, 12).at(-1)).toBe('2026-11-14');
		// Sundays, as the newest of their weeks, then the last days of months.
		expect(kept.slice(12)).toEqual([
			'2026-11-08',
			'2026-11-01',
			'2026-10-31',
			'2026-10-25',
			'2026-10-18',
			'2026-10-11',
			'2026-10-04',
			'2026-09-30',
			'2026-09-27',
			'2026-08-31',
			'2026-07-31',
			'2026-06-30',
			'2026-05-31',
			'2026-04-30',
			'2026-03-31'
		]);
	});

	it('never drops the newest, nor one made before a change within 30 days', () => {
		fc.assert(
			fc.property(backups, (list) => {
				const kept = keptBackups(list, NOW);
				const newest = Math.max(...list.map((b) => b.atMs));
				if (list.length > 0)
					expect(list.some((b) => b.atMs === newest && kept.has(b.name))).toBe(true);
				for (const b of list)
					if (b.before && b.atMs >= NOW - 30 * DAY_MS) expect(kept.has(b.name)).toBe(true);
			})
		);
	});

	it('keeps 31 at the most besides those, and a second turn drops nothing more', () => {
		fc.assert(
			fc.property(backups, (list) => {
				const plain = list.map((b) => ({ ...b, before: false }));
				expect(keptBackups(plain, NOW).size).toBeLessThanOrEqual(31);
				const kept = keptBackups(list, NOW);
				const left = list.filter((b) => kept.has(b.name));
				expect(keptBackups(left, NOW)).toEqual(kept);
			})
		);
	});
});
