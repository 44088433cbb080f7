import { expect, it } from 'vitest';
import type { Finding } from '../bank/finding';
import { EXAMPLE_BANK } from '../bank/example-bank';
import { splitText } from './bank-text';
import { moveItem, removeItem } from './edit-bank-text';
import { followFindings } from './follow-findings';
import { outlineOf } from './outline';

const split = splitText(EXAMPLE_BANK);
if (!split.ok) throw new Error(split.problem);
const { bank } = split;
const checked = outlineOf(bank);
const finding = (...path: (string | number)[]): Finding => ({
	code: 'c',
	severity: 'warning',
	problem: 'p',
	mend: 'm',
	path,
	file: 'f',
	line: 1,
	column: 1
});
const followed = (now: typeof bank, ...findings: Finding[]) =>
	followFindings(findings, checked, outlineOf(now)).map(({ path }) => path);

it('Findings go with their entries, wherever these are moved', () => {
	const now = moveItem(bank, 'questions', 0, 2);
	expect(
		followed(
			now,
			finding('questions', 0, 'stem'),
			finding('questions', 1, 'choices', 0),
			finding('facts', 0),
			finding('title')
		)
	).toEqual([['questions', 2, 'stem'], ['questions', 0, 'choices', 0], ['facts', 0], ['title']]);
});

it('Those on an entry that is gone are gone, too', () => {
	const now = removeItem(bank, 'questions', 0);
	expect(followed(now, finding('questions', 0), finding('questions', 1, 'stem'))).toEqual([
		['questions', 0, 'stem']
	]);
});
