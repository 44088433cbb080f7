import { resolve } from 'node:path';
import type { Bank } from '../src/lib/core/bank/bank';
import { BANK_FILE } from '../src/lib/core/bank/bank-files';
import { cardOf, readCard, writeCard } from '../src/lib/core/bank/image-card';
import { parseBank, type ParseOptions } from '../src/lib/core/bank/parse-bank';
import { formulaProblem } from '../src/lib/core/markup/formula';
import { isBankImage, type BankTexts, type ImageBytes } from '../src/lib/exchange/bank-texts';
import { readBankFile, type BankFileProblem } from '../src/lib/exchange/read-bank-file';
import { ColumnsUnknown } from '../src/lib/exchange/formats/csv/columns-unknown';
import { detectFormat } from '../src/lib/exchange/formats/detect-format';
import { Unreadable, type Format } from '../src/lib/exchange/formats/format';
import { GivenFile } from '../src/lib/exchange/formats/given-file';
import { allFormats, loadFormat } from '../src/lib/exchange/formats/load-format';
import type { ReadItem } from '../src/lib/exchange/formats/read-set';
import type { Remark } from '../src/lib/exchange/formats/remark';
import { toBanks } from '../src/lib/exchange/formats/to-banks';
import { OUR_FORMATS } from './convert-formats.ts';
import type { ReadTable } from './convert-table.ts';
import { Refusal } from './convert-refusal.ts';
import { filesBeside } from './files-beside.ts';

/** A bank with all that is given away with it. */
export interface WholeBank {
	bank: Bank;
	texts: BankTexts;
	images: ImageBytes;
}
export interface ReadBanks {
	/** Of the format, for people. */
	format: string;
	banks: WholeBank[];
	remarks: Remark[];
}
export interface Given {
	/** As it was named; of standard input, what it is. */
	name: string;
	/** Null where there is no folder to look into for pictures. */
	folder: string | null;
	bytes: Uint8Array;
}

/**
 * What was given as banks: of ours, or of another program's format, told by its content.
 * @param from the id of a format, where its content is not to be asked
 * @param table how a table is to be read, where that was said; then it is one
 * @param today YYYY-MM-DD
 * @throws Refusal
 */
export async function readBanks(
	given: Given,
	from: string | undefined,
	table: ReadTable | null,
	today: string
): Promise<ReadBanks> {
	const file = new GivenFile(given.name, given.bytes);
	if (table) {
		if (from !== undefined && from !== 'csv')
			throw new Refusal(`what its columns are can be said of a table, and not of "${from}".`);
		return readTheirs(file, { ...(await loadFormat('csv'))!, read: table }, today);
	}
	const format = await formatOf(file, from);
	return format === null ? readOurs(given) : readTheirs(file, format, today);
}

/** Null for a bank of ours. */
async function formatOf(file: GivenFile, from: string | undefined): Promise<Format | null> {
	if (from !== undefined) {
		if (Object.hasOwn(OUR_FORMATS, from)) return null;
		const named = await loadFormat(from);
		if (named) return named;
		const ids = [...Object.keys(OUR_FORMATS), ...(await allFormats()).map(({ id }) => id)];
		throw new Refusal(`there is no format "${from}". There are: ${ids.join(', ')}.`);
	}
	const ours = readBankFile(file.bytes);
	if (ours.ok && (ours.kind === 'package' || looksLikeBank(ours.texts[BANK_FILE]!))) return null;
	const theirs = await detectFormat(file);
	if (theirs || ours.ok || ours.problem.code !== 'unknown') return theirs;
	throw new Refusal(`${file.name} is of no format that is known here. Name it with --from.`);
}

/** Other programs' files may have one of these names at the beginning of a line, but not three. */
const looksLikeBank = (text: string) =>
	new Set(text.match(/^(?:sources|sections|facts|questions)(?=[ \t]*:)/gm)).size >= 3;

function readOurs({ name, folder, bytes }: Given): ReadBanks {
	const read = readBankFile(bytes);
	if (!read.ok) throw new Refusal(`${name} is not taken: ${whyNot(read.problem)}.`);
	const texts: Record<string, string> = { ...read.texts };
	const images = new Map(read.images);
	const take = (file: string, content: Buffer) => {
		if (!isBankImage(file)) texts[file] = content.toString('utf8');
		else {
			const card = cardOf(content);
			texts[file] = writeCard(card);
			images.set(card.digest, content);
		}
	};
	const options: ParseOptions =
		read.kind === 'yaml' && folder !== null
			? filesBeside(resolve(folder, name), take)
			: lookingInto(read.texts);
	const bank = soundBank(texts[BANK_FILE]!, name, options);
	return {
		format: OUR_FORMATS[read.kind === 'package' ? 'footnote' : 'yaml'].name,
		remarks: [],
		banks: [{ bank, texts, images }]
	};
}

const lookingInto = (texts: BankTexts): ParseOptions => ({
	readText: (name) => texts[name] ?? null,
	readImage: (name) => readCard(texts[name])
});

function soundBank(text: string, name: string, options: ParseOptions): Bank {
	const result = parseBank(text, name, { ...options, checks: false, checkFormula: formulaProblem });
	if (result.ok) return result.bank;
	throw new Refusal(`${name} is a bank with errors. Mend them first.`, result.errors);
}

async function readTheirs(
	file: GivenFile,
	format: Pick<Format, 'name' | 'read'>,
	today: string
): Promise<ReadBanks> {
	const set = await format
		.read(file, () => {})
		.catch((cause: unknown) => {
			if (!(cause instanceof Unreadable)) throw cause;
			if (cause instanceof ColumnsUnknown)
				throw new Refusal(
					`it is not clear what the columns of ${file.name} hold. Say it with --columns, as in --columns question,answer,wrong,wrong.`
				);
			const place = cause.line === undefined ? '' : ` (line ${cause.line})`;
			throw new Refusal(`${file.name} cannot be read as ${format.name}${place}: ${cause.message}`);
		});
	const about = { format: format.name, file: file.name, date: today, checkFormula: formulaProblem };
	const { banks, remarks } = toBanks(set, about);
	return {
		format: format.name,
		banks: banks.map(({ texts, images }) => ({
			bank: soundBank(texts[BANK_FILE]!, file.name, lookingInto(texts)),
			texts,
			images
		})),
		remarks: [
			...remarks,
			...historyLeftOut(banks.flatMap(({ items }) => items.map(({ item }) => item)))
		]
	};
}

/** A bank holds questions and no learner. */
function historyLeftOut(items: readonly ReadItem[]): Remark[] {
	const left = (count: number, what: string): Remark[] =>
		count === 0
			? []
			: [
					{
						kind: 'left-out',
						place: {},
						text: `${what}: ${count}. The app keeps that when it opens the file.`
					}
				];
	return [
		...left(
			items.filter(({ reviews }) => reviews?.length).length,
			'Cards whose history is left out'
		),
		...left(
			items.filter(({ suspended }) => suspended).length,
			'Cards no longer marked as suspended'
		),
		...left(items.filter(({ flagged }) => flagged).length, 'Cards no longer flagged')
	];
}

function whyNot(problem: BankFileProblem): string {
	const named = 'name' in problem ? `${problem.name} in it ` : '';
	switch (problem.code) {
		case 'empty':
			return 'it is empty';
		case 'backup':
			return 'it is a backup of a learner, which the app restores in its settings';
		case 'unknown':
			return 'it is no bank';
		case 'wrong-letters':
			return `line ${problem.line} is not UTF-8`;
		case 'cut-off':
			return 'its end is missing';
		case 'damaged':
			return 'it is damaged';
		case 'too-many-files':
			return 'it has too many files in it';
		case 'too-large':
			return 'it is too large for a bank';
		case 'not-a-package':
			return 'it is a ZIP archive, but no bank';
		case 'newer':
			return 'a newer version of Footnote made it';
		case 'no-bank':
			return 'there is no bank in it';
		case 'bad-name':
			return `${named}belongs to no bank`;
		case 'twice':
			return `${named}is there twice`;
		case 'file-too-large':
			return `${named}is too large`;
		case 'checksum':
			return `${named}is damaged`;
		case 'not-utf-8':
			return `${named}is not UTF-8`;
		case 'not-an-image':
			return `${named}is not the picture that its name says`;
	}
}
