import { expect, type Page } from '@playwright/test';
import type {
	Answered,
	LearnerEvent,
	SettingsChanged,
	Suspended
} from '../../../src/lib/core/memory/event';
import { nextEventId } from '../../../src/lib/core/memory/event-id';
import { simulatePast } from '../../../src/lib/core/insight/simulate/simulated-past';
import { gradeAnswer } from '../../../src/lib/core/quiz/grade-answer';
import { seededRandom } from '../../../src/lib/core/quiz/random';
import { learnerDay } from './learner-day';
import { responseFor } from './responses';
import { chooseBackup, openSettings, restoring } from './settings-page';
import { article, reading } from './shipped-banks';

const DAY_MS = 86_400_000;
const QUESTIONS = [article, reading].flatMap((bank) =>
	bank.questions.map((question) => ({ bank, question }))
);

/**
 * What a learner of both shipped banks did, as a log: a simulated memory, so many answers at the most, the last ones
 * yesterday; each with how sure they were, who is a little too sure.
 */
export function pastAnswers(count: number, seed = 'past', todayMs = Date.now()): Answered[] {
	const random = seededRandom(seed);
	const reviews = simulatePast(seed, count).reviews.filter(
		({ question }) => question < QUESTIONS.length
	);
	const today = learnerDay(todayMs);
	const shift = today - 1 - reviews.at(-1)!.day;
	let previous: string | null = null;
	return reviews.map(({ question: at, day, rating }, place) => {
		const on = day + shift;
		// In the evening, half a minute apart.
		const atMs = on * DAY_MS + 64_800_000 + place * 30_000 - Math.floor(place / 600) * 18_000_000;
		const bytes = Uint8Array.from({ length: 10 }, () => Math.floor(random() * 256));
		const id: string = nextEventId(Math.min(atMs, on * DAY_MS + 82_000_000), bytes, previous);
		previous = id;
		const sure = rating === 1 ? [0.25, 0.5, 0.75, 0.75, 0.95] : [0.5, 0.75, 0.95, 0.95, 0.95];
		const stamp = { id, atMs: Math.min(atMs, on * DAY_MS + 82_000_000), day: on };
		return {
			...answerTo(QUESTIONS[at]!, rating === 1 ? 'wrong' : 'right', stamp),
			durationMs: 4_000 + Math.floor(random() * 20_000),
			confidence: sure[Math.floor(random() * sure.length)]!,
			session: `past-${place}`
		};
	});
}

/** Each question of the article answered once, and right, so many days ago. @param daysAgo of the question with that place */
export function articleAnswers(daysAgo: (place: number) => number): Answered[] {
	const today = learnerDay();
	const byDay = article.questions
		.map((question, place) => ({ question, day: today - daysAgo(place) }))
		.sort((a, b) => a.day - b.day);
	let previous: string | null = null;
	return byDay.map(({ question, day }, place) => {
		const atMs = day * DAY_MS + 64_800_000;
		const id: string = nextEventId(atMs, new Uint8Array(10), previous);
		previous = id;
		const answer = answerTo({ bank: article, question }, 'right', { id, atMs, day });
		return { ...answer, durationMs: 8_000, session: `article-${place}` };
	});
}

function answerTo(
	{ bank, question }: (typeof QUESTIONS)[number],
	wanted: 'right' | 'wrong',
	stamp: Pick<Answered, 'id' | 'atMs' | 'day'>
): Omit<Answered, 'durationMs' | 'session'> {
	const response = responseFor(question, wanted);
	const { score, outcome } = gradeAnswer(question, response);
	return {
		...{ type: 'answered', ...stamp, offsetMin: 0, device: 'past' },
		...{ bank: bank.id, question: question.id, questionType: question.type },
		...{ wording: question.wording, key: question.key, response, score, outcome },
		...{ hint: 'none', mode: 'review', attempt: 1 }
	};
}

type Deed =
	Pick<Suspended, 'type' | 'bank' | 'question'> | Pick<SettingsChanged, 'type' | 'settings'>;

/** What the learner did yesterday at noon, as a log that goes on from others of earlier days. */
export function doneYesterday(deeds: readonly Deed[]): LearnerEvent[] {
	const day = learnerDay() - 1;
	const atMs = day * DAY_MS + 43_200_000;
	let previous: string | null = null;
	return deeds.map((deed) => {
		const id: string = nextEventId(atMs, new Uint8Array(10), previous);
		previous = id;
		return { ...deed, id, atMs, offsetMin: 0, day, device: 'past' };
	});
}

/** Brings a log in by the way of every learner: as a backup, in the settings. */
export async function bringIn(page: Page, events: readonly LearnerEvent[]): Promise<void> {
	await openSettings(page);
	const backup = { format: 'footnote-backup', version: 1, exportedMs: 0, events, sessions: [] };
	await chooseBackup(page, JSON.stringify(backup), 'past.json');
	await restoring(page)
		.getByRole('button', { name: /^(Add to what is here|Restore)$/ })
		.click();
	await expect(
		page.getByText(`Restored: ${events.length.toLocaleString('en')} entries added.`)
	).toBeVisible();
}
