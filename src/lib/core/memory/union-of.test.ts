import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryLog } from './arbitrary-log';
import { canonicalText } from './canonical-text';
import type { LearnerEvent } from './event';
import { foldLog } from './fold';
import { unionOf } from './union-of';

const flag = (id: string, on: boolean, question = 'q'): LearnerEvent => ({
	id,
	atMs: 1,
	offsetMin: 0,
	day: 0,
	device: 'd',
	type: 'flagged',
	bank: 'b',
	question,
	on
});

it('holds each event once, in order of id', () => {
	const [a, b, c] = [flag('1', true), flag('2', true), flag('3', true)] as const;
	expect(unionOf([c, a], [b, a, { ...c }])).toEqual({ events: [a, b, c], conflicts: [] });
});

it('gives a new list even for a log that is in order already', () => {
	const log = [flag('1', true)];
	expect(unionOf(log).events).not.toBe(log);
});

it('takes the same one of two events that claim one id, whichever comes first, and tells the id', () => {
	const [on, off, other] = [flag('1', true), flag('1', false), flag('1', false, 'z')] as const;
	const orders = [
		[on, off, other],
		[other, off, on],
		[off, other, on]
	];
	for (const order of orders) expect(unionOf(order)).toEqual({ events: [off], conflicts: ['1'] });
});

it('takes fields in another order, or undefined where the other has none, for the same event', () => {
	const event = flag('1', true);
	const turned = Object.fromEntries(Object.entries(event).reverse()) as unknown as LearnerEvent;
	const wide = { ...event, confidence: undefined } as LearnerEvent;
	expect(unionOf([event], [turned], [wide]).conflicts).toEqual([]);
});

it('makes nothing count twice in a fold', () => {
	fc.assert(
		fc.property(arbitraryLog(), fc.infiniteStream(fc.nat(2)), (log, times) => {
			const repeated = log.flatMap((event) => Array(1 + times.next().value!).fill(event));
			expect(foldLog([...repeated, ...log])).toEqual(foldLog(log));
		})
	);
});

it('folds two events of one id alike in any order', () => {
	const [on, off] = [flag('1', true), flag('1', false)] as const;
	expect(foldLog([on, off])).toEqual(foldLog([off, on]));
});

it('writes plain values the same whatever the order of their fields', () => {
	expect(canonicalText({ b: [1, undefined, 'x'], a: { d: null, c: undefined } })).toBe(
		'{"a":{"d":null},"b":[1,null,"x"]}'
	);
});
