import { IN_TEXT } from './explain-in-form';
import { error, words, type Path, type Remark } from './finding';
import { ownIds } from './own-ids';
import type { ChoiceEntry, EntryOf } from './schema';

/** What the two ways of writing choices, and their keys, say about each other. */
export function checkSingle(entry: EntryOf<'single'>, path: Path): Remark[] {
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

/** Whether one choice is right, and no other. */
export function oneKey(choices: ChoiceEntry[], path: Path): Remark[] {
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

/** Whether some choices are right, and not all. */
export function checkMultiple(entry: EntryOf<'multiple'>, path: Path): Remark[] {
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
