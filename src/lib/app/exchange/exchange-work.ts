import type { Bank } from '../../core/bank/bank';
import { ColumnsUnknown } from '../../exchange/formats/csv/columns-unknown';
import type { Mapping } from '../../exchange/formats/csv/mapping';
import type { TableSample } from '../../exchange/formats/csv/sample-table';
import type { TableRow } from '../../exchange/formats/csv/table-row';
import { detectFormat } from '../../exchange/formats/detect-format';
import { Unreadable, type FormatId } from '../../exchange/formats/format';
import { gatherRemarks, type Cause } from '../../exchange/formats/gather-remarks';
import { GivenFile } from '../../exchange/formats/given-file';
import { loadFormat } from '../../exchange/formats/load-format';
import type { LearnerPart } from '../../exchange/formats/learner-part';
import type { Remark } from '../../exchange/formats/remark';
import type { ReadSet } from '../../exchange/formats/read-set';
import type { BankTexts, ImageBytes } from '../../exchange/bank-texts';
import { makeBanks, parseMade, type MadeBank, type ParsedBank } from './make-banks';

/** How a table is to be read, as a person said it. */
export interface TableReading {
	/** Null where the table says it itself. */
	delimiter: string | null;
	mapping: Mapping;
}

/**
 * What the page asks for: to say what a file is, to read it and make banks of it, to parse one of these, to show the first
 * rows of a table and what comes of them, or to write a bank in another program's format.
 */
export type ExchangeAsk =
	| { work: 'recognise'; file: File }
	/**
	 * `date`: of the import, YYYY-MM-DD; `nowMs`: the same in milliseconds since the epoch. `table`: where a person said what
	 * its columns are.
	 */
	| { work: 'read'; file: File; date: string; nowMs: number; table: TableReading | null }
	| { work: 'parse'; title: string; texts: BankTexts }
	| { work: 'table'; file: File; delimiter: string | null }
	| {
			work: 'try-rows';
			name: string;
			rows: readonly TableRow[];
			mapping: Mapping;
			date: string;
	  }
	| { work: 'write'; format: string; bank: Bank; images: ImageBytes; learner?: LearnerPart };

/** Told while the work goes on: the share that is done, 0–1, or one of the banks. */
export type ExchangeNews = { done: number } | { made: MadeBank };

/**
 * Why nothing came of it. `disk`, `broken`: the browser's or the reader's own words; `unreadable`: a sentence with what to
 * do; `nothing`: it was read, and no question in it could be taken.
 */
export type ExchangeRefusal =
	| { code: 'unknown' }
	/** A table whose columns are for a person to name. */
	| { code: 'columns' }
	| { code: 'disk' | 'broken'; reason: string }
	| { code: 'unreadable'; text: string; line: number | null }
	| { code: 'nothing'; format: string; isTable: boolean; causes: Cause[] };

export type ExchangeOutcome =
	| { work: 'refused'; refusal: ExchangeRefusal }
	| { work: 'recognise'; format: FormatId | null }
	/** `isTable`: a person may say that its columns are others. */
	| { work: 'read'; format: string; formatId: FormatId; isTable: boolean; causes: Cause[] }
	| { work: 'parse'; parsed: ParsedBank }
	| { work: 'table'; table: TableSample }
	| { work: 'try-rows'; remarks: Remark[] }
	| { work: 'write'; name: string; mediaType: string; bytes: Uint8Array; causes: Cause[] };

/** In a worker, or on the page where none starts. Never throws. */
export async function carryOut(
	ask: ExchangeAsk,
	tell: (news: ExchangeNews) => void
): Promise<ExchangeOutcome> {
	const progress = hundredths((done) => tell({ done }));
	try {
		if (ask.work === 'write') return await write(ask, progress);
		if (ask.work === 'parse') return { work: 'parse', parsed: parseMade(ask) };
		if (ask.work === 'try-rows') return await tryRows(ask, (made) => tell({ made }));
		const file = await given(ask.file);
		if ('code' in file) return refuse(file);
		if (ask.work === 'recognise')
			return { work: 'recognise', format: (await detectFormat(file))?.id ?? null };
		if (ask.work === 'table') {
			const { sampleTable } = await import('../../exchange/formats/csv/sample-table');
			return { work: 'table', table: sampleTable(file, ask.delimiter ?? undefined) };
		}
		return await read(file, ask, progress, (made) => tell({ made }));
	} catch (error) {
		if (error instanceof ColumnsUnknown) return refuse({ code: 'columns' });
		if (error instanceof Unreadable)
			return refuse({ code: 'unreadable', text: error.message, line: error.line ?? null });
		return refuse({ code: 'broken', reason: reasonOf(error) });
	}
}

const refuse = (refusal: ExchangeRefusal): ExchangeOutcome => ({ work: 'refused', refusal });
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function given(file: File): Promise<GivenFile | ExchangeRefusal> {
	try {
		return new GivenFile(file.name, new Uint8Array(await file.arrayBuffer()));
	} catch (error) {
		return { code: 'disk', reason: reasonOf(error) };
	}
}

async function read(
	file: GivenFile,
	{ date, nowMs, table }: Extract<ExchangeAsk, { work: 'read' }>,
	progress: (done: number) => void,
	onMade: (made: MadeBank) => void
): Promise<ExchangeOutcome> {
	const format = table ? await loadFormat('csv') : await detectFormat(file);
	if (!format) return refuse({ code: 'unknown' });
	const set = table
		? await asMapped(file, table)
		: await format.read(file, (done) => progress(0.6 * done));
	const about = { format: format.name, file: file.name, date };
	const { count, remarks } = await makeBanks(set, about, nowMs, onMade, (done) =>
		progress(0.8 + 0.2 * done)
	);
	const causes = gatherRemarks(remarks);
	const isTable = format.id === 'csv';
	return count === 0
		? refuse({ code: 'nothing', format: format.name, isTable, causes })
		: { work: 'read', format: format.name, formatId: format.id, isTable, causes };
}

async function asMapped(file: GivenFile, { delimiter, mapping }: TableReading): Promise<ReadSet> {
	const [{ readTable }, { readMapped }] = await Promise.all([
		import('../../exchange/formats/csv/table'),
		import('../../exchange/formats/csv/read-mapped')
	]);
	return readMapped(readTable(file, delimiter ?? undefined).rows, mapping);
}

/** What becomes of a few rows; their remarks one by one, since each says which row it is of. */
async function tryRows(
	{ name, rows, mapping, date }: Extract<ExchangeAsk, { work: 'try-rows' }>,
	onMade: (made: MadeBank) => void
): Promise<ExchangeOutcome> {
	const { readMapped } = await import('../../exchange/formats/csv/read-mapped');
	const about = { format: 'CSV or spreadsheet', file: name, date };
	// Rows of a table have no history.
	const { remarks } = await makeBanks(readMapped(rows, mapping), about, 0, onMade);
	return { work: 'try-rows', remarks };
}

async function write(
	{ format: id, bank, images, learner }: Extract<ExchangeAsk, { work: 'write' }>,
	progress: (done: number) => void
): Promise<ExchangeOutcome> {
	const format = await loadFormat(id);
	if (!format?.write) return refuse({ code: 'unknown' });
	const { name, mediaType, bytes, remarks } = await format.write(bank, images, progress, learner);
	return { work: 'write', name, mediaType, bytes, causes: gatherRemarks(remarks) };
}

/** Only where a hundredth more is done: each is a message, and a turn of the page. */
function hundredths(tell: (done: number) => void): (done: number) => void {
	let told = 0;
	return (done) => {
		if (done < told + 0.01) return;
		told = done;
		tell(Math.min(1, done));
	};
}
