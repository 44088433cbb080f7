import { DERIVED_VERSION, isAsked, isMet } from './card';
import type { KeptLog, KeptSegment } from './check-log';
import type { LearnerEvent } from './event';
import { foldLog } from './fold';
import { unionOf } from './union-of';
import { isWide } from './wide-event';

/** For tests: how a log is kept when all is well, its older events sealed into segments of so many. */
export function soundLog(log: readonly LearnerEvent[], segmentSize = 8): KeptLog {
	const { events } = unionOf(log);
	const { cards, days, settings } = foldLog(events);
	const sealedCount = Math.max(0, Math.floor(events.length / segmentSize) - 1) * segmentSize;
	const segments: KeptSegment[] = [];
	for (let start = 0; start < sealedCount; start += segmentSize) {
		const own = events.slice(start, start + segmentSize);
		segments.push({
			device: 'd1',
			number: segments.length + 1,
			first: own[0]!.id,
			last: own.at(-1)!.id,
			count: own.length,
			events: own,
			checksumHolds: true
		});
	}
	const loose = events.slice(sealedCount);
	const banks: Map<string, { met: number; missed: number; leeches: number }> = new Map();
	for (const bank of new Set([...cards.values()].map((card) => card.bank))) {
		const own = [...cards.values()].filter((card) => card.bank === bank);
		const met = own.filter((card) => isMet(card) && !card.retired).length;
		const missed = own.filter((card) => card.missed && isAsked(card)).length;
		const leeches = own.filter((card) => card.leech && card.suspended && !card.retired).length;
		if (met + missed + leeches > 0) banks.set(bank, { met, missed, leeches });
	}
	return {
		loose,
		segments,
		malformed: [],
		cards: [...cards.values()],
		misplacedCards: [],
		days: [...days.values()],
		head: {
			derivedVersion: DERIVED_VERSION,
			newest: events.at(-1)?.id ?? null,
			settings,
			wide: events.filter(isWide).map(({ id }) => id),
			loose: loose.length,
			banks
		},
		journal: events.map(({ id }) => id)
	};
}
