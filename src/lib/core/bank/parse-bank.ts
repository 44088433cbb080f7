import * as v from 'valibot';
import type { CheckFormula } from '../markup/check-formula';
import { asPlain } from './as-plain';
import type { Bank } from './bank';
import { readBankImages, type ImageCards, type ReadImage } from './bank-images';
import { soundParts } from './bank-parts';
import { buildBank } from './build-bank';
import { checkMarkup } from './check-markup';
import { checkQuestion } from './check-question';
import { checkReferences } from './check-references';
import type { Dismissed } from './checks/dismissals';
import { runChecks } from './checks/run-checks';
import { decodeText } from './decode-text';
import { explainIssue } from './explain-issue';
import { error, type Finding, type Path, type Remark } from './finding';
import { lineIndex } from './line-index';
import { readBySchema } from './read-by-schema';
import { readYaml } from './read-yaml';
import { bankFileSchema } from './schema';
import { bankSchemaNode } from './schema-node';
import { soundBank } from './sound-bank';
import { readSourceTexts, type ReadText } from './source-text';

/** So that a file of rubbish is answered with a list that can be read. */
const MAX_FINDINGS = 500;

export interface ParseOptions {
	/** Whether to run the checks of style, which give only warnings; default true. */
	checks?: boolean;
	/** Gives the files that sources name in `text`; without it, those sources have no text and nothing is said of them. */
	readText?: ReadText;
	/** Looks at the files that questions name in `image`; without it nothing is said of them, and their size is not known. */
	readImage?: ReadImage;
	/** Banks beside this one, for questions that are nearly the same; see run-checks.ts. */
	others?: readonly Bank[];
	/** Reads formulas as TeX; without it, only their length and what they must not have is looked at. See core/markup/formula.ts. */
	checkFormula?: CheckFormula;
}
/** A warning the author has dismissed, and why. */
export type DismissedFinding = Finding & Dismissed;
/** An id and where it stands. */
export interface PlacedId {
	id: string;
	line: number;
	column: number;
}
/** `id` is that of the bank as the file has it, even where the file has errors. */
export type ParseResult =
	| { ok: true; bank: Bank; warnings: Finding[]; dismissed: DismissedFinding[]; id: PlacedId }
	| {
			ok: false;
			errors: Finding[];
			warnings: Finding[];
			dismissed: DismissedFinding[];
			id: PlacedId | null;
	  };

/**
 * A bank file to a bank, or to all that is wrong with it; the warnings too, as far as errors leave something to look at.
 * Never throws on what is in the file.
 * @param input the file: UTF-8 bytes, or text that is decoded already; at most 2 MB.
 * @param file the name to give in findings.
 */
export function parseBank(
	input: Uint8Array | string,
	file: string,
	options: ParseOptions = {}
): ParseResult {
	const decoded = decodeText(input, file);
	if (!decoded.ok) return { ...decoded, ...NOTHING, id: null };
	const yaml = readYaml(decoded.text, file);
	if (!yaml.root)
		return { ok: false, errors: inOrder(yaml.errors), ...NOTHING, id: idIn(decoded.text) };

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

	// The whole file under a YAML tag.
	if (value === undefined)
		return { ok: false, errors: inOrder(errors), ...NOTHING, id: idIn(decoded.text) };

	const parsed = v.safeParse(bankFileSchema, value);
	const issues = (parsed.issues ?? []).map((issue) => explainIssue(issue));
	const markup = (value as Record<string, unknown>).markup === 'markdown' ? 'markdown' : 'plain';
	const parts = soundParts(
		value,
		issues.map(({ path }) => path)
	);
	const { texts, remarks: ofTexts } = options.readText
		? readSourceTexts(parts.sources, options.readText)
		: { texts: new Map<string, string[]>(), remarks: [] };
	const { cards, remarks: ofImages } = options.readImage
		? readBankImages(parts.questions, options.readImage)
		: { cards: new Map() as ImageCards, remarks: [] };
	const found = [
		...oneForEach(issues).filter(({ path }) => !isTold(path)),
		...checkReferences(parts),
		...ofTexts,
		...ofImages,
		...parts.questions.flatMap(checkQuestion),
		...(markup === 'markdown' ? checkMarkup(parts, options.checkFormula) : [])
	];
	const all = errors.concat(found.map(placed));
	const { checks: style = true } = options;
	const others = options.others?.map(asPlain);
	const { id: idText, language, dismissed: reasons } = value as Record<string, unknown>;
	const place = yaml.place(NO_REMARK, offsetOf(['id']));
	const id =
		typeof idText === 'string' ? { id: idText, line: place.line, column: place.column } : null;

	if (parsed.success && all.length === 0) {
		const bank = buildBank(parsed.output, texts, cards);
		const checked = runChecks(asPlain(bank), parsed.output, { style, whole: true, others });
		const [wrong, warnings] = bySeverity(checked.remarks.map(placed));
		const dismissed = checked.dismissed.map((remark) => ({ ...remark, ...placed(remark) }));
		if (wrong.length > 0) return { ok: false, errors: inOrder(wrong), warnings, dismissed, id };
		return { ok: true, bank, warnings, dismissed, id: id! };
	}
	const isSound = issues.every(({ path }) => path[0] !== 'dismissed');
	const { bank, entries, whole, inFile } = soundBank(
		parts,
		language,
		markup,
		texts,
		isSound ? (reasons as Record<string, string> | undefined) : undefined
	);
	const checked = runChecks(asPlain(bank), entries, { style, whole, others });
	const [wrong, warnings] = bySeverity(
		apartFrom(
			all,
			checked.remarks.map((remark) => placed(inFile(remark)))
		)
	);
	const dismissed = checked.dismissed.map((remark) => ({ ...remark, ...placed(inFile(remark)) }));
	return { ok: false, errors: inOrder([...all, ...wrong]), warnings, dismissed, id };
}

const NOTHING = { warnings: [], dismissed: [] };

const NO_REMARK = error([], '', '', '');

/** The id of a bank whose YAML cannot be read: it mostly stands in one of the first lines, by itself. */
function idIn(text: string): PlacedId | null {
	const match = /^id:[ \t]+["']?([a-z0-9-]{1,80})["']?[ \t]*(?:#.*)?\r?$/m.exec(text);
	if (!match) return null;
	return { id: match[1]!, ...lineIndex(text)(match.index + match[0].indexOf(match[1]!, 3)) };
}

/** Those about which, what holds them, or what is in them no error is told: from an error a warning may only follow. */
function apartFrom(errors: readonly Finding[], remarks: Finding[]): Finding[] {
	const keysTo = (path: Path) => path.map((_, index) => JSON.stringify(path.slice(0, index + 1)));
	const wrong = new Set(errors.map(({ path }) => JSON.stringify(path)));
	const holdingWrong = new Set(errors.flatMap(({ path }) => keysTo(path)));
	return remarks.filter(
		({ path }) =>
			!holdingWrong.has(JSON.stringify(path)) && !keysTo(path).some((key) => wrong.has(key))
	);
}

/** Errors, and warnings in the order of the lines. */
function bySeverity(findings: Finding[]): [errors: Finding[], warnings: Finding[]] {
	return [
		findings.filter(({ severity }) => severity === 'error'),
		inOrder(findings.filter(({ severity }) => severity === 'warning'))
	];
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
		mend: 'Mend the ones above first.',
		inForm: undefined
	};
	return [...shown, { ...last, ...more }];
}
