import { strToU8, zipSync, type Zippable } from 'fflate';
import type { SqlJsStatic } from 'sql.js';
import type { Bank } from '../../../core/bank/bank';
import type { ImageBytes } from '../../bank-texts';
import type { Progress, Written } from '../format';
import type { LearnerPart } from '../learner-part';
import { CollectionWriter } from './collection-writer';

/**
 * A bank as a package of the second generation, which every Anki since 2.1 opens, and other programs that know the first:
 * a card each question, in a deck with one below it for each section. The same bank gives the same notes, so that a later
 * import brings them up to date; a note counts as newer when the bank's revision is.
 */
export function writePackage(
	sql: SqlJsStatic,
	bank: Bank,
	images: ImageBytes,
	progress: Progress,
	learner: LearnerPart | null
): Written {
	const database = new sql.Database();
	try {
		const rows = new CollectionWriter(database, bank, images, learner);
		database.run('BEGIN');
		for (const [at, question] of bank.questions.entries()) {
			if (at % 100 === 0) progress((0.8 * at) / bank.questions.length);
			rows.add(question);
		}
		rows.finish();
		database.run('COMMIT');
		const collection = database.export();
		progress(0.9);
		const files: Zippable = {
			meta: Uint8Array.of(8, 2),
			'collection.anki21': collection,
			// For programs that look for the older name alone: the tables are the same.
			'collection.anki2': collection,
			media: strToU8(
				JSON.stringify(Object.fromEntries(rows.media.map(({ name }, at) => [at, name])))
			)
		};
		for (const [at, { bytes }] of rows.media.entries()) files[String(at)] = [bytes, { level: 0 }];
		return {
			name: `${bank.id}.apkg`,
			mediaType: 'application/apkg',
			bytes: zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) }),
			remarks: rows.remarks
		};
	} finally {
		database.close();
	}
}
