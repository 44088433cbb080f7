import type { At } from './bank-parts';
import { MAX_BYTES } from './decode-text';
import { error, quoted, words, type FormWords, type Remark } from './finding';
import { countedFrom, paragraphsOf } from './paragraphs';
import type { SourceEntry } from './schema';
import { badCharacters, markupIn } from './unsafe-text';

/** The text of a file that lies beside the bank, by its name; null where there is none. */
export type ReadText = (file: string) => string | null;

export interface SourceTexts {
	/** Paragraphs by the source's id; passage n is the one at n - 1. */
	texts: Map<string, string[]>;
	remarks: Remark[];
}

/** Reads the texts that sources name in `text`, and tells where a file does not fit its source. */
export function readSourceTexts(
	sources: readonly At<SourceEntry>[],
	readText: ReadText
): SourceTexts {
	const texts = new Map<string, string[]>();
	const remarks: Remark[] = [];
	for (const { entry, path } of sources) {
		// Without a count, which has been told, there is nothing to hold the text to.
		if (entry.text === undefined || !Number.isFinite(entry.passages.count)) continue;
		const read = readOne(entry, entry.text, readText);
		if (Array.isArray(read)) texts.set(entry.id, read);
		else remarks.push(error([...path, 'text'], read.code, read.problem, read.mend, read.inForm));
	}
	return { texts, remarks };
}

interface Refusal {
	code: string;
	problem: string;
	mend: string;
	inForm: FormWords;
}

function readOne(source: SourceEntry, file: string, readText: ReadText): string[] | Refusal {
	const { unit, count, 'counted-from': start } = source.passages;
	if (unit !== 'paragraph')
		return {
			code: 'text-unit',
			problem: `A text is shown by its paragraphs, but the passages of ${quoted(source.id)} are counted by ${unit}`,
			mend: 'Count the passages by paragraph, or take "text" out.',
			inForm: {
				problem: words`A text is shown by its paragraphs, but the places in this source are counted by ${unit}`,
				mend: words`Do not show it to learners, or change the “unit” in the text of the bank.`
			}
		};
	const text = readText(file);
	if (text === null)
		return {
			code: 'text-missing',
			problem: `There is no file ${file} to be read beside the bank`,
			mend: 'Put it there, correct its name, or take "text" out.',
			inForm: {
				problem: words`The text that learners may read is not here`,
				mend: words`Paste it at ${{ field: ['text'] }}, or do not show it to learners.`
			}
		};
	if (text.length > MAX_BYTES)
		return {
			code: 'text-too-large',
			problem: `${file} has more than 2 MB`,
			mend: 'Keep the part of the source that the bank is about.',
			inForm: { problem: words`${{ field: ['text'] }} has more than 2 MB` }
		};
	const all = paragraphsOf(text.replace(/^\uFEFF/, ''));
	const paragraphs = start === undefined ? all : countedFrom(all, start);
	if (start !== undefined && paragraphs.length === 0)
		return {
			code: 'text-counted-from',
			problem: `No paragraph of ${file} begins with ${quoted(start)}`,
			mend: 'Let "counted-from" be the words with which the first paragraph begins.',
			inForm: {
				problem: words`No paragraph of the text begins with ${{ said: start }}, from where they are counted`,
				mend: words`Put these words back, or correct “counted-from” in the text of the bank.`
			}
		};
	if (paragraphs.length !== count)
		return {
			code: 'text-count',
			problem: `${file} has ${paragraphs.length} paragraphs${start === undefined ? '' : ` from ${quoted(start)} on`}, but the source's count is ${count}`,
			mend: 'Correct the count, or the blank lines in the file: they part the paragraphs.',
			inForm: {
				problem: words`The text has ${paragraphs.length} paragraphs, and the bank counts ${count}`,
				mend: words`Correct the blank lines in it, which part the paragraphs; or “count” in the text of the bank.`
			}
		};
	return unfit(file, paragraphs) ?? paragraphs;
}

/** The first thing in the paragraphs that is no plain text. */
function unfit(file: string, paragraphs: readonly string[]): Refusal | null {
	for (const [index, paragraph] of paragraphs.entries()) {
		const where = `Paragraph ${index + 1} of ${file}`;
		const here = `Paragraph ${index + 1} of the text`;
		const character = badCharacters(paragraph, 1)[0];
		if (character)
			return {
				code: 'text-bad-character',
				problem: `${where} has ${character.name}`,
				mend: 'Take it out, and save the file as UTF-8.',
				inForm: {
					problem: words`${here} has ${character.name}`,
					mend: words`Write the words around it anew.`
				}
			};
		const markup = markupIn(paragraph);
		if (markup !== null)
			return {
				code: 'text-markup',
				problem: `${where} has ${quoted(markup)} in it, but all text is plain`,
				mend: 'Take the markup out.',
				inForm: { problem: words`${here} has ${quoted(markup)} in it, but all text is plain` }
			};
	}
	return null;
}
