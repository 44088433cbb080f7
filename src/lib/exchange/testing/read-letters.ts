import type { Question } from '../../core/bank/bank';
import { foldText } from '../../core/bank/fold-text';
import { plainText } from '../../core/markup/plain-text';
import type { ReadEntry } from '../formats/read-set';

/** What no format is asked to keep: how many spaces there are, and letters that nobody sees. */
export const seen = (text: string) =>
	text.replace(/[\u00ad\u200b\u2060-\u2064\ufeff]/g, '').replace(/\s+/g, '');

/** Of a text as it was read, what is seen of it. */
export const readLetters = (text: string | undefined, lists = true) =>
	seen(plainText(text ?? '', 'markdown', lists));

/** Of a text of a bank, what is seen of it. */
export const bankLetters = (text: string, { markup }: Pick<Question, 'markup'>, lists = true) =>
	seen(plainText(text, markup, lists));
/** Where a line has room: no lists. */
const readLine = (text: string) => readLetters(text, false);

/** What an entry asks and accepts, without hints, tags and pictures; texts as they are seen, empty ones left out. */
export function askedBy(entry: ReadEntry): unknown {
	const stem = readLetters(entry.stem);
	switch (entry.type) {
		case 'single':
		case 'multiple':
			return {
				type: entry.type,
				stem,
				choices: (entry.choices ?? []).map(({ text, correct, feedback }) => [
					readLine(text),
					correct ?? false,
					readLetters(feedback)
				])
			};
		case 'true-false':
			return {
				type: entry.type,
				stem,
				answer: entry.answer,
				feedback: [readLetters(entry.feedback?.true), readLetters(entry.feedback?.false)]
			};
		case 'numeric':
			return {
				type: entry.type,
				stem,
				answer: entry.answer,
				tolerance: entry.tolerance ?? 0,
				feedback: [readLetters(entry.feedback?.right), readLetters(entry.feedback?.wrong)],
				confusions: (entry.confusions ?? []).map((each) => [each.value, readLetters(each.feedback)])
			};
		case 'short-text':
			return {
				type: entry.type,
				stem,
				accept: entry.accept.map(seen),
				feedback: [readLetters(entry.feedback?.right), readLetters(entry.feedback?.wrong)],
				confusions: (entry.confusions ?? []).map((each) => [
					seen(each.text),
					readLetters(each.feedback)
				])
			};
		case 'matching':
			return {
				type: entry.type,
				stem,
				pairs: entry.pairs.map(({ prompt, match }) => [
					readLine(prompt),
					foldText(readLine(match))
				]),
				extra: (entry.extra ?? []).map((text) => foldText(readLine(text)))
			};
		default:
			return { type: entry.type, stem };
	}
}

/** The same of a question of a bank, for the types that most formats have. */
export function askedOf(question: Question): unknown {
	const letters = (text: string) => bankLetters(text, question);
	const line = (text: string) => bankLetters(text, question, false);
	const stem = letters(question.stem);
	switch (question.type) {
		case 'single':
		case 'multiple':
			return {
				type: question.type,
				stem,
				choices: question.choices.map(({ text, correct, feedback }) => [
					line(text),
					correct,
					letters(feedback)
				])
			};
		case 'true-false':
			return {
				type: question.type,
				stem,
				answer: question.answer,
				feedback: [letters(question.feedback.true), letters(question.feedback.false)]
			};
		case 'numeric':
			return {
				type: question.type,
				stem,
				answer: question.answer,
				tolerance: question.tolerance,
				feedback: [letters(question.feedback.right), letters(question.feedback.wrong)],
				confusions: question.confusions.map((each) => [each.value, letters(each.feedback)])
			};
		case 'short-text':
			return {
				type: question.type,
				stem,
				accept: question.accept.map(seen),
				feedback: [letters(question.feedback.right), letters(question.feedback.wrong)],
				confusions: question.confusions.map((each) => [seen(each.text), letters(each.feedback)])
			};
		case 'matching': {
			const matched = new Set(question.prompts.map(({ match }) => match));
			const option = (id: string) =>
				foldText(line(question.options.find((each) => each.id === id)!.text));
			return {
				type: question.type,
				stem,
				pairs: question.prompts.map(({ text, match }) => [line(text), option(match)]),
				extra: question.options.filter(({ id }) => !matched.has(id)).map(({ id }) => option(id))
			};
		}
		default:
			return { type: question.type, stem };
	}
}
