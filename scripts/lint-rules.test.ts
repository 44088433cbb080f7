import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** What reports a line: an ESLint rule, or `tsc`. */
interface Refusal {
	line: number;
	rule: string;
}

interface Fixture {
	name: string;
	/** Where the file pretends to stand. */
	path: string;
	rules: string[];
	text: string;
	refusedLines: number[];
}

const FOLDER = 'tests/lint-fixtures';

function readFixture(name: string): Fixture {
	const text = readFileSync(join(FOLDER, name), 'utf8');
	const path = /stands in: (\S+)/.exec(text)?.[1];
	const rules = /refused by: ([\w/@, -]+?)(?: -->)?$/m.exec(text)?.[1];
	if (!path || !rules)
		throw new Error(`${name}: the first two lines say "stands in" and "refused by"`);
	const refusedLines = text
		.split('\n')
		.flatMap((line, at) => (/\/\/ refused$/.test(line) ? at + 1 : []));
	return { name, path, rules: rules === 'nothing' ? [] : rules.split(', '), text, refusedLines };
}

const fixtures = readdirSync(FOLDER)
	.filter((name) => name.endsWith('.txt'))
	.map(readFixture);
const forCompiler = fixtures.filter(({ rules }) => rules.includes('tsc'));
const forLinter = fixtures.filter(({ rules }) => !rules.includes('tsc'));

/** Every rule of the fixture is to report every marked line, and nothing else is to be reported. */
function expected({ rules, refusedLines }: Fixture): Refusal[] {
	return refusedLines.flatMap((line) => rules.map((rule) => ({ line, rule })));
}

const byLine = (refusals: Refusal[]) =>
	refusals.sort((a, b) => a.line - b.line || a.rule.localeCompare(b.rule));

const eslint = new ESLint();

async function lint({ text, path }: Fixture): Promise<Refusal[]> {
	const [result] = await eslint.lintText(text, { filePath: path });
	if (!result) throw new Error(`${path} is not linted`);
	return result.messages.map(({ line, ruleId, message }) => ({ line, rule: ruleId ?? message }));
}

function coreConfig(): ts.ParsedCommandLine {
	const { config } = ts.readConfigFile('tsconfig.core.json', ts.sys.readFile);
	return ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
}

/** Compiles the fixture alone, as if it lay in core. */
function compile({ text, path }: Fixture): Refusal[] {
	const { options } = coreConfig();
	const host = ts.createCompilerHost(options);
	const fromDisk = host.getSourceFile;
	host.getSourceFile = (name, ...rest) =>
		name === path
			? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022)
			: fromDisk(name, ...rest);
	const program = ts.createProgram([path], options, host);
	return ts.getPreEmitDiagnostics(program).map(({ file, start }) => ({
		line: (file?.getLineAndCharacterOfPosition(start ?? 0).line ?? -1) + 1,
		rule: 'tsc'
	}));
}

describe('the linter', () => {
	test.each(forLinter)(
		'refuses what is marked in $name, and nothing else',
		{ timeout: 60_000 },
		async (fixture) => {
			expect(fixture.refusedLines.length > 0).toBe(fixture.rules.length > 0);
			expect(byLine(await lint(fixture))).toEqual(byLine(expected(fixture)));
		}
	);

	test('has a bad fixture for every rule of this house', () => {
		const covered = new Set(fixtures.flatMap(({ rules }) => rules));
		for (const rule of [
			'boundaries/dependencies',
			'no-restricted-imports',
			'no-restricted-properties',
			'no-restricted-syntax',
			'no-implied-eval',
			'no-script-url',
			'svelte/no-at-html-tags',
			'tsc'
		]) {
			expect(covered).toContain(rule);
		}
	});
});

describe('the compiler', () => {
	test.each(forCompiler)(
		'refuses what is marked in $name, and nothing else',
		{ timeout: 60_000 },
		(fixture) => {
			expect(byLine(compile(fixture))).toEqual(expected(fixture));
		}
	);

	test('is shown all of core but its tests', () => {
		const files = coreConfig().fileNames.map((name) => name.replaceAll('\\', '/'));
		expect(files).toContain(resolve('src/lib/core/bank/bank.ts').replaceAll('\\', '/'));
		expect(files.filter((name) => name.endsWith('.test.ts'))).toEqual([]);
		expect(files.filter((name) => !name.includes('/src/lib/core/'))).toEqual([]);
	});
});
