import type { At } from './bank-parts';
import { checkMultiple, checkSingle } from './check-choices';
import { checkCloze } from './check-cloze';
import { error, quoted, words, type Path, type Remark } from './finding';
import { foldText } from './fold-text';
import { ownIds } from './own-ids';
import type { EntryOf, QuestionEntry } from './schema';

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
