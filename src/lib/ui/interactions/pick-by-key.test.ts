import { describe, expect, it } from 'vitest';
import type { Presentation } from '$lib/core/quiz/presentation';
import { pickByKey } from './pick-by-key';
import { samples } from './sample-questions';

const none: Presentation = {
	choices: [],
	blanks: {},
	prompts: [],
	options: [],
	items: [],
	speakers: []
};
const shown = { ...none, choices: ['c', 'a', 'b'], speakers: ['Ministry', 'Ada'] };

describe('pickByKey', () => {
	it('picks a single choice by its place on the screen, not in the bank', () => {
		expect(pickByKey(samples.single, shown, null, '1')).toEqual({ type: 'single', choice: 'c' });
		expect(pickByKey(samples.single, shown, null, 'b')).toEqual({ type: 'single', choice: 'a' });
		expect(pickByKey(samples.single, shown, null, 'B')).toEqual({ type: 'single', choice: 'a' });
	});

	it('turns a multiple choice on and off again', () => {
		const one = pickByKey(samples.multiple, shown, null, '1');
		expect(one).toEqual({ type: 'multiple', choices: ['c'] });
		const two = pickByKey(samples.multiple, shown, one, '2');
		expect(two).toEqual({ type: 'multiple', choices: ['a', 'c'] });
		expect(pickByKey(samples.multiple, shown, two, 'a')).toEqual({
			type: 'multiple',
			choices: ['a']
		});
	});

	it('answers true and false, and leaves f to the flag', () => {
		const { trueFalse } = samples;
		expect(pickByKey(trueFalse, none, null, '1')).toEqual({ type: 'true-false', value: true });
		expect(pickByKey(trueFalse, none, null, 't')).toEqual({ type: 'true-false', value: true });
		expect(pickByKey(trueFalse, none, null, '2')).toEqual({ type: 'true-false', value: false });
		expect(pickByKey(trueFalse, none, null, 'f')).toBeNull();
		expect(pickByKey(trueFalse, none, null, '3')).toBeNull();
	});

	it('picks the kind of claim by digit and its speaker by letter, each keeping the other', () => {
		const kind = pickByKey(samples.attribution, shown, null, '4');
		expect(kind).toEqual({ type: 'attribution', kind: 'judgement', speaker: null });
		expect(pickByKey(samples.attribution, shown, kind, 'a')).toEqual({
			type: 'attribution',
			kind: 'judgement',
			speaker: 'Ministry'
		});
	});

	it.each(['0', '4', '9', 'd', 'i', 'z', 'Enter', 'ArrowDown', ' ', ''])(
		'means nothing by %j on three choices',
		(key) => {
			expect(pickByKey(samples.single, shown, null, key)).toBeNull();
		}
	);

	it('never takes f and h, however many choices there are', () => {
		const choices = [...'abcdefghi'].map((id) => ({ id, text: id, correct: false, feedback: '' }));
		const nine = { ...samples.single, choices };
		expect(pickByKey(nine, none, null, 'f')).toBeNull();
		expect(pickByKey(nine, none, null, 'h')).toBeNull();
		expect(pickByKey(nine, none, null, 'g')).toEqual({ type: 'single', choice: 'g' });
		expect(pickByKey(nine, none, null, '6')).toEqual({ type: 'single', choice: 'f' });
	});

	it('means nothing where the answer is typed, matched or ordered', () => {
		for (const question of [samples.numeric, samples.cloze, samples.matching, samples.ordering])
			expect(pickByKey(question, none, null, '1')).toBeNull();
	});
});
