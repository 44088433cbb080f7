import type { Question } from '../../../core/bank/bank';
import type { QuestionWriting } from '../../xml/bank-html';
import { element, inline, tag, type Xml } from '../../xml/write-xml';
import {
	interaction,
	isCorrect,
	base,
	modal,
	outcome,
	pictureOf,
	plain,
	response,
	scoreIf,
	set,
	tellPartFeedback,
	variable,
	xhtml,
	type Parts
} from './item-xml';
import { attributionParts, clozeParts } from './write-gaps';
import { choiceParts, matchParts, numericParts, shortTextParts } from './write-answered';

/** A question as an <assessmentItem>, in the words of 2.1. */
export function writeItem(writing: QuestionWriting, namespace: string): Xml {
	const { question } = writing;
	const stem =
		question.type === 'attribution'
			? 'What kind of claim is this, and who makes it?'
			: question.stem;
	const title = [...writing.letters(stem, true).replace(/\s+/g, ' ')].slice(0, 80).join('');
	const { declarations, body, feedback, processing } = partsOf(question, writing);
	const explanation = writing.explanation();
	const told = feedback.filter(([, html]) => html !== '');
	const isMany = question.type === 'multiple';
	return element(
		'assessmentItem',
		{ xmlns: namespace, identifier: question.id, title, adaptive: 'false', timeDependent: 'false' },
		[
			...declarations,
			outcome('SCORE', 'single', 'float', '0'),
			outcome('FEEDBACK', isMany ? 'multiple' : 'single', 'identifier'),
			outcome('EXPLANATION', 'single', 'identifier'),
			tag('itemBody', [
				inline('div', {}, xhtml(writing.block(stem))),
				pictureOf(question.image, writing),
				...body
			]),
			tag('responseProcessing', [
				...processing,
				set('EXPLANATION', base('identifier', 'explanation'))
			]),
			...told.map(([identifier, html]) => modal('FEEDBACK', identifier, html)),
			explanation === '' ? '' : modal('EXPLANATION', 'explanation', explanation)
		]
	);
}

function partsOf(question: Question, writing: QuestionWriting): Parts {
	switch (question.type) {
		case 'single':
		case 'multiple':
			return choiceParts(question.choices, question.type === 'single', writing);
		case 'true-false':
			return {
				declarations: [response('RESPONSE', 'single', 'identifier', [String(question.answer)])],
				body: [
					interaction('choiceInteraction', { shuffle: 'false', maxChoices: 1 }, [
						element('simpleChoice', { identifier: 'true' }, 'True'),
						element('simpleChoice', { identifier: 'false' }, 'False')
					])
				],
				feedback: [
					['true', writing.block(question.feedback.true)],
					['false', writing.block(question.feedback.false)]
				],
				processing: [scoreIf(isCorrect), set('FEEDBACK', variable)]
			};
		case 'numeric':
			return numericParts(question, writing);
		case 'short-text':
			return shortTextParts(question, writing);
		case 'cloze':
			return clozeParts(question, writing);
		case 'attribution':
			return attributionParts(question, writing);
		case 'matching':
			return matchParts(question, writing);
		case 'ordering': {
			if (question.items.some(({ feedback }) => feedback !== '')) tellPartFeedback(writing);
			const ids = question.items.map((_, index) => `part-${index + 1}`);
			return plain(
				response('RESPONSE', 'ordered', 'identifier', ids),
				interaction(
					'orderInteraction',
					{ shuffle: 'true' },
					question.items.map(({ text }, index) =>
						inline('simpleChoice', { identifier: ids[index]! }, xhtml(writing.line(text)))
					)
				),
				isCorrect
			);
		}
		case 'card':
			writing.tell(
				'changed',
				'A card is to be answered at length there, its back is what graders are told.'
			);
			return {
				declarations: [response('RESPONSE', 'single', 'string', [])],
				body: [
					interaction('extendedTextInteraction', {}, []),
					element('rubricBlock', { view: 'scorer tutor' }, [
						inline('div', {}, xhtml(writing.block(question.back))),
						pictureOf(question.backImage, writing)
					])
				],
				feedback: [],
				processing: []
			};
	}
}
