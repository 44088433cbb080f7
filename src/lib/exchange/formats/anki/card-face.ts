import type { Bank, BankImage, Choice, Question } from '../../../core/bank/bank';
import { blanksInText, textAroundBlanks } from '../../../core/bank/blanks-in-text';
import { fnv1a64 } from '../../../core/bank/fingerprint';
import { lettersHtml, writeHtml } from '../../rich-text/write-html';
import { footnoteHtml } from './footnote-html';

/** What a question is on a card, as the fields of our note type, in HTML. */
export interface CardFace {
	question: string;
	/** What can be chosen, in an order that gives nothing away and is always the same. */
	choices: string;
	answer: string;
	feedback: string;
	explanation: string;
	footnote: string;
	hint: string;
}

/** The element that shows a picture, or nothing where it is not there. */
export type ImageHtml = (image: BankImage | undefined) => string;

export function cardFace(question: Question, bank: Bank, image: ImageHtml): CardFace {
	const block = (text: string) => writeHtml(text, question.markup, true);
	return {
		question: block(question.stem) + image(question.image),
		choices: '',
		feedback: '',
		explanation: block(question.explanation),
		footnote: question.facts.map((id) => footnoteHtml(id, bank)).join(''),
		hint: question.hint ? block(question.hint.text) : '',
		...partsOf(question, bank, image, (text) => writeHtml(text, question.markup), block)
	};
}

type Parts = Pick<CardFace, 'answer'> & Partial<CardFace>;
type Html = (text: string) => string;

/** @param html of a line @param block of a text that may have lists: feedback, or the back of a card */
function partsOf(question: Question, bank: Bank, image: ImageHtml, html: Html, block: Html): Parts {
	const shuffled = <T>(parts: readonly T[], key: (part: T) => string) =>
		parts
			.map((part) => ({ part, at: fnv1a64(`${question.id}/${key(part)}`) }))
			.sort((one, other) => (one.at < other.at ? -1 : 1))
			.map(({ part }) => part);
	switch (question.type) {
		case 'single':
		case 'multiple': {
			const written = (choice: Choice) => html(choice.text) + image(choice.image);
			const box = question.type === 'single' ? '○' : '☐';
			const order = shuffled(question.choices, ({ id }) => id);
			const choices = [
				...order.filter((each) => !each.pinned),
				...order.filter((each) => each.pinned)
			];
			const right = question.choices.filter(({ correct }) => correct);
			return {
				choices: list(choices.map((choice) => `${box} ${written(choice)}`)),
				answer: right.length === 1 ? written(right[0]!) : list(right.map(written)),
				feedback: list(
					choices
						.filter(({ feedback }) => feedback !== '')
						.map(
							(each) => `${mark(each.correct)} ${strong(html(each.text))} – ${block(each.feedback)}`
						)
				)
			};
		}
		case 'true-false':
			return {
				choices: list(['○ True', '○ False']),
				answer: question.answer ? 'True' : 'False',
				feedback: list(
					(['true', 'false'] as const)
						.filter((each) => question.feedback[each] !== '')
						.map((each) => {
							const word = each === 'true' ? 'True' : 'False';
							const isRight = (each === 'true') === question.answer;
							return `${mark(isRight)} ${strong(word)} – ${block(question.feedback[each])}`;
						})
				)
			};
		case 'numeric': {
			const { answer, tolerance, unit } = question;
			const about = tolerance > 0 ? ` ± ${tolerance}` : '';
			return {
				answer: lettersHtml(`${answer}${about}${unit ? ` ${unit.name}` : ''}`),
				feedback: list([
					...rightAndWrong(question.feedback, block),
					...question.confusions.map(
						(each) => `${mark(false)} ${strong(String(each.value))} – ${block(each.feedback)}`
					)
				])
			};
		}
		case 'card':
			return { answer: block(question.back) + image(question.backImage) };
		case 'short-text':
			return {
				answer: lettersHtml(question.accept.join(' / ')),
				feedback: list([
					...rightAndWrong(question.feedback, block),
					...question.confusions.map(
						(each) => `${mark(false)} ${strong(lettersHtml(each.text))} – ${block(each.feedback)}`
					)
				])
			};
		case 'cloze': {
			// Marks pair within a piece between two gaps, as on the screen.
			const filled = (show: (id: string) => string) => {
				const gaps = blanksInText(question.text).map(show);
				return textAroundBlanks(question.text)
					.map((piece, at) => inLine(html(piece)) + (gaps[at] ?? ''))
					.join('');
			};
			const blank = (id: string) => question.blanks.find((each) => each.id === id);
			const options = (id: string) => {
				const found = blank(id);
				if (found?.kind !== 'chosen') return '[...]';
				return `[${shuffled(found.choices, (each) => each.id)
					.map(({ text }) => html(text))
					.join(' / ')}]`;
			};
			const right = (id: string) => {
				const found = blank(id);
				if (!found) return '[...]';
				return found.kind === 'typed'
					? lettersHtml(found.accept.join(' / '))
					: html(found.choices.find(({ correct }) => correct)?.text ?? '');
			};
			return {
				choices: `<p>${filled(options)}</p>`,
				answer: filled((id) => strong(right(id))),
				feedback: list(
					question.blanks.flatMap((each) =>
						each.kind === 'typed'
							? [each.feedback]
									.filter(Boolean)
									.map((text) => `${strong(right(each.id))} – ${block(text)}`)
							: each.choices
									.filter(({ feedback }) => feedback !== '')
									.map(
										(one) =>
											`${mark(one.correct)} ${strong(html(one.text))} – ${block(one.feedback)}`
									)
					)
				)
			};
		}
		case 'matching':
			return {
				choices:
					list(question.prompts.map(({ text }) => html(text))) +
					list(shuffled(question.options, ({ id }) => id).map(({ text }) => `○ ${html(text)}`)),
				answer: list(
					question.prompts.map(({ text, match }) => {
						const option = question.options.find(({ id }) => id === match);
						return `${html(text)} → ${strong(html(option?.text ?? ''))}`;
					})
				),
				feedback: list(
					question.prompts
						.filter(({ feedback }) => feedback !== '')
						.map((each) => `${strong(html(each.text))} – ${block(each.feedback)}`)
				)
			};
		case 'ordering':
			return {
				choices: list(shuffled(question.items, ({ id }) => id).map(({ text }) => html(text))),
				answer: list(question.items.map(({ text }, at) => `${at + 1}. ${html(text)}`)),
				feedback: list(
					question.items
						.filter(({ feedback }) => feedback !== '')
						.map((each) => `${strong(html(each.text))} – ${block(each.feedback)}`)
				)
			};
		case 'attribution':
			return {
				question: `<p>“${writeHtml(question.statement, bank.markup)}”</p><p>What kind of claim is this, and who makes it?</p>`,
				choices: list(
					['event', 'figure', 'statement', 'judgement', ...question.speakers].map(
						(each) => `○ ${lettersHtml(each)}`
					)
				),
				answer: lettersHtml(`${question.kind}, ${question.speaker}`)
			};
	}
}

const list = (items: readonly string[]) =>
	items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

/** Paragraphs in what goes on behind it. */
const inLine = (html: string) => html.replace(/^<p>|<\/p>$/g, '').replaceAll('</p><p>', '<br><br>');

const mark = (isRight: boolean) => (isRight ? '✓' : '✗');
const strong = (html: string) => `<b>${html}</b>`;

const rightAndWrong = ({ right, wrong }: { right: string; wrong: string }, block: Html) => [
	...(right === '' ? [] : [`${mark(true)} ${block(right)}`]),
	...(wrong === '' ? [] : [`${mark(false)} ${block(wrong)}`])
];
