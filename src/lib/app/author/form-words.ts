import { unmarked, type BankText } from '../../core/author/bank-text';
import type { Outline, WrittenType } from '../../core/author/outline';
import {
	withinEntry,
	type Finding,
	type Path,
	type Term,
	type Words
} from '../../core/bank/finding';
import { m } from '$lib/paraglide/messages';
import { labelOfField, type FieldLabel } from './field-labels';

/** A finding in the words of the forms. */
export interface FormFinding extends Finding {
	/** The part of the entry that it is about, where its words do not name it; else empty. */
	where: string;
	/** Whether a form has a field for it. */
	isShown: boolean;
}

/** Characters of what an author wrote, in a sentence about it. */
const MOST = 60;
const LISTS = ['sources', 'sections', 'facts', 'questions'] as const;

/** What is said of a bank to who writes it in forms: by their labels, and never by names of fields. */
export function forForm(
	finding: Finding,
	{ questions }: Pick<Outline, 'questions'>,
	bank: BankText
): FormFinding {
	const { path, inForm } = finding;
	const [first, index] = path;
	const list = (typeof index === 'number' && LISTS.find((each) => each === first)) || null;
	const type = list === 'questions' ? (questions[Number(index)]?.type ?? null) : null;
	const label = (within: Path) => labelOfField(list, within, type);
	const say = (words: Words) =>
		words.map((part) => (typeof part === 'string' ? part : termText(part, label, bank))).join('');
	const within = withinEntry(path);
	const named = [...(inForm?.problem ?? []), ...(inForm?.mend ?? [])];
	return {
		...finding,
		problem: inForm?.problem ? say(inForm.problem) : finding.problem,
		mend: inForm?.mend ? say(inForm.mend) : finding.mend,
		where: names(named, within) ? '' : whereIn(list, Number(index), within, type),
		isShown: label(within) !== null
	};
}

/** Whether the words name the field that they are about, what holds it, or what is in it. */
function names(words: Words, within: Path): boolean {
	return words.some((part) => {
		if (typeof part === 'string' || !('field' in part) || part.field.length === 0) return false;
		return part.field.every((key, index) => index >= within.length || key === within[index]);
	});
}

function whereIn(
	list: (typeof LISTS)[number] | null,
	index: number,
	within: Path,
	type: WrittenType | null
): string {
	if (list === 'sections') return m.author_section({ number: index + 1 });
	// A field of the entry itself is told well enough by the sentence.
	if (within.length < 2) return '';
	const label = labelOfField(list, within, type);
	return label ? (label.of ?? label.name) : '';
}

function termText(term: Term, label: (within: Path) => FieldLabel | null, bank: BankText): string {
	if ('box' in term)
		return m.author_term({
			name: { correct: m.author_correct, pinned: m.author_pinned }[term.box]()
		});
	if ('type' in term)
		return m.author_term({
			name: { multiple: m.author_type_multiple, 'true-false': m.author_type_true_false }[
				term.type
			]()
		});
	if ('form' in term) return m.author_term({ name: m.author_details() });
	if ('said' in term) return m.author_term({ name: cut(unmarked(bank, term.said)) });
	const found = label(term.field);
	// What no form shows has its name in the text of the bank alone.
	if (!found) return m.author_term({ name: String(term.field.at(-1) ?? '') });
	return found.of
		? m.author_term_at({ name: found.name, of: found.of })
		: m.author_term({ name: found.name });
}

const cut = (text: string) => (text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text);
