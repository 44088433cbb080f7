import type { At } from './bank-parts';
import { blanksInText, hasStrayBraces } from './blanks-in-text';
import {
	error,
	quoted,
	withinEntry,
	words,
	type FormWords,
	type Path,
	type Remark
} from './finding';
import { IN_TEXT } from './explain-in-form';
import { foldText } from './fold-text';
import { suggestion } from './nearest-name';
import type { BlankEntry, ChoiceEntry, EntryOf, QuestionEntry } from './schema';

/** What the fields of one question say about each other: keys, blanks, pairs. */
export function checkQuestion({ entry, path }: At<QuestionEntry>): Remark[] {
	switch (entry.type) {
		case 'single':
			return checkSingle(entry, path);
		case 'multiple':
			return [...checkMultiple(entry, path), ...ownIds(entry.choices, [...path, 'choices'])];
		case 'cloze':
			return checkCloze(entry, path);
		case 'matching':
			return checkMatching(entry, path);
		case 'ordering':
			return [
				...ownIds(entry.items, [...path, 'items']),
				...twice(
					entry.items.map(({ text }) => text),
					(index) => [...path, 'items', index],
					'item',
					'entry'
				)
			];
		case 'short-text':
			return checkShortText(entry, path);
		case 'numeric':
			return checkNumeric(entry, path);
		case 'true-false':
		case 'card':
			return [];
	}
}

function checkSingle(entry: EntryOf<'single'>, path: Path): Remark[] {
	const short = entry.answer !== undefined || entry.distractors !== undefined;
	if (short && entry.choices)
		return [
			error(
				[...path, 'choices'],
				'two-forms',
				'The question has both "choices" and "answer" or "distractors"',
				'Keep one of the two forms.',
				{
					problem: words`The question has its choices twice, in two ways`,
					mend: words`Keep one of the two in the text of the bank.`
				}
			)
		];
	if (entry.choices) {
		const remarks = oneKey(entry.choices, [...path, 'choices']);
		const short = [
			['right', 'Make it the feedback of the choice that is correct.'],
			['answer-image', 'Make it the image of the choice that is correct.']
		] as const;
		for (const [name, mend] of short)
			if (entry[name] !== undefined)
				remarks.push(
					error(
						[...path, name],
						'two-forms',
						`"${name}" goes with "answer", not with "choices"`,
						mend,
						{
							problem: words`${{ field: [name] }} has no place where all choices are in one list`,
							mend: IN_TEXT
						}
					)
				);
		return [...remarks, ...ownIds(entry.choices, [...path, 'choices'])];
	}
	if (!entry.answer)
		return [
			error(
				path,
				'no-key',
				'The question has no key',
				'Add "answer" and "distractors", or "choices" of which one has "correct: true".',
				{
					problem: words`The question has no right answer`,
					mend: words`Write ${{ field: ['answer'] }}.`
				}
			)
		];
	if (!entry.distractors)
		return [
			error(
				path,
				'no-distractors',
				'The question has no distractors',
				'Add "distractors", each a text with feedback.',
				{
					problem: words`The question has no wrong answers`,
					mend: words`Add one at ${{ field: ['distractors'] }}.`
				}
			)
		];
	return ownIds(entry.distractors, [...path, 'distractors']);
}

function oneKey(choices: ChoiceEntry[], path: Path): Remark[] {
	const keys = choices.filter(({ correct }) => correct).length;
	if (keys === 1) return [];
	if (keys === 0)
		return [
			error(path, 'no-key', 'No choice is right', 'Put "correct: true" to the one that is.', {
				mend: words`Tick ${{ box: 'correct' }} at the one that is.`
			})
		];
	return [
		error(
			path,
			'two-keys',
			`${keys} choices are right where one is meant`,
			'Leave "correct: true" to one, or make the question one of type multiple.',
			{
				mend: path.includes('blanks')
					? words`Leave ${{ box: 'correct' }} ticked at one.`
					: words`Leave ${{ box: 'correct' }} ticked at one, or change the type to ${{ type: 'multiple' }}.`
			}
		)
	];
}

function checkMultiple(entry: EntryOf<'multiple'>, path: Path): Remark[] {
	const keys = entry.choices.filter(({ correct }) => correct).length;
	if (keys === 0)
		return [
			error(
				[...path, 'choices'],
				'no-key',
				'No choice is right',
				'Put "correct: true" to those that are.',
				{ mend: words`Tick ${{ box: 'correct' }} at those that are.` }
			)
		];
	if (keys === entry.choices.length)
		return [
			error(
				[...path, 'choices'],
				'all-keys',
				'Every choice is right',
				'Add at least one that is wrong.'
			)
		];
	return [];
}

function checkCloze(entry: EntryOf<'cloze'>, path: Path): Remark[] {
	const remarks: Remark[] = [];
	const inText = blanksInText(entry.text);
	const names = Object.keys(entry.blanks);
	const say = (at: Path, code: string, problem: string, mend: string, inForm: FormWords) =>
		remarks.push(error([...path, ...at], code, problem, mend, inForm));
	if (inText.length === 0)
		say(
			['text'],
			'no-blanks',
			'The text has no blank',
			'Write {{name}} where a blank should stand.',
			{
				problem: words`The text has no gap`,
				mend: words`Choose words in it, and make a gap of them.`
			}
		);
	if (hasStrayBraces(entry.text))
		say(
			['text'],
			'stray-braces',
			'The text has "{{" or "}}" that makes no blank',
			'A blank is {{name}}, with two braces on both sides.',
			{
				problem: words`The text has "{{" or "}}" that makes no gap`,
				mend: words`A gap is {{name}}, with two braces on both sides.`
			}
		);
	for (const name of new Set(inText)) {
		if (!names.includes(name))
			say(
				['text'],
				'unknown-blank',
				`The text has {{${name}}}, but there is no blank of that name`,
				suggestion(name, names),
				{
					problem: words`The gap {{${name}}} in the text has no answers`,
					mend: words`Write them at ${{ field: ['blanks', name] }}, or take it out of the text.`
				}
			);
		if (inText.indexOf(name) !== inText.lastIndexOf(name))
			say(
				['text'],
				'blank-twice',
				`{{${name}}} stands twice in the text`,
				'Give each blank a name of its own.',
				{ mend: words`Give each gap a name of its own.` }
			);
	}
	for (const [name, blank] of Object.entries(entry.blanks)) {
		if (!inText.includes(name))
			say(
				['blanks', name],
				'blank-not-in-text',
				`The blank ${quoted(name)} is not in the text`,
				`Write {{${name}}} where it should stand, or take it out.`,
				{
					problem: words`${{ field: ['blanks', name] }} is not in the text`,
					mend: words`Write {{${name}}} where it should stand, or remove the gap.`
				}
			);
		remarks.push(...checkBlank(blank, [...path, 'blanks', name]));
	}
	return remarks;
}

function checkBlank(blank: BlankEntry, path: Path): Remark[] {
	if (blank.accept && blank.choices)
		return [
			error(
				path,
				'two-forms',
				'The blank has both "accept" and "choices"',
				'Keep one: it is typed or chosen.',
				{
					problem: words`${{ field: withinEntry(path) }} is both typed and chosen from a list`,
					mend: words`Keep one of the two in the text of the bank.`
				}
			)
		];
	if (!blank.accept && !blank.choices)
		return [
			error(
				path,
				'no-key',
				'The blank has neither "accept" nor "choices"',
				'Add "accept: [...]" for one that is typed, or "choices" for one that is chosen.',
				{
					problem: words`${{ field: withinEntry(path) }} has no answers`,
					mend: words`Say whether it is typed or chosen from a list, and write them.`
				}
			)
		];
	if (!blank.choices) return [];
	const choices = [...path, 'choices'];
	const remarks = [...oneKey(blank.choices, choices), ...ownIds(blank.choices, choices)];
	if (blank.feedback)
		remarks.push(
			error(
				[...path, 'feedback'],
				'two-forms',
				'A chosen blank has its feedback on the choices',
				'Move it to them.',
				{
					problem: words`What is said of a gap that is chosen from a list stands at its choices`,
					mend: words`Move it to them in the text of the bank.`
				}
			)
		);
	return remarks;
}

function checkMatching(entry: EntryOf<'matching'>, path: Path): Remark[] {
	const matches = entry.pairs.map(({ match }) => foldText(match));
	const remarks = [
		...ownIds(entry.pairs, [...path, 'pairs']),
		...twice(
			entry.pairs.map(({ prompt }) => prompt),
			(index) => [...path, 'pairs', index, 'prompt'],
			'prompt',
			'pair'
		)
	];
	const extra = entry.extra ?? [];
	remarks.push(
		...twice(extra, (index) => [...path, 'extra', index], 'extra option', 'extra match')
	);
	extra.forEach((text, index) => {
		if (matches.includes(foldText(text)))
			remarks.push(
				error(
					[...path, 'extra', index],
					'extra-matches',
					`The extra option ${quoted(text)} is the match of a prompt`,
					'Take it out: identical matches are one option already.',
					{
						problem: words`The extra match ${{ said: text }} belongs to a pair already`,
						mend: words`Remove it here, or change it.`
					}
				)
			);
	});
	if (new Set(matches).size + extra.length < 2)
		remarks.push(
			error(
				[...path, 'pairs'],
				'one-option',
				'There is only one option to match',
				'Add another match, or "extra" options.',
				{
					problem: words`There is only one match to choose`,
					mend: words`Write another, or add one at ${{ field: ['extra'] }}.`
				}
			)
		);
	return remarks;
}

function checkShortText(entry: EntryOf<'short-text'>, path: Path): Remark[] {
	const fold = (text: string) =>
		entry['case-sensitive'] ? foldText(text) : foldText(text).toLowerCase();
	const accepted = new Set(entry.accept.map(fold));
	return (entry.confusions ?? []).flatMap(({ text }, index) =>
		accepted.has(fold(text))
			? [
					error(
						[...path, 'confusions', index, 'text'],
						'confusion-is-right',
						`${quoted(text)} is accepted as right, too`,
						'Take it out of one of the two.',
						{
							problem: words`${{ said: text }} is accepted as right, too`,
							mend: words`Take it out of ${{ field: ['accept'] }} or out of ${{ field: ['confusions'] }}.`
						}
					)
				]
			: []
	);
}

function checkNumeric(entry: EntryOf<'numeric'>, path: Path): Remark[] {
	const tolerance = entry.tolerance ?? 0;
	return (entry.confusions ?? []).flatMap(({ value }, index) =>
		Math.abs(value - entry.answer) <= tolerance
			? [
					error(
						[...path, 'confusions', index, 'value'],
						'confusion-is-right',
						`${value} is right within the tolerance`,
						'Take it out, or lower the tolerance.',
						{
							problem: words`${value} counts as right`,
							mend: words`Remove it here, or lower ${{ field: ['tolerance'] }}.`
						}
					)
				]
			: []
	);
}

function ownIds(entries: { id?: string }[], path: Path): Remark[] {
	const ids = entries.map(({ id }) => id);
	return ids.flatMap((id, index) =>
		id !== undefined && ids.indexOf(id) < index
			? [
					error(
						[...path, index, 'id'],
						'duplicate-id',
						`The id ${quoted(id)} is there twice in the question`,
						'Give each its own.',
						{
							problem: words`Two parts of the question have the same name in the file, ${{ said: id }}`,
							mend: words`Change one in the text of the bank.`
						}
					)
				]
			: []
	);
}

/** @param label what a form calls each of them */
function twice(
	texts: string[],
	path: (index: number) => Path,
	what: string,
	label: string
): Remark[] {
	const folded = texts.map(foldText);
	return folded.flatMap((text, index) =>
		folded.indexOf(text) < index
			? [
					error(
						path(index),
						'duplicate-text',
						`The ${what} ${quoted(texts[index]!)} is there twice`,
						'Word them so that they differ, or take one out.',
						{ problem: words`Another ${label} has ${{ said: texts[index]! }}, too` }
					)
				]
			: []
	);
}
