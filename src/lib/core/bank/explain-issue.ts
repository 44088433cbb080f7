import type { BaseIssue } from 'valibot';
import { error, quoted, withinEntry, words, type Path, type Remark } from './finding';
import { brokenInForm, IN_TEXT, missingInForm } from './explain-in-form';
import { suggestion } from './nearest-name';

/** One valibot issue as a remark. Issues of a union are those of the option that got furthest. */
export function explainIssue(issue: BaseIssue<unknown>, before: Path = []): Remark {
	const path = [...before, ...pathOf(issue)];
	if (issue.type === 'union' && issue.issues) {
		const deepest = [...issue.issues].sort((a, b) => pathOf(b).length - pathOf(a).length)[0];
		if (deepest && typeof issue.input === 'object') return explainIssue(deepest, path);
	}
	const name = [...path].reverse().find((part) => typeof part === 'string') ?? 'bank';
	const field = quoted(String(name));
	const label = { field: withinEntry(path) };
	const input = issue.input;
	if (issue.message === 'too-many') {
		const most = (issue as { requirement?: unknown }).requirement;
		return error(
			path,
			'too-many',
			`${field} has more than ${String(most)} entries`,
			'Take some out, or split it.',
			{ problem: words`${label} has more than ${String(most)} entries` }
		);
	}
	if (issue.kind === 'schema') {
		if (input === undefined) {
			if (typeof path.at(-1) === 'number')
				return error(
					path,
					'empty-entry',
					`An entry of ${field} is empty`,
					'Fill it in, or take the "-" out.',
					{ problem: words`${label} is empty`, mend: words`Fill it in, or remove it.` }
				);
			if (name === 'id' && path[0] === 'questions' && path.length === 3)
				return error(
					path,
					'missing-id',
					'The question has no id',
					'Give it one, or let "npm run footnote -- check --fix FILE" do it.',
					{
						problem: words`The question has no name of its own, by which learners’ progress is kept`,
						mend: words`Give it one in the text of the bank, such as “id: two-highs”.`
					}
				);
			if (name === 'type')
				return error(
					path,
					'missing-type',
					'The question has no type',
					`It is one of: ${listed(issue.expected)}.`,
					{ mend: words`Choose one at ${label}.` }
				);
			return error(
				path,
				'missing-field',
				`The field ${field} is missing or empty`,
				(path[0] === 'questions' ? MISSING[String(name)] : undefined) ?? `Add "${name}: ...".`,
				missingInForm(path)
			);
		}
		if (issue.type === 'variant' && typeof input !== 'object' && typeof path.at(-1) === 'number') {
			const problem = `An entry of ${field} should be ${WANTED.record}, but is ${shapeOf(input)}`;
			return error(path, 'wrong-shape', problem, 'See questions/README.md.', {
				mend: IN_TEXT
			});
		}
		if (issue.type === 'picklist' || issue.type === 'variant') {
			const names = listed(issue.expected).split(', ');
			const given = String(issue.type === 'variant' && typeof input === 'object' ? '' : input);
			return error(
				path,
				'unknown-value',
				`${quoted(given)} is no ${name}`,
				suggestion(given, names),
				{
					problem:
						given === ''
							? words`${label} is still to be chosen`
							: words`${quoted(given)} is nothing that can be chosen at ${label}`,
					mend: words`Choose one of those offered.`
				}
			);
		}
		return error(
			path,
			'wrong-shape',
			`${field} should be ${WANTED[issue.type] ?? issue.type}, but is ${shapeOf(input)}`,
			mendShape(issue.type, input),
			{
				problem: words`${label} should be ${WANTED[issue.type] ?? issue.type}, but is ${shapeOf(input)}`,
				mend: IN_TEXT
			}
		);
	}
	const [problem, mend] = RULES[issue.message] ?? [`is not right (${issue.message})`, 'Mend it.'];
	const shown =
		typeof input === 'string' || typeof input === 'number' ? ` ${quoted(String(input))}` : '';
	const said = SHOWN.has(issue.message) ? `${field}:${shown}` : field;
	const inForm = brokenInForm(issue.message, problem, SHOWN.has(issue.message) ? shown : '', path);
	return error(path, issue.message, `${said} ${problem}`, mend, inForm);
}

function pathOf(issue: BaseIssue<unknown>): (string | number)[] {
	return (issue.path ?? []).map((item) => item.key as string | number);
}

/** `("a" | "b")` to `a, b`. */
function listed(expected: string | null): string {
	return (expected ?? '').replace(/[()"]/g, '').split(' | ').join(', ');
}

const WANTED: Record<string, string> = {
	string: 'a text',
	number: 'a number',
	boolean: 'true or false',
	array: 'a list',
	strict_object: 'a map of names and values',
	record: 'a map of names and values',
	union: 'a text or a map of names and values'
};

function shapeOf(input: unknown): string {
	if (Array.isArray(input)) return 'a list';
	if (input === null) return 'empty';
	if (typeof input === 'object') return 'a map of names and values';
	return `the ${typeof input === 'string' ? 'text' : typeof input} ${quoted(String(input))}`;
}

function mendShape(type: string, input: unknown): string {
	if (type === 'number' && typeof input === 'string' && /\d/.test(input))
		return 'Write plain digits with a point for decimals, no separators, unit or quotes: 48000, 0.5.';
	if (type === 'number') return 'Write a number, such as 48000 or 0.5.';
	if (type === 'boolean') return 'Write true or false, without quotes.';
	if (type === 'array') return 'Write [one, two], or one entry a line, each after "- ".';
	if (type === 'string' && typeof input === 'object')
		return 'Write one text; one with ": ", "{" or "[" in it wants double quotes.';
	return 'See questions/README.md.';
}

const MISSING: Record<string, string> = {
	facts: 'Name the facts the question rests on: "facts: [fact-id]".',
	explanation: 'Say what the source says, in your own words.',
	alt: 'Say what is to be seen, for a learner who cannot see it: "alt: ...".'
};

/** Rules whose message shows the value. */
const SHOWN = new Set([
	'id-shape',
	'not-a-date',
	'not-a-link',
	'not-a-language',
	'not-a-text-file',
	'not-an-image-file',
	'not-whole',
	'too-small',
	'not-1-to-5',
	'negative'
]);

const RULES: Record<string, [problem: string, mend: string]> = {
	'empty-text': ['is empty', 'Write a text.'],
	'long-text': ['has more than 5,000 characters', 'Shorten it.'],
	'endless-quote': ['has more than 500 characters', 'Quote the words that the fact rests on.'],
	'id-shape': ['is no id', 'Use lower-case letters, digits and single hyphens: two-highs.'],
	'long-id': ['has more than 80 characters', 'Shorten it.'],
	'not-whole': ['is no whole number', 'Write a whole number.'],
	'too-small': ['is less than 1', 'Count from 1.'],
	'not-1-to-5': ['is not from 1 to 5', 'Write 1 (easy) to 5 (hard).'],
	negative: ['is negative', 'Write 0 or more.'],
	'not-finite': ['is not a finite number', 'Write a number such as 48000 or 0.5.'],
	'empty-list': ['is an empty list', 'Add at least one entry.'],
	'too-few': ['has fewer than two entries', 'Add another.'],
	'not-a-date': ['is no date', 'Write it as YYYY-MM-DD: 2024-03-01.'],
	'not-a-link': [
		'is no web address',
		'Start with https:// or http://; anything else goes into "citation".'
	],
	'not-a-text-file': [
		'is no name of a text file beside the bank',
		'Write a plain name that ends with .md or .txt: tides.md.'
	],
	'not-an-image-file': [
		'is no name of a picture beside the bank',
		'Write a plain name in lower case that ends with .png, .jpg, .webp or .gif: two-highs.png.'
	],
	'long-name': ['has more than 100 characters', 'Shorten it.'],
	'empty-alt': ['is empty', 'Say what is to be seen, for a learner who cannot see it.'],
	'long-alt': [
		'has more than 300 characters',
		'Say what is to be seen; what it means belongs into the question.'
	],
	'not-a-language': ['is no language tag', 'Write a BCP 47 tag such as en, de or pt-BR.']
};
