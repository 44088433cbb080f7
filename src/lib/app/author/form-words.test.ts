import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { splitText } from '../../core/author/bank-text';
import { newQuestion } from '../../core/author/new-entry';
import { outlineOf, WRITTEN_TYPES } from '../../core/author/outline';
import { EXAMPLE_BANK } from '../../core/bank/example-bank';
import { parseBank } from '../../core/bank/parse-bank';
import { forForm } from './form-words';

type Fields = Record<string, unknown>;
const example = () => parse(EXAMPLE_BANK) as Record<string, Fields[]> & Fields;

/** What the forms say of a bank: the part it is about, and the two sentences. */
function said(file: Fields): string[] {
	const text = stringify(file, { aliasDuplicateObjects: false });
	const split = splitText(text);
	if (!split.ok) throw new Error(split.problem);
	const outline = outlineOf(split.bank);
	const parsed = parseBank(text, 'bank.yaml');
	const found = parsed.ok ? parsed.warnings : [...parsed.errors, ...parsed.warnings];
	return found.map((finding) => {
		const { where, problem, mend } = forForm(finding, outline, split.bank);
		return `${where ? `${where}: ` : ''}${problem}. ${mend}`;
	});
}

/** Every bank that is the example with one thing left out, emptied or odd, and one with a new question of each type. */
function* flawed(): Generator<[what: string, file: Fields]> {
	const base = example();
	for (const list of ['sources', 'facts', 'sections', 'questions'] as const)
		for (const [index, entry] of base[list]!.entries())
			for (const [field, value] of Object.entries(entry)) {
				const what = `${list} ${index} ${field}`;
				const changed = (change: (entry: Fields) => void): Fields => {
					const file = example();
					change(file[list]![index]!);
					return file;
				};
				yield [`${what} left out`, changed((each) => delete each[field])];
				yield [`${what} odd`, changed((each) => (each[field] = 'odd'))];
				const empty = Array.isArray(value) ? [] : '';
				yield [`${what} empty`, changed((each) => (each[field] = empty))];
				if (!Array.isArray(value)) continue;
				yield [`${what} doubled`, changed((each) => (each[field] = [value[0], ...value]))];
				if (typeof value[0] !== 'object') continue;
				for (const inner of Object.keys(value[0] as object))
					yield [
						`${what} ${inner} empty`,
						changed((each) => ((each[field] as Fields[])[0]![inner] = ''))
					];
			}
	for (const field of Object.keys(base))
		yield [`bank ${field} empty`, { ...example(), [field]: Array.isArray(base[field]) ? [] : '' }];
	const split = splitText(EXAMPLE_BANK);
	if (!split.ok) throw new Error(split.problem);
	for (const type of WRITTEN_TYPES) {
		const fresh = newQuestion(outlineOf(split.bank), type, 'harbour-level') as Fields;
		yield [`new ${type}`, { ...example(), questions: [...base.questions!, fresh] }];
	}
}

/** Names that no form has a label for, or that are one. */
const WITHOUT_LABEL = new Set([
	'id',
	'revision',
	'difficulty',
	'passages',
	'count',
	'unit',
	'type'
]);

function namesIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	const own = Array.isArray(value) ? [] : Object.keys(value);
	return [...own, ...Object.values(value).flatMap(namesIn)];
}

it('names no field of the file in whatever a form can be told of', () => {
	const more = [
		'distractors',
		'choices',
		'image',
		'alt',
		'file',
		'pinned',
		'case-sensitive',
		'blanks'
	];
	const names = new Set(
		[...namesIn(example()), ...more].filter((name) => !WITHOUT_LABEL.has(name))
	);
	const told = new Map<string, string>();
	for (const [what, file] of flawed()) for (const sentence of said(file)) told.set(sentence, what);
	expect(told.size).toBeGreaterThan(80);
	for (const [sentence, what] of told) {
		const quoted = [...sentence.matchAll(/["“`]([a-z-]+)(?::[^"”`]*)?["”`]/g)].map(
			(match) => match[1]!
		);
		// What a form cannot mend is mended in the text, where the names are.
		const wrong = sentence.includes('in the text of the bank')
			? []
			: quoted.filter((name) => names.has(name));
		expect(wrong, `${what}: ${sentence}`).toEqual([]);
		expect(sentence, what).not.toMatch(
			/undefined|\bstem\b|\bdistractor|\bthe key\b|correct: true|- "/
		);
	}
});

it('says of a kind that nobody has chosen yet that it is to be chosen', () => {
	const file = example();
	file.facts![0]!.kind = '';
	expect(said(file)).toEqual([
		'“What kind of claim it is” is still to be chosen. Choose one of those offered.'
	]);
});

it('says what is missing by the label, and in which part', () => {
	const told = (change: (question: Fields) => void, type: string) => {
		const file = example();
		change(file.questions!.find((question) => question.type === type)!);
		return said(file);
	};
	expect(told((question) => delete question.answer, 'numeric')).toEqual([
		'“The right number” is still missing. Fill it in.'
	]);
	expect(
		told((question) => ((question.choices as Fields[])[1]!.feedback = ''), 'multiple')
	).toEqual([
		'“What a learner who picks this is told” at “Choice 2” is still to be written. Write it, or remove it.'
	]);
	expect(told((question) => (question.stem = ''), 'true-false')).toEqual([
		'“Statement to judge” is still to be written. Write it.'
	]);
	expect(
		told((question) => delete (question.distractors as Fields[])[1]!.feedback, 'single')
	).toEqual([
		expect.stringMatching(
			/^The choice ".+" gets no feedback\. Write “What a learner who picks this is told” at “Wrong answer 2”/
		)
	]);
	expect(told((question) => (question.facts = ['f3']), 'ordering')).toContain(
		'The question rests on a fact that is not in the bank, “f3”. Choose another at “Rests on”, and take this one off.'
	);
	expect(
		told((question) => {
			const choices = question.choices as Fields[];
			for (const choice of choices) choice.correct = false;
		}, 'multiple')
	).toEqual(['No choice is right. Tick “Right” at those that are.']);
});

it('shows what an author wrote without its marks', () => {
	const file = Object.assign(example(), { markup: 'markdown' });
	const pairs = file.questions!.find(({ type }) => type === 'matching')!.pairs as Fields[];
	for (const pair of pairs.slice(0, 2)) pair.prompt = 'A **strong** $x^2$';
	expect(said(file)).toEqual([
		'Pair 2: Another pair has “A strong x^2”, too. Word them so that they differ, or take one out.'
	]);
});
