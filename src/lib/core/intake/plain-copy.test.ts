import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainCopy, type IntakeLimits } from './plain-copy';

const LIMITS: IntakeLimits = { depth: 4, nodes: 100, entries: 10, text: 20 };
/** Names that are no plain ones. */
const REFUSED = /__proto__|prototype|constructor/g;
const refusal = (input: unknown, limits = LIMITS) => {
	const copied = plainCopy(input, limits);
	return copied.ok ? null : { problem: copied.problem, place: copied.place };
};

describe('a plain copy', () => {
	it('of any JSON is the same again, in objects of its own', () => {
		const generous = { depth: 100, nodes: 1e6, entries: 1e4, text: 1e4 };
		fc.assert(
			fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
				const safe: unknown = JSON.parse(JSON.stringify(value).replaceAll(REFUSED, 'p'));
				const copied = plainCopy(safe, generous);
				expect(copied).toEqual({ ok: true, value: safe });
				if (copied.ok && typeof safe === 'object' && safe !== null)
					expect(copied.value).not.toBe(safe);
			})
		);
	});

	it.each(['__proto__', 'constructor', 'prototype'])('is refused for the name %s', (name) => {
		const input: unknown = JSON.parse(`{ "a": [0, { "${name}": { "polluted": true } }] }`);
		expect(refusal(input)).toEqual({ problem: 'forbidden-name', place: ['a', 1, name] });
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	it('keeps forbidden names where they are only text', () => {
		expect(plainCopy({ bank: '__proto__' }, LIMITS)).toEqual({
			ok: true,
			value: { bank: '__proto__' }
		});
	});

	it.each<[string, unknown, object]>([
		['nesting beyond the limit', [[[[[]]]]], { problem: 'too-deep', place: [0, 0, 0, 0] }],
		['a list that is too long', [Array(11).fill(0)], { problem: 'too-many', place: [0] }],
		[
			'an object with too many fields',
			Object.fromEntries(Array.from({ length: 11 }, (_, n) => [n, 0])),
			{ problem: 'too-many', place: [] }
		],
		['a text that is too long', { a: 'x'.repeat(21) }, { problem: 'too-long', place: ['a'] }],
		[
			'a name that is too long',
			{ a: { ['x'.repeat(21)]: 1 } },
			{ problem: 'too-long', place: ['a'] }
		],
		['a number that is none', [Infinity], { problem: 'not-a-number', place: [0] }],
		['a function', { a: () => 0 }, { problem: 'not-plain', place: ['a'] }],
		['an object with a class', { a: new Map() }, { problem: 'not-plain', place: ['a'] }],
		['a gap in a list', { a: Array(2) }, { problem: 'not-plain', place: ['a', 0] }]
	])('is refused for %s, and says where', (_name, input, expected) => {
		expect(refusal(input)).toEqual(expected);
	});

	it('is refused when there is too much of it in all', () => {
		const tens = Array.from({ length: 10 }, () => Array(10).fill(0));
		expect(refusal(tens)?.problem).toBe('too-many');
	});

	it('is refused without end and without throwing where a value holds itself', () => {
		const round: { self?: unknown } = {};
		round.self = round;
		expect(refusal(round)?.problem).toBe('too-deep');
	});

	it('runs no code of what it copies', () => {
		let ran = false;
		const input = {
			get trap() {
				ran = true;
				return 1;
			}
		};
		expect(refusal(input)).toEqual({ problem: 'not-plain', place: ['trap'] });
		expect(ran).toBe(false);
	});
});
