import type { Finding } from '../src/lib/core/bank/finding';
import { countBank } from '../src/lib/core/bank/summarise-bank';
import type { Remark } from '../src/lib/exchange/formats/remark';
import type { WholeBank } from './convert-read.ts';
import { findingLine, forTerminal, plural } from './footnote-words.ts';

/** What came of a conversion; written as it stands with --json. */
export interface Report {
	/** Why nothing was written. */
	refused?: string;
	/** The errors of a bank that was refused. */
	findings?: readonly Finding[];
	read?: Part & {
		/** Of the questions, as an author would have written them. */
		types: Record<string, number>;
	};
	/** `bank` is its id. */
	written: (Part & { bank: string })[];
	/** Worth knowing of the files that were written. */
	notes: string[];
}
interface Part {
	file: string;
	/** For people. */
	format: string;
	remarks: readonly Remark[];
}

/** Of remarks with the same words so many are shown. */
const SHOWN = 20;
const WORDS = { 'left-out': 'left out', changed: 'changed', noted: 'noted' };

export function typesOf(banks: readonly WholeBank[]): Record<string, number> {
	const counts = new Map<string, number>();
	for (const [type, count] of banks.flatMap(({ bank }) => countBank(bank).types))
		counts.set(type, (counts.get(type) ?? 0) + count);
	return Object.fromEntries(counts);
}

/** 0 where all is there, 1 where something was changed or left out, 2 where nothing was written. */
export function exitCode({ refused, read, written }: Report): number {
	if (refused !== undefined) return 2;
	const all = [...(read?.remarks ?? []), ...written.flatMap(({ remarks }) => remarks)];
	return all.some(({ kind }) => kind !== 'noted') ? 1 : 0;
}

export function inWords(report: Report): string {
	const { refused, findings = [], read, written, notes } = report;
	const parts = [...(read ? [read] : []), ...written];
	const lost = (kind: Remark['kind']) =>
		parts.flatMap(({ remarks }) => remarks).filter((remark) => remark.kind === kind).length;
	return [
		...findings.map((finding) => forTerminal(findingLine(finding).trimEnd())),
		...(read ? [`${heading(read)}, ${counted(read.types)}`, ...remarkLines(read)] : []),
		...written.flatMap((part) => [heading(part), ...remarkLines(part)]),
		...notes,
		...(refused === undefined
			? [`${lost('changed')} changed, ${lost('left-out')} left out`]
			: [`footnote: ${forTerminal(refused)} Nothing was written.`])
	]
		.map((line) => `${line}\n`)
		.join('');
}

const heading = ({ file, format }: Part) => `${forTerminal(file)}: ${format}`;

function counted(types: Record<string, number>): string {
	const counts = Object.entries(types);
	const all = counts.reduce((sum, [, count]) => sum + count, 0);
	const list = counts.map(([type, count]) => `${count} ${type}`).join(', ');
	return `${plural(all, 'question')}${list && ` (${list})`}`;
}

function remarkLines({ file, remarks }: Part): string[] {
	const alike = new Map<string, Remark[]>();
	for (const remark of remarks) {
		const key = `${remark.kind} ${remark.text}`;
		const others = alike.get(key);
		if (others) others.push(remark);
		else alike.set(key, [remark]);
	}
	return [...alike.values()].flatMap((same) => {
		const more = same.length - SHOWN;
		const { kind, text } = same[0]!;
		const last = forTerminal(`${file}: ${WORDS[kind]}: ${more} more of “${text}”`);
		return [
			...same.slice(0, SHOWN).map((remark) => remarkLine(file, remark)),
			...(more > 0 ? [last] : [])
		];
	});
}

function remarkLine(file: string, { kind, place, text }: Remark): string {
	const where = `${file}${place.file === undefined ? '' : `, ${place.file}`}${place.line === undefined ? '' : `:${place.line}`}`;
	const item = place.item === undefined ? '' : ` (“${place.item}”)`;
	return forTerminal(`${where}: ${WORDS[kind]}: ${text}${item}`);
}
