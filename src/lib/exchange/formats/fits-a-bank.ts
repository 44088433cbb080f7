import * as v from 'valibot';
import { imagesOfEntry } from '../../core/bank/bank-images';
import { IMAGE_LIMITS } from '../../core/bank/bank-files';
import { checkQuestion } from '../../core/bank/check-question';
import { explainIssue } from '../../core/bank/explain-issue';
import { foldText } from '../../core/bank/fold-text';
import { KIND_OF_ENDING, readImageHeader } from '../../core/bank/image-header';
import { questionSchema, type ImageEntry, type QuestionEntry } from '../../core/bank/schema';
import { markupIn } from '../../core/bank/unsafe-text';
import { plainText } from '../../core/markup/plain-text';

/** Why a question cannot stand in a bank, in a sentence; null where it can. */
export function refusalOf(question: QuestionEntry): string | null {
	const parsed = v.safeParse(questionSchema, question);
	if (!parsed.success) return sentence(explainIssue(parsed.issues[0]).problem);
	const [remark] = checkQuestion({ entry: question, path: [] });
	if (remark) return sentence(remark.problem);
	if (choiceTexts(question).some(hasTwice)) return 'Two of its choices read the same.';
	return hasMarkup(question)
		? 'An answer that is typed, or a name, holds what looks like a tag of HTML.'
		: null;
}

const sentence = (problem: string) => `${problem}.`;

/** Of each set of choices its texts. */
function choiceTexts(question: QuestionEntry): string[][] {
	switch (question.type) {
		case 'single':
			return [
				(
					question.choices ?? [{ text: question.answer ?? '' }, ...(question.distractors ?? [])]
				).map(({ text }) => text)
			];
		case 'multiple':
			return [question.choices.map(({ text }) => text)];
		case 'cloze':
			return Object.values(question.blanks).flatMap((blank) =>
				'choices' in blank && blank.choices ? [blank.choices.map(({ text }) => text)] : []
			);
		default:
			return [];
	}
}

/** As the check of the bank compares them: one of them would be graded wrong for what the other says. */
const hasTwice = (texts: readonly string[]) =>
	new Set(texts.map((text) => foldText(plainText(text, 'markdown')))).size < texts.length;

/** Whatever is read with marks has none by now; what is typed has to stay as it is. */
function hasMarkup(value: unknown): boolean {
	if (typeof value === 'string') return markupIn(value) !== null;
	return typeof value === 'object' && value !== null && Object.values(value).some(hasMarkup);
}

/** The pictures that a question shows. */
export const imagesOf = (question: QuestionEntry): ImageEntry[] =>
	imagesOfEntry(question).map(({ image }) => image);

/** The question without pictures that are not there, too large or of another kind, and what was lost in a sentence. */
export function picturesOf(
	question: QuestionEntry,
	pictures: ReadonlyMap<string, Uint8Array>
): { question: QuestionEntry; lost: string | null } {
	const images = imagesOfEntry(question);
	let lost: string | null = null;
	let next = question;
	for (const { image, at } of images) {
		const why = whyNot(image, pictures.get(image.file));
		if (!why) continue;
		lost = `A picture is left out: ${why}.`;
		next = without(next, at) as QuestionEntry;
	}
	return { question: next, lost };
}

function whyNot({ file }: ImageEntry, bytes: Uint8Array | undefined): string | null {
	if (!bytes) return 'it is not in the file';
	if (bytes.length > IMAGE_LIMITS.bytes) return 'it has more than 500 kB';
	const header = readImageHeader(bytes);
	if (!header) return 'it is no PNG, JPEG, WebP or GIF';
	if (KIND_OF_ENDING[file.slice(file.lastIndexOf('.') + 1)] !== header.kind)
		return 'its name does not say what it is';
	return Math.max(header.width, header.height) > IMAGE_LIMITS.side
		? 'it has more than 2,000 pixels on a side'
		: null;
}

function without(value: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
	if (Array.isArray(value))
		return value.map((item: unknown, index) => (index === key ? without(item, rest) : item));
	const entries = Object.entries(value as Record<string, unknown>);
	return Object.fromEntries(
		rest.length === 0
			? entries.filter(([name]) => name !== key)
			: entries.map(([name, inner]) => [name, name === key ? without(inner, rest) : inner])
	);
}
