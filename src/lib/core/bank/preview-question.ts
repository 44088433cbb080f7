import * as v from 'valibot';
import type { Markup } from '../markup/markup-node';
import type { Question } from './bank';
import { readBankImages, type ReadImage } from './bank-images';
import { buildQuestion } from './build-question';
import { checkQuestion } from './check-question';
import { readBySchema } from './read-by-schema';
import { readYaml } from './read-yaml';
import { questionSchema } from './schema';
import { bankSchemaNode } from './schema-node';

/** Stands where a learner will read what is not written yet. */
const UNWRITTEN = '…';
/** Fields that may be left out; empty, they are as good as that. */
const OPTIONAL = new Set(['feedback', 'right', 'wrong', 'true', 'false', 'hint']);

/**
 * One question as a learner will see it, while it is being written: what is empty is shown as "…".
 * @param entry the YAML of the entry in its list, with its dash
 * @param markup how the bank's texts are read
 * @param readImage looks at the pictures that it names
 * @returns null where it cannot be shown yet: its type is missing, a number is none, and the like
 */
export function previewQuestion(
	entry: string,
	markup: Markup,
	readImage: ReadImage = () => null
): Question | null {
	const text = `questions:\n${entry}`;
	const { root } = readYaml(text, '');
	if (!root) return null;
	const { value } = readBySchema(root, bankSchemaNode, text);
	const [question] = (value as { questions?: unknown[] } | undefined)?.questions ?? [];
	const { success, output } = v.safeParse(questionSchema, withStandIns(question));
	if (!success) return null;
	// Its text names blanks that need not be there. Elsewhere parts that are not written yet are only alike.
	if (output.type === 'cloze' && checkQuestion({ entry: output, path: [] }).length > 0) return null;
	const { cards } = readBankImages([{ entry: output, path: [] }], readImage);
	return buildQuestion(output, '', markup, cards);
}

function withStandIns(value: unknown): unknown {
	if (typeof value === 'string') return value.trim() === '' ? UNWRITTEN : value;
	if (Array.isArray(value)) return value.map(withStandIns);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name, each]) => !(OPTIONAL.has(name) && each === ''))
			.map(([name, each]) => [name, withStandIns(each)])
	);
}
