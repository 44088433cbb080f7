import { isDeepStrictEqual } from 'node:util';
import { foldLog } from '../../../src/lib/core/memory/fold';
import { toCardRecord } from '../../../src/lib/store/card-record';
import type { FoundLearner } from './read-learner';

/** How many cards and days are not what the log makes of them; 0 is right. */
export function wronglyDerived({ events, cards, days }: FoundLearner): number {
	const derived = foldLog(events);
	const wantedCards = [...derived.cards.values()].map(toCardRecord);
	return (
		differences(wantedCards, cards, ({ bank, question }) => `${bank}\n${question}`) +
		differences([...derived.days.values()], days, ({ day }) => String(day))
	);
}

function differences<T>(wanted: T[], kept: T[], keyOf: (record: T) => string): number {
	const [those, these] = [byKey(wanted, keyOf), byKey(kept, keyOf)];
	const keys = new Set([...those.keys(), ...these.keys()]);
	return [...keys].filter((key) => !isDeepStrictEqual(those.get(key), these.get(key))).length;
}

/** Plain copies: what is undefined in memory is absent in a database that was read through JSON. */
const byKey = <T>(records: T[], keyOf: (record: T) => string) =>
	new Map(
		records.map((record) => [keyOf(record), JSON.parse(JSON.stringify(record)) as unknown] as const)
	);
