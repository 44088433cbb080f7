import type { Question } from '../bank/bank';
import { gradeAttribution } from './grade-attribution';
import { gradeCard } from './grade-card';
import { gradeCloze } from './grade-cloze';
import { gradeMatching } from './grade-matching';
import { gradeMultiple } from './grade-multiple';
import { gradeNumeric } from './grade-numeric';
import { gradeOrdering } from './grade-ordering';
import { gradeShortText } from './grade-short-text';
import { gradeSingle } from './grade-single';
import { gradeTrueFalse } from './grade-true-false';
import { gradeOf } from './outcome';
import type { Grade, Response } from './response';

/**
 * What an answer is worth. Never throws: "I don't know", an answer of another type, and one to choices that are no
 * longer in the question (it was edited since) are wrong.
 */
export function gradeAnswer(question: Question, response: Response): Grade {
	switch (question.type) {
		case 'single':
			return response.type === 'single' ? gradeSingle(question, response) : gradeOf(0);
		case 'multiple':
			return response.type === 'multiple' ? gradeMultiple(question, response) : gradeOf(0);
		case 'true-false':
			return response.type === 'true-false' ? gradeTrueFalse(question, response) : gradeOf(0);
		case 'numeric':
			return response.type === 'numeric' ? gradeNumeric(question, response) : gradeOf(0);
		case 'short-text':
			return response.type === 'short-text' ? gradeShortText(question, response) : gradeOf(0);
		case 'cloze':
			return response.type === 'cloze' ? gradeCloze(question, response) : gradeOf(0);
		case 'matching':
			return response.type === 'matching' ? gradeMatching(question, response) : gradeOf(0);
		case 'ordering':
			return response.type === 'ordering' ? gradeOrdering(question, response) : gradeOf(0);
		case 'card':
			return response.type === 'card' ? gradeCard(response) : gradeOf(0);
		case 'attribution':
			return response.type === 'attribution' ? gradeAttribution(question, response) : gradeOf(0);
	}
}
