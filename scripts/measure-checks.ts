// npm run measure-checks: what each check of item-writing finds among flawed and sound items, and in the shipped banks.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { ERROR_CODES, WARNING_CODES } from '../src/lib/core/bank/checks/check-codes';
import { buildBank } from '../src/lib/core/bank/build-bank';
import { runChecks } from '../src/lib/core/bank/checks/run-checks';
import type { BankFile } from '../src/lib/core/bank/schema';
import { codesOf, type Item } from '../src/lib/core/bank/checks/testing/item-bank';
import { parseBank } from '../src/lib/core/bank/parse-bank';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** An item of the corpus; see tests/item-flaws/README.md. */
export interface CorpusItem extends Item {
	flaws?: string[];
	near?: string;
}
export const CORPUS = ['tuning', 'held-out'] as const;
export type CorpusPart = (typeof CORPUS)[number];

export function corpusOf(part: CorpusPart): CorpusItem[] {
	const file = join(ROOT, `tests/item-flaws/${part}.yaml`);
	return parse(readFileSync(file, 'utf8')) as CorpusItem[];
}

/** Items by what was said of them, and what should have been. */
export interface Score {
	hits: number;
	falseAlarms: number;
	misses: number;
}

/** The score of every code over the items. */
export function scoresOf(items: readonly CorpusItem[]): Map<string, Score> {
	const scores = new Map<string, Score>();
	const of = (code: string) => {
		const score = scores.get(code) ?? { hits: 0, falseAlarms: 0, misses: 0 };
		scores.set(code, score);
		return score;
	};
	for (const item of items) {
		const found = codesOf(item);
		const flaws = item.flaws ?? [];
		for (const code of found)
			if (flaws.includes(code)) of(code).hits++;
			else of(code).falseAlarms++;
		for (const flaw of flaws) if (!found.includes(flaw)) of(flaw).misses++;
	}
	return scores;
}

/** Findings in the shipped banks by code: those told, and those dismissed with a reason. */
function inShippedBanks(): Map<string, { told: number; dismissed: number }> {
	const counts = new Map<string, { told: number; dismissed: number }>();
	const count = (code: string, kind: 'told' | 'dismissed') => {
		const both = counts.get(code) ?? { told: 0, dismissed: 0 };
		both[kind]++;
		counts.set(code, both);
	};
	const folder = join(ROOT, 'questions');
	for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml'))) {
		const readText = (text: string) => readFileSync(join(folder, text), 'utf8');
		const result = parseBank(readFileSync(join(folder, name)), name, { readText });
		for (const { code } of [...(result.ok ? [] : result.errors), ...result.warnings])
			count(code, 'told');
		for (const { code } of result.dismissed) count(code, 'dismissed');
	}
	return counts;
}

const TIMED_QUESTIONS = 500;
const ROUNDS = 15;

/** How long all checks take on a bank of 500 questions, made of the shipped ones again and again; the median in milliseconds. */
function timeOfChecks(): number {
	const folder = join(ROOT, 'questions');
	const text = readFileSync(join(folder, 'china-russia-ties-2020.yaml'), 'utf8');
	const file = parse(text) as BankFile;
	const questions = Array.from({ length: TIMED_QUESTIONS }, (_, at) => ({
		...file.questions[at % file.questions.length]!,
		id: `q${at}`
	}));
	const bank = buildBank({ ...file, questions });
	const times = Array.from({ length: ROUNDS }, () => {
		const startedMs = performance.now();
		runChecks(bank, { ...file, questions }, { style: true, whole: true });
		return performance.now() - startedMs;
	}).sort((a, b) => a - b);
	return times[Math.floor(ROUNDS / 2)]!;
}

function share(part: number, whole: number): string {
	return whole === 0 ? '–' : `${part} of ${whole}`;
}

function main(): void {
	const verbose = process.argv.includes('--items');
	const parts = process.argv.includes('--tuning') ? (['tuning'] as const) : CORPUS;
	const scores = parts.map((part) => scoresOf(corpusOf(part)));
	const shipped = inShippedBanks();
	for (const part of parts) {
		const items = corpusOf(part);
		const flawed = items.filter(({ flaws }) => flaws).length;
		console.log(`${part}: ${flawed} flawed items, ${items.length - flawed} sound ones`);
		if (!verbose) continue;
		for (const item of items) {
			const found = codesOf(item);
			const flaws = item.flaws ?? [];
			const wrong = [
				...found.filter((code) => !flaws.includes(code)).map((code) => `false alarm ${code}`),
				...flaws.filter((code) => !found.includes(code)).map((code) => `missed ${code}`)
			];
			if (wrong.length > 0) console.log(`  ${wrong.join(', ')}: ${JSON.stringify(item)}`);
		}
	}
	const head = parts.flatMap((part) => [`${part}: right`, `${part}: found`]);
	const row = (cells: string[]) => console.log(`| ${cells.join(' | ')} |`);
	row(['Code', ...head, 'shipped banks: told', 'dismissed']);
	row(['---', ...head.map(() => '---'), '---', '---']);
	const known: string[] = [...ERROR_CODES, ...WARNING_CODES];
	const others = [...scores.flatMap((each) => [...each.keys()]), ...shipped.keys()];
	for (const code of [...new Set([...known, ...others])].sort()) {
		const cells = scores.flatMap((each) => {
			const { hits, falseAlarms, misses } = each.get(code) ?? {
				hits: 0,
				falseAlarms: 0,
				misses: 0
			};
			return [share(hits, hits + falseAlarms), share(hits, hits + misses)];
		});
		const { told, dismissed } = shipped.get(code) ?? { told: 0, dismissed: 0 };
		row([`\`${code}\``, ...cells, String(told), String(dismissed)]);
	}
	console.log(`\nAll checks on ${TIMED_QUESTIONS} questions: ${timeOfChecks().toFixed(0)} ms`);
	console.log('right: of the items told of, how many have the flaw (precision).');
	console.log('found: of the items with the flaw, how many were told of (recall).');
}

if (process.argv[1]?.endsWith('measure-checks.ts')) main();
