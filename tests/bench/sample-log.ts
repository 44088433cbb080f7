import { applyEvent } from '../../src/lib/core/memory/apply-event';
import type { Card } from '../../src/lib/core/memory/card';
import { DEFAULT_SETTINGS } from '../../src/lib/core/memory/default-settings';
import type { Answered, LearnerEvent, LocalDay } from '../../src/lib/core/memory/event';
import { nextEventId } from '../../src/lib/core/memory/event-id';
import { seededRandom } from '../../src/lib/core/quiz/random';

export interface SampleSize {
	cards: number;
	/** A whole number of times `cards`. */
	events: number;
	banks: number;
	/** How many cards are due on `today`. */
	due: number;
	today: LocalDay;
}

const DAY_MS = 86_400_000;
const SESSION_LENGTH = 20;
const SHARE_RIGHT = 0.88;
/** Of the cards, those whose session was left before the wrong answer came back. */
const SHARE_LEFT_MISSED = 0.02;
const SHARE_UNDONE = 0.005;
const SHARE_FLAGGED = 0.005;

/** An event before its place in the log is known; `takesBack` becomes the id of the event it undoes. */
interface Draft {
	event: LearnerEvent;
	takesBack?: Draft;
}

/**
 * The log of a steady learner who answers each question on the day it is due or shortly after: mostly right, a wrong
 * one again within the session until it is right, now and then an undo or a flag. The same size gives the same log.
 */
export function sampleLog(size: SampleSize): LearnerEvent[] {
	const random = seededRandom('bench');
	const drafts: Draft[] = [];
	for (let n = 0; n < size.cards; n++) {
		const history = cardHistory(n, size, random);
		const isDue = n % Math.floor(size.cards / size.due) === 0;
		moveTo(size.today, history, isDue, random);
		drafts.push(...history.drafts);
	}
	drafts.sort((a, b) => a.event.atMs - b.event.atMs);
	return inLogOrder(drafts);
}

interface History {
	drafts: Draft[];
	card: Card;
}

function cardHistory(n: number, size: SampleSize, random: () => number): History {
	const bank = `bank-${n % size.banks}`;
	const question = `question-${Math.floor(n / size.banks)}`;
	const length = size.events / size.cards;
	const drafts: Draft[] = [];
	let card: Card | undefined;
	while (drafts.length < length) {
		const day: LocalDay = (card?.dueDay ?? 0) + Math.floor(random() * 2);
		const atMs = day * DAY_MS + Math.floor(random() * DAY_MS * 0.8);
		const isLast = drafts.length === length - 1;
		const right = random() < (isLast ? 1 - SHARE_LEFT_MISSED : SHARE_RIGHT);
		const answer = answered(bank, question, atMs, right, 1);
		if (random() < SHARE_UNDONE && drafts.length < length - 2) {
			const slip = { event: { ...answer, atMs: atMs - 9000 } };
			const undone = {
				...placed(bank, question, atMs - 5000),
				type: 'undone',
				target: ''
			} as const;
			drafts.push(slip, { event: undone, takesBack: slip });
		}
		card = take(card, answer, drafts);
		if (answer.outcome === 'wrong' && drafts.length < length)
			card = take(card, answered(bank, question, atMs + 60_000, true, 2), drafts);
		if (random() < SHARE_FLAGGED && drafts.length < length)
			card = take(
				card,
				{ ...placed(bank, question, atMs + 70_000), type: 'flagged', on: true },
				drafts
			);
	}
	if (!card) throw new Error('A history holds at least one answer.');
	return { drafts, card };
}

function take(card: Card | undefined, event: LearnerEvent, drafts: Draft[]): Card | undefined {
	drafts.push({ event });
	return applyEvent(card, event, DEFAULT_SETTINGS);
}

/** Moves a whole history in time so that its card is, or is not, due today; intervals do not depend on the date. */
function moveTo(today: LocalDay, history: History, isDue: boolean, random: () => number): void {
	const { dueDay, lastDay } = history.card;
	if (dueDay === null || lastDay === null) throw new Error('Every sample card has been answered.');
	const wanted = isDue
		? today - Math.floor(random() * 4)
		: today + 1 + Math.floor(random() * (dueDay - lastDay));
	for (const { event } of history.drafts) {
		event.day += wanted - dueDay;
		event.atMs += (wanted - dueDay) * DAY_MS;
	}
}

function inLogOrder(drafts: Draft[]): LearnerEvent[] {
	const random = new Uint8Array(10);
	let newest: string | null = null;
	let day = 0;
	let onDay = 0;
	for (const [index, { event }] of drafts.entries()) {
		new DataView(random.buffer).setUint32(2, Math.imul(index + 1, 2654435761));
		event.id = newest = nextEventId(event.atMs, random, newest);
		onDay = event.day === day ? onDay + 1 : 0;
		day = event.day;
		if (event.type === 'answered') event.session = sessionName(day, onDay);
	}
	for (const { event, takesBack } of drafts)
		if (event.type === 'undone' && takesBack) event.target = takesBack.event.id;
	return drafts.map(({ event }) => event);
}

/** As long as a UUID, which a real one is. */
function sessionName(day: LocalDay, onDay: number): string {
	const place = `${day}-${Math.floor(onDay / SESSION_LENGTH)}`;
	return place.padStart(36, 'session-');
}

function placed(bank: string, question: string, atMs: number) {
	const device = '9b2f6c1e-6a53-4a0e-8f0e-3f2c6f1d7a10';
	return { id: '', atMs, offsetMin: 60, day: Math.floor(atMs / DAY_MS), device, bank, question };
}

export function answered(
	bank: string,
	question: string,
	atMs: number,
	right: boolean,
	attempt: number
): Answered {
	return {
		...placed(bank, question, atMs),
		type: 'answered',
		questionType: 'single',
		wording: 'a41f09c2d7e35b18',
		key: '5be0937f1c24ad60',
		response: { type: 'single', choice: right ? 'a' : 'c' },
		score: right ? 1 : 0,
		outcome: right ? 'right' : 'wrong',
		durationMs: 7400,
		hint: 'none',
		mode: 'review',
		// Its own until the log is in order: a second answer within one session would not be counted.
		session: String(atMs),
		attempt
	};
}
