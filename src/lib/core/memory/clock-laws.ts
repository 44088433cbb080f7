import type { ClockStory } from './arbitrary-clock';
import { applyEvent, needsReplay } from './apply-event';
import { canonicalText } from './canonical-text';
import type { Card } from './card';
import { DEFAULT_SETTINGS } from './default-settings';
import { mostAtRiskFirst, recallChance } from './due-queue';
import type { Answered, EventId, LearnerEvent, LocalDay, Rating, Settings } from './event';
import { nextEventId } from './event-id';
import { cardKey, foldCard, foldLog } from './fold';
import { seededDay } from './due-range';
import { nextMemory } from './fsrs';
import { type Memory } from './memory-model';
import { localDay } from './local-day';
import { streakOf } from './streak';
import { calendarDay, wallMs } from './wall-calendar';

const MINUTE_MS = 60_000;
const LONGEST_DAYS = 3650;
const RATINGS: Record<string, Rating> = { right: 'good', mostly: 'hard', wrong: 'again' };

/** An answer, and what the learner's own calendar said when it was given. */
interface Written {
	event: LearnerEvent;
	/** By the wall clock and the calendar of the zone; never by an offset. */
	calendarDay: LocalDay;
	/** The newest id that was known when it was written. */
	after: EventId | null;
}

/**
 * For tests: what goes wrong in such a story, in words, or null. What is right is worked out apart from the code: the
 * day of an answer from the calendar on the learner's wall, and from these days when each question is due.
 */
export function brokenClockLaw(story: ClockStory): string | null {
	const written = live(story);
	const events = written.map(({ event }) => event);
	if (new Set(events.map(({ id }) => id)).size !== events.length) return 'two events share an id';
	for (const { event, calendarDay, after } of written) {
		if (after !== null && event.id <= after) return 'the log is not in the order of writing';
		if (event.day !== calendarDay)
			return `an answer of day ${calendarDay} is counted for day ${event.day}`;
	}

	const { cards, days, settings } = foldLog(events);
	const answers = events.filter((event) => event.type === 'answered');
	const tallied = [...days.values()].reduce((sum, day) => sum + day.answered, 0);
	const counted = [...cards.values()].reduce((sum, card) => sum + card.answers, 0);
	if (tallied !== answers.length || counted !== answers.length) return 'an answer is lost';
	if (
		canonicalText(Object.fromEntries(stepByStep(events))) !==
		canonicalText(Object.fromEntries(cards))
	)
		return 'one step at a time ends elsewhere than a replay';
	for (const card of cards.values()) {
		const wrong = wronglyDue(card, written);
		if (wrong) return `${card.question}: ${wrong}`;
	}
	return wronglyShown([...cards.values()], new Set(days.keys()), written, settings);
}

/** Writes the story's answers as the app does, on a device whose clock and zone are what the story says. */
function live({ startMs, steps, ...start }: ClockStory): Written[] {
	const written: Written[] = [];
	let { zone, dayEndHour } = start;
	let trueMs = startMs;
	let skewMs = 0;
	let newest: EventId | null = null;
	let session = 0;
	const attempts = new Map<string, number>();
	const write = (stale: boolean, rest: object) => {
		const atMs = trueMs + skewMs;
		const random = new Uint8Array(10).fill(written.length % 256);
		const after = stale ? null : newest;
		const id = nextEventId(atMs, random, after);
		if (newest === null || id > newest) newest = id;
		const offsetMin = (wallMs(atMs, zone) - atMs) / MINUTE_MS;
		const day = localDay(atMs, offsetMin, dayEndHour);
		const event = { id, atMs, offsetMin, day, device: 'd', ...rest } as LearnerEvent;
		written.push({ event, calendarDay: calendarDay(atMs, zone, dayEndHour), after });
	};
	const setDayEnd = (hour: number, stale: boolean) => {
		write(stale, { type: 'settings-changed', settings: { dayEndHour: hour } });
		dayEndHour = hour;
	};
	dayEndHour = DEFAULT_SETTINGS.dayEndHour;
	setDayEnd(start.dayEndHour, false);
	for (const step of steps) {
		trueMs += step.waitMs;
		if (step.clock === 'right') skewMs = 0;
		else if (step.clock) skewMs = step.clock.byMs;
		zone = step.zone ?? zone;
		if (step.dayEndHour !== null) setDayEnd(step.dayEndHour, false);
		if (!step.again) {
			session++;
			attempts.clear();
		}
		const attempt = (attempts.get(step.question) ?? 0) + 1;
		attempts.set(step.question, attempt);
		write(step.stale, answer(step.question, step.outcome, `s${session}`, attempt));
	}
	return written;
}

function answer(question: string, outcome: Answered['outcome'], session: string, attempt: number) {
	return {
		type: 'answered',
		bank: 'b',
		question,
		questionType: 'single',
		wording: 'w',
		key: 'k',
		response: { type: 'dont-know' },
		score: 0,
		outcome,
		durationMs: 1000,
		hint: 'none',
		mode: 'study',
		session,
		attempt
	};
}

function stepByStep(events: readonly LearnerEvent[]): Map<string, Card> {
	const cards = new Map<string, Card>();
	let settings: Settings = DEFAULT_SETTINGS;
	let newest: EventId | null = null;
	events.forEach((event, index) => {
		const replay = needsReplay(event, newest);
		if (newest === null || event.id > newest) newest = event.id;
		if (event.type === 'settings-changed') settings = { ...settings, ...event.settings };
		if (event.type !== 'answered') return;
		const key = cardKey(event.bank, event.question);
		const card =
			replay === 'none'
				? applyEvent(cards.get(key), event, settings)
				: foldCard(event.bank, event.question, events.slice(0, index + 1));
		if (card) cards.set(key, card);
	});
	return cards;
}

/** From the answers in their order and the days of the wall calendar: the first of each session moves the memory. */
function wronglyDue(card: Card, written: readonly Written[]): string | null {
	let memory: Memory | null = null;
	let lastDay: LocalDay | null = null;
	let dueDay: LocalDay | null = null;
	let reps = 0;
	let session = '';
	const inOrder = written.toSorted((a, b) => (a.event.id < b.event.id ? -1 : 1));
	for (const { event, calendarDay: day } of inOrder) {
		if (event.type !== 'answered' || event.question !== card.question) continue;
		if (event.attempt !== 1 || event.session === session) continue;
		session = event.session;
		// A day that lies before the last one: no time has passed.
		const elapsed = lastDay === null || day < lastDay ? 0 : day - lastDay;
		const rating = RATINGS[event.outcome]!;
		const before = { memory, dueDay, lastDay, reps, lapses: 0 };
		memory = nextMemory(memory, rating, elapsed, DEFAULT_SETTINGS);
		const answer = { before, memory, rating, day };
		const seed = `b/${card.question}/${reps}`;
		const interval: number = seededDay(answer, seed, DEFAULT_SETTINGS) - day;
		if (!Number.isInteger(interval) || interval < 1 || interval > LONGEST_DAYS)
			return `an interval of ${interval} days`;
		if (!(memory.stability > 0) || !(memory.difficulty >= 1) || !(memory.difficulty <= 10))
			return `a memory of ${memory.stability} days, difficulty ${memory.difficulty}`;
		dueDay = day + interval;
		lastDay = day;
		reps++;
	}
	if (card.lastDay !== lastDay) return `last answered on day ${lastDay}, kept as ${card.lastDay}`;
	return card.dueDay === dueDay ? null : `due on day ${dueDay}, kept as ${card.dueDay}`;
}

/** What the screens show on every day of the story: a streak and a chance that can be, and every card that is due. */
function wronglyShown(
	cards: readonly Card[],
	active: ReadonlySet<LocalDay>,
	written: readonly Written[],
	settings: Settings
): string | null {
	for (const { calendarDay: today } of written) {
		const { days: streak } = streakOf(active, today);
		const upToToday = [...active].filter((day) => day <= today).length;
		if (streak < 0 || streak > upToToday) return `a streak of ${streak} with ${upToToday} days`;
		if (mostAtRiskFirst(cards, today, settings).length !== cards.length)
			return 'a card is left out of the queue';
		for (const card of cards) {
			const chance = recallChance(card, today, settings);
			if (!(chance >= 0 && chance <= 1)) return `a chance of recall of ${chance}`;
		}
	}
	return null;
}
