import type { Choice, Question } from '../../../core/bank/bank';
import { hasMarks } from '../../../core/markup/parse-markup';
import { writeHtml } from '../../rich-text/write-html';
import type { QuestionWriting } from '../../xml/bank-html';
import { isLikeHtml } from '../../xml/given-text';
import { element, tag, type Xml } from '../../xml/write-xml';
import { textXml, withPicture } from './write-text';

/** What a question of one type has beside the common part. */
export function bodyOf(question: Question, writing: QuestionWriting): Xml[] {
	switch (question.type) {
		case 'single':
		case 'multiple':
			return choicesOf(question.choices, question.type === 'single', writing);
		case 'true-false':
			return ([true, false] as const).map((said) =>
				answer(
					question.answer === said ? 100 : 0,
					String(said),
					writing.block(question.feedback[`${said}`])
				)
			);
		case 'short-text':
			return [
				tag('usecase', question.caseSensitive ? '1' : '0'),
				...question.accept.map((text) =>
					answer(100, typed(text), writing.block(question.feedback.right))
				),
				...question.confusions.map(({ text, feedback }) =>
					answer(0, typed(text), writing.block(feedback))
				),
				anythingElse(question.feedback.wrong, writing)
			];
		case 'numeric':
			return [
				answer(100, String(question.answer), writing.block(question.feedback.right), [
					tag('tolerance', String(question.tolerance))
				]),
				...question.confusions.map(({ value, feedback }) =>
					answer(0, String(value), writing.block(feedback), [
						tag('tolerance', String(question.tolerance))
					])
				),
				anythingElse(question.feedback.wrong, writing),
				...unitsOf(question.unit)
			];
		case 'matching':
			return [
				tag('shuffleanswers', 'true'),
				...question.prompts.map(({ text, match, feedback }) => {
					if (feedback !== '') tellPartFeedback(writing);
					const option = question.options.find(({ id }) => id === match);
					return subquestion(writing.line(text), optionText(option?.text ?? '', writing));
				}),
				...question.options
					.filter(({ id }) => question.prompts.every(({ match }) => match !== id))
					.map(({ text }) => subquestion('', optionText(text, writing)))
			];
		case 'ordering':
			return [
				tag('layouttype', 'VERTICAL'),
				tag('selecttype', 'ALL'),
				tag('selectcount', '0'),
				tag('gradingtype', 'RELATIVE_NEXT_EXCLUDE_LAST'),
				tag('showgrading', 'SHOW'),
				...question.items.map(({ text, feedback }, index) => {
					if (feedback !== '') tellPartFeedback(writing);
					return element('answer', { fraction: `${index + 1}.0000000`, format: 'html' }, [
						tag('text', writing.line(text))
					]);
				})
			];
		case 'card':
			writing.tell('changed', 'A card is an essay there, its back what graders are told.');
			return [
				tag('responseformat', 'editor'),
				tag('responserequired', '0'),
				withPicture(
					'graderinfo',
					{ format: 'html' },
					writing.block(question.back),
					question.backImage,
					writing
				)
			];
		case 'cloze':
		case 'attribution':
			return [];
	}
}

const tellPartFeedback = (writing: QuestionWriting) =>
	writing.tell('left-out', 'Feedback to single pairs or items has no place there.');

/** What Moodle takes for a whole, by how many are right; of more it has no such share. */
const PART_SHARES = [100, 50, 33.33333, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10];

function choicesOf(choices: readonly Choice[], isSingle: boolean, writing: QuestionWriting): Xml[] {
	const pinned = choices.filter((choice) => choice.pinned).length;
	if (pinned > 0 && pinned < choices.length)
		writing.tell('changed', 'A choice that stays last keeps all choices in their order there.');
	const right = choices.filter(({ correct }) => correct).length;
	const share = (count: number) => PART_SHARES[count - 1] ?? Number((100 / count).toFixed(5));
	const wrong = isSingle ? 0 : -share(choices.length - right);
	return [
		tag('single', String(isSingle)),
		tag('shuffleanswers', String(pinned === 0)),
		tag('answernumbering', 'abc'),
		...choices.map((choice) =>
			withPicture(
				'answer',
				{ fraction: choice.correct ? share(right) : wrong, format: 'html' },
				writing.line(choice.text),
				choice.image,
				writing,
				undefined,
				[textXml('feedback', writing.block(choice.feedback))]
			)
		)
	];
}

/** Of `*` a backslash makes a letter. */
const typed = (text: string) => text.replaceAll('*', '\\*');

function answer(fraction: number, text: string, feedback: string, more: readonly Xml[] = []): Xml {
	return element('answer', { fraction, format: 'moodle_auto_format' }, [
		tag('text', text),
		textXml('feedback', feedback),
		...more
	]);
}

const anythingElse = (feedback: string, writing: QuestionWriting): Xml =>
	feedback === '' ? '' : answer(0, '*', writing.block(feedback));

function unitsOf(unit: Extract<Question, { type: 'numeric' }>['unit']): Xml[] {
	if (!unit) return [];
	const names = [unit.name, ...unit.accept];
	return [
		tag(
			'units',
			names.map((name) => tag('unit', [tag('multiplier', '1'), tag('unit_name', name)]))
		),
		tag('unitgradingtype', unit.required ? '1' : '0'),
		// As here: the right number without its unit is worth half.
		tag('unitpenalty', '0.5000000'),
		tag('showunits', '0'),
		tag('unitsleft', '0')
	];
}

const subquestion = (prompt: string, match: string): Xml =>
	element('subquestion', { format: 'html' }, [
		tag('text', prompt),
		tag('answer', [tag('text', match)])
	]);

/** Moodle shows it in a list, as letters, but takes tags out and reads entities. */
function optionText(text: string, writing: QuestionWriting): string {
	const plain = writing.letters(text);
	if (writing.question.markup && hasMarks(text))
		writing.tell(
			'changed',
			'An answer of a matching question is letters alone there, without its marks.'
		);
	return isLikeHtml(plain) || /[<>]/.test(plain) ? writeHtml(plain, undefined) : plain;
}
