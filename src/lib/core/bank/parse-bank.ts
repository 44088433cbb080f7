import * as v from 'valibot';
import type { Bank } from './bank';
import { soundParts } from './bank-parts';
import { buildBank } from './build-bank';
import { checkQuestion } from './check-question';
import { checkReferences } from './check-references';
import { runChecks } from './checks/run-checks';
import { decodeText } from './decode-text';
import { explainIssue } from './explain-issue';
import type { Finding, Remark } from './finding';
import { readBySchema } from './read-by-schema';
import { readYaml } from './read-yaml';
import { bankFileSchema, type BankFile } from './schema';
import { bankSchemaNode } from './schema-node';

/** So that a file of rubbish is answered with a list that can be read. */
const MAX_FINDINGS = 500;

export interface ParseOptions {
	/** Whether to run the checks of style, which give only warnings; default true. */
	checks?: boolean;
}
export type ParseResult =
	{ ok: true; bank: Bank; warnings: Finding[] } | { ok: false; errors: Finding[] };

/**
 * A bank file to a bank, or to all that is wrong with it. Never throws on what is in the file.
 * @param input the file: UTF-8 bytes, or text that is decoded already; at most 2 MB.
 * @param file the name to give in findings.
 */
export function parseBank(
	input: Uint8Array | string,
	file: string,
	options: ParseOptions = {}
): ParseResult {
	const decoded = decodeText(input, file);
	if (!decoded.ok) return decoded;
	const yaml = readYaml(decoded.text, file);
	if (!yaml.root) return { ok: false, errors: inOrder(yaml.errors) };

	const { value, remarks, isTold, offsetOf } = readBySchema(
		yaml.root,
		bankSchemaNode,
		decoded.text
	);
	const placed = (remark: Remark) => yaml.place(remark, offsetOf(remark.path));
	const errors = [
		...yaml.errors,
		...remarks.map(({ remark, offset }) => yaml.place(remark, offset))
	];

	const parsed = v.safeParse(bankFileSchema, value);
	const issues = (parsed.issues ?? []).map((issue) => explainIssue(issue));
	const parts = soundParts(
		value,
		issues.map(({ path }) => path)
	);
	const found = [
		...oneForEach(issues).filter(({ path }) => !isTold(path)),
		...checkReferences(parts),
		...parts.questions.flatMap(checkQuestion)
	];
	const all = errors.concat(found.map(placed));
	if (!parsed.success || all.length > 0) return { ok: false, errors: inOrder(all) };

	const entries: BankFile = parsed.output;
	const bank = buildBank(entries);
	const checked = runChecks(bank, entries, options.checks ?? true).map(placed);
	const wrong = checked.filter(({ severity }) => severity === 'error');
	if (wrong.length > 0) return { ok: false, errors: inOrder(wrong) };
	return { ok: true, bank, warnings: inOrder(checked) };
}

/** The first of each path: 0.5 as a revision is no whole number and too small, but one mistake. */
function oneForEach(remarks: Remark[]): Remark[] {
	const seen = new Set<string>();
	return remarks.filter(({ path }) => {
		const key = JSON.stringify(path);
		return !seen.has(key) && seen.add(key);
	});
}

function inOrder(findings: Finding[]): Finding[] {
	const sorted = [...findings].sort((a, b) => a.line - b.line || a.column - b.column);
	const rest = sorted.length - MAX_FINDINGS;
	if (rest <= 0) return sorted;
	const shown = sorted.slice(0, MAX_FINDINGS);
	const last = shown.at(-1)!;
	const more = {
		code: 'more',
		problem: `There are ${rest} more`,
		mend: 'Mend the ones above first.'
	};
	return [...shown, { ...last, ...more }];
}
