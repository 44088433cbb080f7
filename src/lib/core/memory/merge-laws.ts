import { applyEvent, needsReplay } from './apply-event';
import { canonicalText } from './canonical-text';
import type { Card } from './card';
import { DEFAULT_SETTINGS } from './default-settings';
import type { LearnerEvent, Settings } from './event';
import { cardKey, foldCard, foldLog } from './fold';
import { unionOf } from './union-of';

/**
 * For tests: which law of merging these three logs break, in words, or null. The union must not depend on order,
 * grouping or repeats; and taking the events in one at a time, as they arrive, must end where a replay of the union does.
 * @param arrivals the events of the three logs in any order
 */
export function brokenMergeLaw(
	logs: readonly LearnerEvent[][],
	arrivals: readonly LearnerEvent[]
): string | null {
	const [a = [], b = [], c = []] = logs;
	const union = (...of: (readonly LearnerEvent[])[]) => unionOf(...of).events;
	const all = union(a, b, c);
	const wanted = canonicalText(all);
	const are = (events: readonly LearnerEvent[]) => canonicalText(events) === wanted;
	if (!are(union(c, a, b)) || canonicalText(union(a, b)) !== canonicalText(union(b, a)))
		return 'the union depends on the order of the logs';
	if (!are(union(union(a, b), c)) || !are(union(a, union(b, c))))
		return 'the union depends on the grouping of the logs';
	if (!are(union(all, all)) || !are(union(all, b)) || !are(union(all)))
		return 'a union with what is in it already is another one';
	if (new Set(all.map(({ id }) => id)).size !== all.length) return 'an id comes twice';
	const ids = new Set(all.map(({ id }) => id));
	if (!logs.flat().every(({ id }) => ids.has(id))) return 'an event is lost';

	const derived = foldLog(all);
	const state = stateText(derived.cards, derived.settings);
	const replayed = foldLog(arrivals);
	if (stateText(replayed.cards, replayed.settings) !== state)
		return 'a replay depends on the order of arrival';
	if (daysText(replayed) !== daysText(derived)) return 'the days depend on the order of arrival';
	const stepped = stepByStep(arrivals);
	if (stateText(stepped.cards, stepped.settings) !== state)
		return 'one step at a time ends elsewhere than a replay';
	return null;
}

/** What is kept when events are taken in as they arrive: one step where that is enough, else as much as is asked for. */
function stepByStep(arrivals: readonly LearnerEvent[]) {
	const seen: LearnerEvent[] = [];
	const ids = new Set<string>();
	let newest: string | null = null;
	let cards = new Map<string, Card>();
	let settings: Settings = DEFAULT_SETTINGS;
	for (const event of arrivals) {
		if (ids.has(event.id)) continue;
		ids.add(event.id);
		seen.push(event);
		const replay = needsReplay(event, newest);
		if (newest === null || event.id > newest) newest = event.id;
		if (replay === 'all') ({ cards, settings } = foldLog(seen));
		else if (event.type === 'settings-changed') settings = { ...settings, ...event.settings };
		else if ('question' in event && event.bank && event.question) {
			const key = cardKey(event.bank, event.question);
			const card =
				replay === 'card'
					? foldCard(event.bank, event.question, seen)
					: applyEvent(cards.get(key), event, settings);
			if (card) cards.set(key, card);
			else cards.delete(key);
		}
	}
	return { cards, settings };
}

function stateText(cards: ReadonlyMap<string, Card>, settings: Settings): string {
	return canonicalText([Object.fromEntries(cards), settings]);
}

const daysText = ({ days }: { days: ReadonlyMap<number, unknown> }) =>
	canonicalText(Object.fromEntries(days));
