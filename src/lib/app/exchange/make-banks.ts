import type { Bank } from '../../core/bank/bank';
import { BANK_FILE } from '../../core/bank/bank-files';
import { readCard } from '../../core/bank/image-card';
import { parseBank } from '../../core/bank/parse-bank';
import type { BankTexts } from '../../exchange/bank-texts';
import { loadFormulaCheck } from '../../exchange/formats/load-formulas';
import type { ReadSet } from '../../exchange/formats/read-set';
import type { Remark } from '../../exchange/formats/remark';
import { banksOf, type ImportAbout } from '../../exchange/formats/to-banks';
import type { ImageBlobs } from '../../store/image-records';
import { blobsFor } from '../image-blobs';
import { packHistory, type History } from './history';

/** A bank made of another program's file, still to be parsed. */
export interface MadeBank {
	title: string;
	texts: BankTexts;
	/** Blobs: the browser holds their bytes, and may put them on disk. */
	images: ImageBlobs;
	history: History;
}

/** The same, parsed. */
export interface BroughtBank extends Omit<MadeBank, 'title'> {
	bank: Bank;
}

/** Or why there is none. */
export type ParsedBank = { bank: Bank } | { remark: Remark };

/**
 * Makes banks of what was read, and hands on each as it is made; of what was read the items are let go.
 * @param nowMs of the import, in milliseconds since the epoch
 * @param progress 0–1
 * @returns how many there are, and what is to be told of the questions
 */
export async function makeBanks(
	set: ReadSet,
	about: Omit<ImportAbout, 'checkFormula'>,
	nowMs: number,
	onMade: (made: MadeBank) => void,
	progress: (done: number) => void = () => undefined
): Promise<{ count: number; remarks: Remark[] }> {
	const checkFormula = await loadFormulaCheck(set);
	const { count, banks, remarks } = banksOf(set, { ...about, checkFormula });
	progress(0);
	const later = set.items.reduce(
		(sum, { reviews }) => sum + (reviews?.filter(({ atMs }) => atMs > nowMs).length ?? 0),
		0
	);
	if (later > 0)
		remarks.push({ kind: 'left-out', place: {}, text: `Reviews dated in the future: ${later}.` });
	set.items = [];
	let made = 0;
	for (const { title, texts, images, items } of banks) {
		onMade({ title, texts, images: blobsFor(texts, images), history: packHistory(items, nowMs) });
		progress(++made / count);
	}
	return { count, remarks };
}

/** Parsed as a bank that is opened is, so that what is kept is what the app would read of its texts. */
export function parseMade({ title, texts }: Pick<MadeBank, 'title' | 'texts'>): ParsedBank {
	const result = parseBank(texts[BANK_FILE]!, BANK_FILE, {
		checks: false,
		readImage: (name) => readCard(texts[name])
	});
	if (result.ok) return { bank: result.bank };
	const [first] = result.errors;
	const text = `No bank could be made of this part: ${first?.problem ?? 'it is not sound'}.`;
	return { remark: { kind: 'left-out', place: { item: title }, text } };
}
