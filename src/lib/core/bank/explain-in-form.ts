import { withinEntry, words, type FormWords, type Path, type Words } from './finding';

/** Where to mend what no form shows. */
export const IN_TEXT = words`Mend it in the text of the bank.`;

/** What is not there, as who writes in forms is told of it. */
export function missingInForm(path: Path): FormWords {
	const within = withinEntry(path);
	const label = { field: within };
	const list = emptyList(path);
	if (list) return list;
	const mend = path[0] === 'questions' ? MISSING[String(within.at(-1))] : undefined;
	return { problem: words`${label} is still missing`, mend: mend ?? words`Fill it in.` };
}

/** What goes against a rule of the schema, as who writes in forms is told of it. @param shown the value, or empty */
export function brokenInForm(rule: string, problem: string, shown: string, path: Path): FormWords {
	const list = rule === 'empty-list' ? emptyList(path) : null;
	if (list) return list;
	const label = { field: withinEntry(path) };
	const { said = problem, mend } = RULES[rule] ?? {};
	return {
		problem:
			shown === EMPTY
				? words`${label} is empty`
				: shown === ''
					? words`${label} ${said}`
					: words`${label}:${shown} ${said}`,
		...(mend ? { mend: mend(path) } : {})
	};
}

/** As explain-issue.ts shows it. */
const EMPTY = ' ""';

function emptyList(path: Path): FormWords | null {
	const [list] = path;
	if (path.length === 1) return NO_ENTRY[String(list)] ?? null;
	const [field, ...rest] = withinEntry(path);
	if (list !== 'questions' || field !== 'facts' || rest.length > 0) return null;
	return {
		problem: words`The question rests on no fact`,
		mend: words`Choose one at ${{ field: ['facts'] }}.`
	};
}

/** What a bank cannot do without, and where a form makes it. */
const NO_ENTRY: Record<string, FormWords> = {
	sources: {
		problem: words`The bank has no source yet`,
		mend: words`Paste one, or open it from a file.`
	},
	sections: {
		problem: words`The bank has no section yet`,
		mend: words`Add one at ${{ form: 'bank' }}: a title, and from which paragraph to which it goes.`
	},
	facts: {
		problem: words`The bank has no fact yet`,
		mend: words`Choose words in the source, and make a fact of them.`
	},
	questions: {
		problem: words`The bank has no question yet`,
		mend: words`Make one on a fact.`
	}
};

const MISSING: Record<string, Words> = {
	explanation: words`Say what the source says, in your own words.`,
	alt: words`Say what is to be seen, for a learner who cannot see it.`
};

/** Rules of which a form says something else than the file. */
const RULES: Record<string, { said?: string; mend?: (path: Path) => Words }> = {
	'empty-text': {
		said: 'is still to be written',
		mend: (path) =>
			withinEntry(path).some((part) => typeof part === 'number')
				? words`Write it, or remove it.`
				: words`Write it.`
	},
	'empty-list': { said: 'has no entry', mend: () => words`Add at least one.` },
	'empty-alt': { said: 'is still to be written' },
	'not-a-link': {
		mend: () =>
			words`Begin with https:// or http://; anything else goes into ${{ field: ['citation'] }}.`
	},
	'not-a-language': { mend: () => words`Write its short name, such as en, de or pt-BR.` }
};
