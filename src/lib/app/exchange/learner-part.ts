import type { Bank } from '../../core/bank/bank';
import { decayOf } from '../../core/memory/fsrs';
import { stepsOfBank } from '../../core/memory/steps-of-bank';
import type { CardHistory, LearnerPart } from '../../exchange/formats/learner-part';
import { clock } from '../clock';
import type { FootnoteApp } from '../footnote-app.svelte';

/** What the learner did with a bank's questions, to go along with them into another program. @throws StorageFault */
export async function learnerPartOf(app: FootnoteApp, bank: Bank): Promise<LearnerPart> {
	const [events, cards] = await Promise.all([
		app.store.allEvents(),
		app.store.cardsOfBank(bank.id)
	]);
	const steps = stepsOfBank(events, bank.id);
	const { desiredRetention: retention } = app.settings;
	const decay = decayOf(app.settings);
	const history = new Map<string, CardHistory>();
	for (const { question, memory, dueDay, suspended, flagged } of cards) {
		const own = steps.get(question) ?? [];
		if (own.length === 0 && !suspended && !flagged) continue;
		history.set(question, {
			reviews: own.map(({ atMs, rating, tookMs, practice }) => ({
				atMs,
				rating,
				tookMs,
				...(practice && { practice })
			})),
			dueInDays: (dueDay ?? app.today) - app.today,
			...(memory && { memory: { ...memory, retention, decay } }),
			suspended,
			flagged
		});
	}
	const nowMs = clock.nowMs();
	const { dayEndHour } = app.settings;
	return { nowMs, offsetMin: clock.offsetMin(nowMs), dayEndHour, history };
}
