import type { Choice, Question } from '../../../core/bank/bank';
import type { QuestionWriting } from '../../xml/bank-html';
import { element, inline, tag, type Xml } from '../../xml/write-xml';
import {
	base,
	correct,
	interaction,
	isCorrect,
	pictureOf,
	plain,
	response,
	scored,
	scoreIf,
	set,
	tellConfusions,
	tellPartFeedback,
	typedField,
	variable,
	xhtml,
	type Parts
} from './item-xml';

export function choiceParts(
	choices: readonly Choice[],
	isSingle: boolean,
	writing: QuestionWriting
): Parts {
	const ids = choices.map((_, index) => `choice-${index + 1}`);
	const right = ids.filter((_, index) => choices[index]!.correct);
	const wrong = choices.length - right.length;
	const isFixed = choices.every(({ pinned }) => pinned);
	const mapping = element(
		'mapping',
		{ lowerBound: 0, upperBound: 1, defaultValue: 0 },
		choices.map(({ correct }, index) =>
			element('mapEntry', {
				mapKey: ids[index]!,
				mappedValue: correct ? 1 / right.length : -1 / wrong
			})
		)
	);
	return {
		declarations: [
			response(
				'RESPONSE',
				isSingle ? 'single' : 'multiple',
				'identifier',
				right,
				isSingle ? [] : [mapping]
			)
		],
		body: [
			interaction(
				'choiceInteraction',
				{ shuffle: String(!isFixed), maxChoices: isSingle ? 1 : 0 },
				choices.map(({ text, image, pinned }, index) =>
					inline(
						'simpleChoice',
						{ identifier: ids[index]!, fixed: pinned && !isFixed ? 'true' : undefined },
						xhtml(writing.line(text)) + pictureOf(image, writing)
					)
				)
			)
		],
		feedback: choices.map(({ feedback }, index) => [ids[index]!, writing.block(feedback)]),
		processing: [
			isSingle ? scoreIf(isCorrect) : set('SCORE', scored('mapResponse')),
			set('FEEDBACK', variable)
		]
	};
}

export function numericParts(
	question: Extract<Question, { type: 'numeric' }>,
	writing: QuestionWriting
): Parts {
	if (question.confusions.length > 0) tellConfusions(writing);
	if (question.unit)
		writing.tell('changed', 'The unit of a number is only shown in its field there.');
	const { tolerance } = question;
	const isRight = element(
		'equal',
		tolerance > 0
			? { toleranceMode: 'absolute', tolerance: `${tolerance} ${tolerance}` }
			: { toleranceMode: 'exact' },
		[variable, correct]
	);
	return {
		declarations: [response('RESPONSE', 'single', 'float', [String(question.answer)])],
		body: [typedField({ placeholderText: question.unit?.name })],
		...rightWrongParts(question.feedback, null, writing, isRight)
	};
}

export function rightWrongParts(
	{ right, wrong }: { right: string; wrong: string },
	score: Xml | null,
	writing: QuestionWriting,
	isRight: Xml = element('gt', {}, [scored('mapResponse'), base('float', '0')])
): Pick<Parts, 'feedback' | 'processing'> {
	const then = [
		set('SCORE', score ?? base('float', '1')),
		set('FEEDBACK', base('identifier', 'correct'))
	];
	return {
		feedback: [
			['correct', writing.block(right)],
			['incorrect', writing.block(wrong)]
		],
		processing: [
			tag('responseCondition', [
				tag('responseIf', [isRight, ...then]),
				tag('responseElse', [set('FEEDBACK', base('identifier', 'incorrect'))])
			])
		]
	};
}

export function matchParts(
	question: Extract<Question, { type: 'matching' }>,
	writing: QuestionWriting
): Parts {
	if (question.prompts.some(({ feedback }) => feedback !== '')) tellPartFeedback(writing);
	const optionId = new Map(question.options.map(({ id }, index) => [id, `option-${index + 1}`]));
	const matchSet = (name: string, matchMax: number, texts: readonly string[]) =>
		tag(
			'simpleMatchSet',
			texts.map((text, index) =>
				inline(
					'simpleAssociableChoice',
					{ identifier: `${name}-${index + 1}`, matchMax },
					xhtml(writing.line(text))
				)
			)
		);
	const count = question.prompts.length;
	return plain(
		response(
			'RESPONSE',
			'multiple',
			'directedPair',
			question.prompts.map(({ match }, index) => `prompt-${index + 1} ${optionId.get(match)}`)
		),
		interaction('matchInteraction', { shuffle: 'true', maxAssociations: count }, [
			matchSet(
				'prompt',
				1,
				question.prompts.map(({ text }) => text)
			),
			matchSet(
				'option',
				count,
				question.options.map(({ text }) => text)
			)
		]),
		isCorrect
	);
}

export function shortTextParts(
	question: Extract<Question, { type: 'short-text' }>,
	writing: QuestionWriting
): Parts {
	if (question.confusions.length > 0) tellConfusions(writing);
	return {
		declarations: [
			response('RESPONSE', 'single', 'string', question.accept.slice(0, 1), [
				element(
					'mapping',
					{ defaultValue: 0 },
					question.accept.map((mapKey) =>
						element('mapEntry', {
							mapKey,
							mappedValue: 1,
							caseSensitive: String(question.caseSensitive)
						})
					)
				)
			])
		],
		body: [typedField({})],
		...rightWrongParts(question.feedback, scored('mapResponse'), writing)
	};
}
