import { canonicalText } from './canonical-text';
import { DERIVED_VERSION, isAsked, isMet, type Card } from './card';
import type { KeptHead, KeptLog } from './check-log';
import type { DayTally } from './day-tally';
import { DEFAULT_SETTINGS } from './default-settings';
import type { LearnerEvent, LocalDay } from './event';
import type { Findings } from './finding';
import { cardKey, foldLog } from './fold';
import { isWide } from './wide-event';

const EMPTY_HEAD: KeptHead = {
	derivedVersion: DERIVED_VERSION,
	newest: null,
	settings: DEFAULT_SETTINGS,
	wide: [],
	loose: 0,
	banks: new Map()
};

/**
 * Everything derived against a replay of the log.
 * @param events in order of id, one of each
 */
export function checkDerived(
	events: readonly LearnerEvent[],
	kept: KeptLog,
	findings: Findings
): void {
	const { cards, days, settings } = foldLog(events);
	checkCards(cards, kept, findings);
	checkDays(days, kept.days, findings);
	const head = kept.head ?? EMPTY_HEAD;
	if (head.derivedVersion !== DERIVED_VERSION)
		findings.add('derived-version', String(head.derivedVersion));
	const newest = events.at(-1)?.id ?? null;
	if (head.newest !== newest) findings.add('newest-differs', String(newest));
	for (const [name, value] of Object.entries(settings))
		if (!isSame(value, head.settings[name as keyof typeof settings]))
			findings.add('settings-differ', name);
	const wide = events.filter(isWide).map(({ id }) => id);
	if (head.wide && !isSame(wide, [...head.wide].sort()))
		findings.add('wide-differs', String(head.wide.length));
	checkCounts([...cards.values()], head, findings);
}

function checkCards(replayed: ReadonlyMap<string, Card>, kept: KeptLog, findings: Findings): void {
	const keptByKey = new Map(kept.cards.map((card) => [cardKey(card.bank, card.question), card]));
	for (const [key, card] of replayed) {
		const other = keptByKey.get(key);
		if (!other) findings.add('card-missing', placeOf(card));
		else
			for (const field of differingFields(card, other))
				findings.add('card-differs', placeOf(card), field);
	}
	for (const [key, card] of keptByKey)
		if (!replayed.has(key)) findings.add('card-without-events', placeOf(card));
	for (const place of kept.misplacedCards) findings.add('card-misplaced', place);
}

function differingFields(card: Card, other: Card): string[] {
	const fields = new Set([...Object.keys(card), ...Object.keys(other)]);
	return [...fields].filter(
		(field) => !isSame(card[field as keyof Card], other[field as keyof Card])
	);
}

function checkDays(
	replayed: ReadonlyMap<LocalDay, DayTally>,
	kept: readonly DayTally[],
	findings: Findings
): void {
	const keptByDay = new Map(kept.map((tally) => [tally.day, tally]));
	for (const day of new Set([...replayed.keys(), ...keptByDay.keys()]))
		if (!isSame(replayed.get(day), keptByDay.get(day))) findings.add('day-differs', String(day));
}

function checkCounts(cards: readonly Card[], { banks }: KeptHead, findings: Findings): void {
	const nothing = { met: 0, missed: 0, leeches: 0 };
	const counted = new Map<string, typeof nothing>();
	for (const card of cards) {
		const { met, missed, leeches } = counted.get(card.bank) ?? nothing;
		counted.set(card.bank, {
			met: met + (isMet(card) && !card.retired ? 1 : 0),
			missed: missed + (card.missed && isAsked(card) ? 1 : 0),
			leeches: leeches + (card.leech && card.suspended && !card.retired ? 1 : 0)
		});
	}
	for (const bank of new Set([...counted.keys(), ...banks.keys()]))
		if (!isSame(counted.get(bank) ?? nothing, banks.get(bank) ?? nothing))
			findings.add('counts-differ', bank);
}

const isSame = (a: unknown, b: unknown) => a === b || canonicalText(a) === canonicalText(b);

const placeOf = ({ bank, question }: Card) => `${bank}/${question}`;
