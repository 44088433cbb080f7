import { seededRandom } from '../quiz/random';
import { isAsked, isMet, newCard, type Card } from './card';
import { recallChance } from './due-queue';
import type { Exam, LocalDay, Settings } from './event';
import { examDay } from './exam-plan';
import { intervalRange, nextMemory } from './fsrs';

/** So many questions times days are played through at most: more would hold the page up. */
const MOST_STEPS = 150_000;
/** Of few questions the luck of one run would show. */
const ENOUGH_STEPS = 20_000;
const MOST_RUNS = 12;

/**
 * What would be remembered on the day of an exam of what was met by today, if each day until then all is answered that is
 * planned for it: played through with the plan itself and the memory of each card, right by its chance of recall, on Good.
 * @param unmet how many questions were never answered; they are met on the way, take their time, and do not count
 * @param done how many questions were answered today
 * @returns a share, 0–1; null where nothing was met, or there is too much to play through
 */
export function examKnown(
	{ cards, unmet, done }: { cards: readonly Card[]; unmet: number; done: number },
	exam: Exam,
	today: LocalDay,
	settings: Settings
): number | null {
	const met = cards.filter((card) => isAsked(card) && isMet(card) && card.memory);
	const steps = (met.length + unmet) * (exam.day - today + 1);
	if (met.length === 0 || steps > MOST_STEPS) return null;
	const runs = Math.min(MOST_RUNS, Math.ceil(ENOUGH_STEPS / steps));
	let sum = 0;
	for (let run = 0; run < runs; run++) {
		const known = playThrough({ met, unmet, done }, exam, { today, settings, run });
		sum += known.reduce((all, card) => all + recallChance(card, exam.day, settings), 0);
	}
	return sum / runs / met.length;
}

interface Standing {
	met: readonly Card[];
	unmet: number;
	done: number;
}
interface Run {
	today: LocalDay;
	settings: Settings;
	run: number;
}

/** The cards that were met, as they are on the day of the exam. */
function playThrough(
	{ met, unmet, done }: Standing,
	exam: Exam,
	{ today, settings, run }: Run
): Card[] {
	const random = seededRandom(`exam ${run}`);
	const known = met.map((card) => ({ ...card }));
	const cards = [...known];
	let left = unmet;
	for (let day = today; day < exam.day; day++) {
		const bank = { cards, unmet: left, done: day === today ? done : 0 };
		const { due, early, fresh } = examDay(bank, exam, day, settings);
		for (const card of [...due, ...early])
			answer(card, day, random() < recallChance(card, day, settings), settings);
		for (let added = 0; added < fresh; added++) {
			const card = { ...newCard('', `new ${left - added}`), firstDay: day };
			answer(card, day, true, settings);
			cards.push(card);
		}
		left -= fresh;
	}
	return known;
}

function answer(card: Card, day: LocalDay, right: boolean, settings: Settings) {
	const elapsed = card.lastDay === null ? 0 : Math.max(0, day - card.lastDay);
	card.memory = nextMemory(card.memory, right ? 'good' : 'again', elapsed, settings);
	card.lastDay = day;
	card.dueDay = day + intervalRange(card.memory, elapsed, settings).ideal;
	card.buriedUntil = null;
}
