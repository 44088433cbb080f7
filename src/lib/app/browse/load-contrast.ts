import type { Bank, Question } from '../../core/bank/bank';
import { confusedWith, type Confusion } from '../../core/browse/confused-with';
import type { Answered } from '../../core/memory/event';
import { standingEvents } from '../../core/memory/standing-events';
import { isPass } from '../../core/quiz/outcome';
import type { FootnoteApp } from '../footnote-app.svelte';

/** The question that this one is taken for, by the learner's own answers where they tell. @throws StorageFault */
export async function loadContrast(
	app: { store: Pick<FootnoteApp['store'], 'eventsAbout'> },
	bank: Bank,
	question: Question
): Promise<Confusion | null> {
	const events = standingEvents(await app.store.eventsAbout(bank.id, question.id));
	const wrong = events.filter(
		(event): event is Answered => event.type === 'answered' && !isPass(event.outcome)
	);
	return confusedWith(
		question,
		bank,
		wrong.map(({ response }) => response)
	);
}
