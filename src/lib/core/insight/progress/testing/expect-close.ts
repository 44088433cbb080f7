import { expect } from 'vitest';

/** For tests: the same, but for what rounding makes of numbers. Fields that only `actual` has are no matter. */
export function expectClose(actual: unknown, expected: unknown, place = ''): void {
	if (typeof expected === 'number') {
		const allowed = 1e-5 * Math.max(1, Math.abs(expected));
		expect(
			Math.abs((actual as number) - expected),
			`${place}: ${actual} for ${expected}`
		).toBeLessThan(allowed);
	} else if (typeof expected === 'object' && expected !== null) {
		if (Array.isArray(expected)) expect((actual as unknown[]).length, place).toBe(expected.length);
		for (const [name, value] of Object.entries(expected))
			expectClose((actual as Record<string, unknown>)[name], value, `${place}.${name}`);
	} else expect(actual, place).toBe(expected);
}
