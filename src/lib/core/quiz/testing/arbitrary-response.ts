import fc from 'fast-check';
import type { Question } from '../../bank/bank';
import { SELF_RATINGS, type Response } from '../response';

const TYPES = [
	'single',
	'multiple',
	'true-false',
	'numeric',
	'short-text',
	'cloze',
	'matching',
	'ordering',
	'attribution',
	'card',
	'dont-know'
];
const junk = fc.anything({ maxDepth: 2 });

/** Whatever might stand in a log that was edited, damaged or written by another version. */
export const arbitraryJunkResponse = fc.record(
	{
		type: fc.oneof(fc.constantFrom(...TYPES), fc.string()),
		choice: junk,
		choices: junk,
		value: junk,
		text: fc.oneof(junk, fc.string({ unit: 'binary' })),
		blanks: junk,
		matches: junk,
		order: junk,
		kind: junk,
		speaker: junk,
		rating: junk
	},
	{ requiredKeys: ['type'] }
) as unknown as fc.Arbitrary<Response>;

/** An answer of the question's own type to parts that it has, right or wrong. */
export function arbitraryResponseTo(question: Question): fc.Arbitrary<Response> {
	switch (question.type) {
		case 'single':
			return fc.record({ type: fc.constant('single' as const), choice: oneOf(question.choices) });
		case 'multiple':
			return fc.record({
				type: fc.constant('multiple' as const),
				choices: fc.subarray(question.choices.map((choice) => choice.id))
			});
		case 'true-false':
			return fc.record({ type: fc.constant('true-false' as const), value: fc.boolean() });
		case 'numeric':
		case 'short-text': {
			const accepted = question.type === 'numeric' ? [String(question.answer)] : question.accept;
			const text = fc.oneof(fc.constantFrom(...accepted), fc.string());
			return fc.record({ type: fc.constant(question.type), text });
		}
		case 'cloze': {
			const entries = question.blanks.map((blank): [string, fc.Arbitrary<string>] => [
				blank.id,
				blank.kind === 'typed'
					? fc.oneof(fc.constantFrom(...blank.accept), fc.string())
					: oneOf(blank.choices)
			]);
			return fc.record({
				type: fc.constant('cloze' as const),
				blanks: fc.record(Object.fromEntries(entries))
			});
		}
		case 'matching': {
			const entries = question.prompts.map((prompt): [string, fc.Arbitrary<string>] => [
				prompt.id,
				oneOf(question.options)
			]);
			return fc.record({
				type: fc.constant('matching' as const),
				matches: fc.record(Object.fromEntries(entries))
			});
		}
		case 'ordering': {
			const ids = question.items.map((item) => item.id);
			const order = fc.shuffledSubarray(ids, { minLength: ids.length, maxLength: ids.length });
			return fc.record({ type: fc.constant('ordering' as const), order });
		}
		case 'card':
			return fc.record({
				type: fc.constant('card' as const),
				rating: fc.constantFrom(...SELF_RATINGS)
			});
		case 'attribution':
			return fc.record({
				type: fc.constant('attribution' as const),
				kind: fc.constantFrom('event', 'figure', 'statement', 'judgement'),
				speaker: fc.constantFrom(...question.speakers)
			});
	}
}

function oneOf(parts: readonly { id: string }[]): fc.Arbitrary<string> {
	return fc.constantFrom(...parts.map((part) => part.id));
}
