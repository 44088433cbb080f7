import { expect, it } from 'vitest';
import type { Answered } from '../../memory/event';
import { foldLog } from '../../memory/fold';
import { Catalogue, type KnownBank } from './known-bank';
import { standingFigures } from './progress-figures';

const DAY = 20_000;
/** Each question of a bank has a tag of that bank's own. */
const bank = (id: string, size: number): KnownBank => ({
	...{ id, title: id, markup: 'plain', facts: [] },
	questions: Array.from({ length: size }, (_, at) => ({
		...{ id: `q${at}`, key: 'k', stem: '', tags: [`of ${id}`], facts: [], kinds: [], claim: null }
	}))
});
const answered = (bank: string, at: number, outcome: 'right' | 'wrong'): Answered => ({
	...{ type: 'answered', id: `e-${bank}-${at}`, atMs: 0, offsetMin: 0, day: DAY, device: 'd' },
	...{ bank, question: `q${at}`, questionType: 'single', wording: '', key: 'k', score: 0 },
	...{ outcome, response: { type: 'dont-know' }, durationMs: 1, hint: 'none' },
	...{ mode: 'study', session: 's', attempt: 1 }
});

it('names the banks and tags first of which most is known, however many were put on the shelf after them', () => {
	const banks = [
		...Array.from({ length: 15 }, (_, at) => bank(`untouched ${at}`, 500)),
		...[bank('little', 40), bank('much', 3), bank('forgotten', 9)]
	];
	const events = [
		...[answered('little', 0, 'right'), answered('much', 0, 'right'), answered('much', 1, 'right')],
		answered('forgotten', 0, 'wrong')
	];
	const { cards, settings } = foldLog(events);
	const { knowledge } = standingFigures({
		...{ cards: [...cards.values()], settings, today: DAY + 2 },
		catalogue: new Catalogue(banks)
	});
	if (!knowledge.ready) throw new Error('Four were met.');
	const first = knowledge.banks.slice(0, 5).map(({ bank }) => bank);
	expect(first).toEqual(['much', 'little', 'forgotten', 'untouched 0', 'untouched 1']);
	expect(knowledge.tags.slice(0, 3).map(({ tag }) => tag)).toEqual([
		...['of much', 'of little', 'of forgotten']
	]);
});
