import { blanksInText, hasStrayBraces } from './blanks-in-text';
import { oneKey } from './check-choices';
import {
	error,
	quoted,
	withinEntry,
	words,
	type FormWords,
	type Path,
	type Remark
} from './finding';
import { suggestion } from './nearest-name';
import { ownIds } from './own-ids';
import type { BlankEntry, EntryOf } from './schema';

/** What the text of a cloze and its blanks say about each other. */
export function checkCloze(entry: EntryOf<'cloze'>, path: Path): Remark[] {
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
