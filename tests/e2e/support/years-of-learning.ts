import { expect, type Page } from '@playwright/test';
import type { Answered } from '../../../src/lib/core/memory/event';
import { nextEventId } from '../../../src/lib/core/memory/event-id';
import { simulatePast } from '../../../src/lib/core/insight/simulate/simulated-past';
import { gradeAnswer } from '../../../src/lib/core/quiz/grade-answer';
import { seededRandom } from '../../../src/lib/core/quiz/random';
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
	const today = Math.floor(todayMs / DAY_MS);
	const shift = today - 1 - reviews.at(-1)!.day;
	let previous: string | null = null;
	return reviews.map(({ question: at, day, rating }, place) => {
		const { bank, question } = QUESTIONS[at]!;
		const response = responseFor(question, rating === 1 ? 'wrong' : 'right');
		const { score, outcome } = gradeAnswer(question, response);
		const on = day + shift;
		// In the evening, half a minute apart.
		const atMs = on * DAY_MS + 64_800_000 + place * 30_000 - Math.floor(place / 600) * 18_000_000;
		const bytes = Uint8Array.from({ length: 10 }, () => Math.floor(random() * 256));
		const id: string = nextEventId(Math.min(atMs, on * DAY_MS + 82_000_000), bytes, previous);
		previous = id;
		const sure = rating === 1 ? [0.25, 0.5, 0.75, 0.75, 0.95] : [0.5, 0.75, 0.95, 0.95, 0.95];
		return {
			type: 'answered',
			id,
			atMs: Math.min(atMs, on * DAY_MS + 82_000_000),
			offsetMin: 0,
			day: on,
			device: 'past',
			bank: bank.id,
			question: question.id,
			questionType: question.type,
			wording: question.wording,
			key: question.key,
			response,
			score,
			outcome,
			durationMs: 4_000 + Math.floor(random() * 20_000),
			hint: 'none',
			confidence: sure[Math.floor(random() * sure.length)]!,
			mode: 'review',
			session: `past-${place}`,
			attempt: 1
		};
	});
}

/** Brings a log in by the way of every learner: as a backup, in the settings. */
export async function bringIn(page: Page, events: readonly Answered[]): Promise<void> {
	await openSettings(page);
	const backup = { format: 'footnote-backup', version: 1, exportedMs: 0, events, sessions: [] };
	await chooseBackup(page, JSON.stringify(backup), 'past.json');
	await restoring(page)
		.getByRole('button', { name: /^(Add to what is here|Restore)$/ })
		.click();
	await expect(page.getByText(`Restored: ${events.length} entries added.`)).toBeVisible();
}
