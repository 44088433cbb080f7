import fc from 'fast-check';
import { deleteDB } from 'idb';
import { expect, it } from 'vitest';
import type { Card } from '../../core/memory/card';
import type { BankCounts } from '../database-schema';
import { openDatabase } from '../open-database';
import { WRITTEN } from '../writing';
import { readCards } from './read-cards';

const bankId = fc.oneof(
	fc.constantFrom('a', 'a-b', 'ab', 'b', 'Z', '', 'é', '\u{1F600}', '\uFFFF'),
	fc.string({ maxLength: 3 })
);
/** So many that a bank is a part of its own, or so few that several are one. */
const counts: fc.Arbitrary<BankCounts> = fc
	.constantFrom(0, 1, 600, 1000, 5000)
	.map((met) => ({ met, missed: 0, leeches: 0 }));

it('reads all cards in the order of their keys, whatever is known of their banks', async () => {
	const name = `cards-${crypto.randomUUID()}`;
	const connection = await openDatabase(name);
	const db = connection.current;
	await fc.assert(
		fc.asyncProperty(
			fc.uniqueArray(fc.tuple(bankId, fc.constantFrom('q1', 'q2', '')), {
				selector: String,
				maxLength: 30
			}),
			fc.array(fc.tuple(bankId, counts), { maxLength: 12 }),
			async (keys, known) => {
				await db.clear('cards');
				const written = db.transaction('cards', 'readwrite');
				for (const [bank, question] of keys) {
					const card = { bank, question } as Card;
					void written.store.put({ bank, question, card });
				}
				await written.done;
				const cards = await readCards(db.transaction(WRITTEN), new Map(known));
				const records = await db.getAll('cards');
				expect(cards).toEqual(records.map(({ card }) => card));
				expect(cards).toHaveLength(keys.length);
			}
		),
		{ numRuns: 60 }
	);
	connection.close();
	await deleteDB(name);
});
