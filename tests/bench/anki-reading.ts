import initSqlJs from 'sql.js';
import { BANK_FILE } from '../../src/lib/core/bank/bank-files';
import { readCard } from '../../src/lib/core/bank/image-card';
import { parseBank } from '../../src/lib/core/bank/parse-bank';
import { readAnki } from '../../src/lib/exchange/formats/anki';
import { GivenFile } from '../../src/lib/exchange/formats/given-file';
import { toBanks } from '../../src/lib/exchange/formats/to-banks';
import { ankiCollection, type CollectionSize } from './anki-collection';

/** Milliseconds of the processor: a busy computer is no fault of the reading. */
export interface AnkiReading {
	bytes: number;
	cards: number;
	reviews: number;
	/** Every row of notes, cards and revlog stepped through by the same library, and nothing done with them. */
	bare: number[];
	/** The package unpacked, its cards made of their templates, its reviews put in order. */
	read: number[];
	/** And banks made of them, parsed as any bank is. */
	whole: number[];
}

/** In turn, so many rounds. */
export async function measureAnkiReading(
	size: CollectionSize,
	rounds: number
): Promise<AnkiReading> {
	const { file, database } = await ankiCollection(size);
	const sql = await initSqlJs();
	const loadSql = () => initSqlJs();
	const figures: AnkiReading = {
		bytes: file.length,
		cards: 0,
		reviews: 0,
		bare: [],
		read: [],
		whole: []
	};
	for (let round = 0; round < rounds; round++) {
		figures.bare.push(
			await processorMs(() => {
				const bare = new sql.Database(database);
				for (const table of ['notes', 'cards', 'revlog']) {
					const rows = bare.prepare(`SELECT * FROM ${table}`);
					while (rows.step()) rows.get();
					rows.free();
				}
				bare.close();
			})
		);
		let set: Awaited<ReturnType<typeof readAnki>> | null = null;
		const read = await processorMs(async () => {
			set = await readAnki(new GivenFile('years.apkg', file), () => {}, loadSql);
		});
		const about = { format: 'Anki', file: 'years.apkg', date: '2026-01-01' };
		const made = await processorMs(() => {
			const { banks } = toBanks(set!, { ...about, checkFormula: () => null });
			figures.cards = banks.reduce((sum, { items }) => sum + items.length, 0);
			figures.reviews = banks.reduce(
				(sum, { items }) => items.reduce((own, { item }) => own + (item.reviews?.length ?? 0), sum),
				0
			);
			for (const { texts } of banks)
				parseBank(texts[BANK_FILE]!, BANK_FILE, {
					checks: false,
					readImage: (name) => readCard(texts[name])
				});
		});
		figures.read.push(read);
		figures.whole.push(read + made);
	}
	return figures;
}

async function processorMs(work: () => void | Promise<void>): Promise<number> {
	const before = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}
