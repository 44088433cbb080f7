import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeKey, describeResponse } from './describe';
import { feedbackFor } from './feedback';
import { gradeAnswer } from './grade-answer';
import { isComplete } from './is-complete';
import { isPass } from './outcome';
import type { Response } from './response';
import { rightResponse } from './right-response';
import { arbitraryQuestion } from './testing/arbitrary-question';
import { arbitraryJunkResponse, arbitraryResponseTo } from './testing/arbitrary-response';

const answered = arbitraryQuestion.chain((question) =>
	fc.record({ question: fc.constant(question), response: arbitraryResponseTo(question) })
);

describe('of any question', () => {
	test('the right response is complete and graded right in full, in every part, without a note', () => {
		fc.assert(
			fc.property(arbitraryQuestion, (question) => {
				const response = rightResponse(question);
				const grade = gradeAnswer(question, response);
				expect(grade).toMatchObject({ score: 1, outcome: 'right', notes: [] });
				expect(Object.values(grade.parts)).not.toContain(false);
				expect(isComplete(question, response)).toBe(true);
			}),
			{ numRuns: 1000 }
		);
	});

	test('an answer scores from 0 to 1, and only a full score is right', () => {
		fc.assert(
			fc.property(answered, ({ question, response }) => {
				const { score, outcome, parts } = gradeAnswer(question, response);
				expect(score).toBeGreaterThanOrEqual(0);
				expect(score).toBeLessThanOrEqual(1);
				if (outcome === 'right') expect(score).toBe(1);
				if (isPass(outcome)) expect(score).toBeGreaterThanOrEqual(0.75);
				if (score < 1 && Object.keys(parts).length > 0) {
					expect(Object.values(parts)).toContain(false);
				}
			}),
			{ numRuns: 1000 }
		);
	});

	test('"I don\'t know" is wrong, complete, and shown as nothing', () => {
		fc.assert(
			fc.property(arbitraryQuestion, (question) => {
				const response: Response = { type: 'dont-know' };
				expect(gradeAnswer(question, response)).toMatchObject({ score: 0, outcome: 'wrong' });
				expect(isComplete(question, response)).toBe(true);
				expect(describeResponse(question, response)).toEqual([]);
			})
		);
	});

	test('an answer to another type of question is wrong and incomplete', () => {
		fc.assert(
			fc.property(arbitraryQuestion, arbitraryQuestion, (question, other) => {
				fc.pre(question.type !== other.type);
				const response = rightResponse(other);
				expect(gradeAnswer(question, response).outcome).toBe('wrong');
				expect(isComplete(question, response)).toBe(false);
			})
		);
	});

	test('a damaged response is graded, described and given feedback without an error', () => {
		fc.assert(
			fc.property(arbitraryQuestion, arbitraryJunkResponse, (question, response) => {
				const grade = gradeAnswer(question, response);
				expect(grade.score).toBeGreaterThanOrEqual(0);
				expect(grade.score).toBeLessThanOrEqual(1);
				for (const item of feedbackFor(question, response, grade)) {
					expect(typeof item.text).toBe('string');
				}
				for (const line of describeResponse(question, response)) {
					expect(typeof line.value).toBe('string');
				}
				expect(typeof isComplete(question, response)).toBe('boolean');
			}),
			{ numRuns: 2000 }
		);
	});

	test('the key is shown in as many lines as a complete answer to parts', () => {
		fc.assert(
			fc.property(answered, ({ question, response }) => {
				if (question.type === 'multiple') return;
				expect(describeKey(question)).toHaveLength(describeResponse(question, response).length);
			})
		);
	});
});
