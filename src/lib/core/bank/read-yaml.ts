import { isMap, isScalar, parseDocument, type YAMLError, type YAMLMap } from 'yaml';
import { error, type Finding, type Remark } from './finding';
import { lineIndex } from './line-index';
import { tooDeepAt } from './nesting';
import { badCharacters } from './unsafe-text';

/** More than these say nothing new: most follow from the first. */
const MAX_SYNTAX_ERRORS = 20;

/** Of characters that make YAML nodes: what the parser takes time for. A bank of 2 MB in earnest has about 95,000. */
const MAX_MARKS = 120_000;

/** Each is a token, empty ones too. A bank of 2 MB in earnest has some 60,000. */
const MAX_LINES = 150_000;

/** Levels. A bank needs eight; the parser and what walks its nodes are recursive. */
const MAX_DEPTH = 60;

export interface YamlFile {
	root: YAMLMap | null;
	/** Errors of characters and syntax; with syntax errors there is no root. */
	errors: Finding[];
	place: (remark: Remark, offset: number) => Finding;
}

/** Text to YAML nodes. Never throws; nothing in it takes more than about linear time. */
export function readYaml(text: string, file: string): YamlFile {
	const positionAt = lineIndex(text);
	const place = (remark: Remark, offset: number): Finding => ({
		...remark,
		file,
		...positionAt(offset)
	});
	const marks = structuralMarks(text);
	if (marks > MAX_MARKS) {
		const problem = `The file has ${marks} commas, colons, dashes, brackets and the like; a bank may have ${MAX_MARKS}`;
		const remark = error([], 'file-too-dense', problem, 'Split it into several banks.');
		return { root: null, errors: [place(remark, 0)], place };
	}
	const lines = countOf(text, '\n');
	if (lines > MAX_LINES) {
		const problem = `The file has ${lines} lines; a bank may have ${MAX_LINES}`;
		const remark = error([], 'file-too-long', problem, 'Split it into several banks.');
		return { root: null, errors: [place(remark, 0)], place };
	}
	const tooDeep = tooDeepAt(text, MAX_DEPTH);
	if (tooDeep !== null) return { root: null, errors: [place(TOO_DEEP, tooDeep)], place };
	const document = parsedOrNull(text);
	if (!document) return { root: null, errors: [place(TOO_DEEP, 0)], place };
	const errors = badCharacters(text).map(({ index, name }) =>
		place(error([], 'bad-character', `There is ${name}`, 'Take it out.'), index)
	);
	if (document.errors.length > 0) {
		// Where there are tabs, everything else that is said of the indentation follows from them.
		const tabs = document.errors.filter(({ code }) => code === 'TAB_AS_INDENT');
		const seen = new Set<number>();
		for (const problem of tabs.length > 0 ? tabs : document.errors) {
			const { line } = positionAt(problem.pos[0]);
			if (seen.has(line)) continue;
			seen.add(line);
			errors.push(place(explainSyntax(problem, text), problem.pos[0]));
			if (seen.size >= MAX_SYNTAX_ERRORS) break;
		}
		return { root: null, errors, place };
	}
	const root = document.contents;
	if (isMap(root)) return { root, errors, place };
	const empty = root === null || (isScalar(root) && root.value === null);
	const remark = empty
		? error([], 'empty-file', 'The file is empty', 'Start with "id:", see questions/README.md.')
		: error(
				[],
				'no-bank',
				'The file is no bank: it is not a list of "name: value" lines',
				'Start with "id:", see questions/README.md.'
			);
	errors.push(place(remark, root?.range?.[0] ?? 0));
	return { root: null, errors, place };
}

/** Null where the parser came to the end of the stack in spite of the limits. */
function parsedOrNull(text: string) {
	try {
		return parseDocument(text, {
			prettyErrors: false,
			// Its search for duplicates is quadratic in the keys of a map; read-by-schema.ts has its own.
			uniqueKeys: false,
			resolveKnownTags: false
		});
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}

function structuralMarks(text: string): number {
	let marks = 0;
	for (let at = 0; at < text.length; at++) if (MARKS.has(text.charCodeAt(at))) marks++;
	return marks;
}

const MARKS = new Set([...'[]{},:?-&*!|>%\\'].map((mark) => mark.charCodeAt(0)));

function countOf(text: string, mark: string): number {
	let count = 0;
	for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count++;
	return count;
}

const TOO_DEEP = error(
	[],
	'yaml-depth',
	'The file is nested too deeply',
	'Take out the needless "- " or brackets.'
);

/** Characters before and after an error that are looked at to tell what was meant: of a line of 2 MB the rest is no help. */
const NEAR = 200;

const QUOTE = 'Put the whole text into double quotes, or below the name after ">-".';

function explainSyntax(problem: YAMLError, text: string): Remark {
	const say = (code: string, what: string, mend: string) => error([], code, what, mend);
	const [at] = problem.pos;
	const rest = text.slice(at, at + NEAR);
	const before = text
		.slice(Math.max(0, at - NEAR), at)
		.split('\n')
		.at(-1)!;
	if (/[:-]\s+\{\{/.test(before) || rest.startsWith('{{'))
		return say('yaml-quotes', 'A text that begins with "{{" is read as YAML', QUOTE);
	switch (problem.code) {
		case 'TAB_AS_INDENT':
			return say('yaml-tab', 'There is a tab in the indentation', 'Indent with spaces.');
		case 'BLOCK_AS_IMPLICIT_KEY': {
			if (/:(\s|$)/.test(rest.split('\n', 1)[0]!))
				return say('yaml-quotes', 'A text with ": " in it is read as a name and a value', QUOTE);
			const what = 'The line after this one is indented as if it went on with the text';
			return say('yaml-indent', what, 'Give both lines the same indentation.');
		}
		case 'BAD_SCALAR_START':
		case 'UNEXPECTED_TOKEN':
			return say(
				'yaml-quotes',
				`This is not readable as YAML (${firstLine(problem.message)})`,
				QUOTE
			);
		case 'MISSING_CHAR':
			return say(
				'yaml-syntax',
				firstLine(problem.message),
				'Close what is opened before this place.'
			);
		case 'BAD_INDENT':
		case 'BAD_COLLECTION_TYPE':
		case 'MULTILINE_IMPLICIT_KEY':
			return say(
				'yaml-indent',
				firstLine(problem.message),
				'Look at the indentation here and above, and for a bracket or quote left open.'
			);
		case 'MULTIPLE_DOCS':
			return say(
				'yaml-documents',
				'The file has more than one document ("---")',
				'One file is one bank: split it.'
			);
		case 'RESOURCE_EXHAUSTION':
			return TOO_DEEP;
		case 'BAD_ALIAS':
			return say(
				'yaml-alias',
				firstLine(problem.message),
				'Write the text out: aliases are not allowed.'
			);
		default:
			return say('yaml-syntax', firstLine(problem.message), 'Mend the YAML at this place.');
	}
}

function firstLine(message: string): string {
	return (message.split('\n')[0] ?? '').replace(/\.$/, '').slice(0, 120);
}
