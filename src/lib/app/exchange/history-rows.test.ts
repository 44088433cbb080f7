import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { outsideEvents } from '../../core/memory/outside-history';
import { Pace } from '../../store/pace';
import { marksOf, packHistory, stepsOf, type HistoryParcel } from './history';
import { HistoryRows } from './history-rows';

const NOW = Date.UTC(2026, 5, 1, 12);
const ABOUT = { program: 'anki', dayEndHour: 4, offsetMin: () => 60 };

const item = fc.record({
	// Few, so that two decks hold the same card.
	ownId: fc.constantFrom('g1', 'g2', 'g3', 'g4'),
	suspended: fc.boolean(),
	flagged: fc.boolean(),
	madeMs: fc.constant(NOW - 9_000_000),
	reviews: fc
		.uniqueArray(
			fc.record({
				atMs: fc.integer({ min: NOW - 20, max: NOW }),
				rating: fc.constantFrom('again', 'good', 'reset'),
				tookMs: fc.nat(9),
				practice: fc.boolean()
			}),
			{ selector: ({ atMs }) => atMs, maxLength: 6 }
		)
		.map((list) =>
			list
				.toSorted((one, other) => one.atMs - other.atMs)
				.map(({ practice, ...review }) => (practice ? { ...review, practice } : review))
		)
});
const parcels = fc.array(fc.array(item, { maxLength: 4 }), { maxLength: 3 }).map((lists) =>
	lists.map((list, bank): HistoryParcel => {
		const items = list.map((about, nth) => ({
			question: `q${nth}`,
			item: {
				place: {},
				group: [],
				entry: { type: 'card' as const, stem: 's', back: 'b' },
				...about
			}
		}));
		const history = packHistory(items, NOW);
		// The first question of a bank may be one that it lacks.
		const questions = history.questions.map((_, nth) =>
			nth === 0 && bank === 1 ? null : { type: 'card' as const, wording: 'w', key: 'k' }
		);
		return { bank: `b${bank}`, questions, history };
	})
);

const eventsOf = ({ bank, questions, history }: HistoryParcel) =>
	questions.flatMap((found, card) =>
		found
			? [
					...outsideEvents(
						{
							...found,
							...marksOf(history, card),
							bank,
							question: history.questions[card]!,
							ownId: history.ownIds[card]!,
							madeMs: history.madeMs[card]!,
							steps: stepsOf(history, card)
						},
						ABOUT
					)
				]
			: []
	);

it('are the events of the histories in order of id, each once, found by their ids and their cards', async () => {
	await fc.assert(
		fc.asyncProperty(parcels, async (given) => {
			const rows = await HistoryRows.of(given, ABOUT, new Pace());
			const all = new Map(
				given
					.flatMap(eventsOf)
					.toReversed()
					.map((event) => [event.id, event])
			);
			const inOrder = [...all.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));
			const numbers = Array.from({ length: rows.count }, (_, nth) => nth);
			expect(numbers.map((nth) => rows.event(nth))).toEqual(inOrder);
			expect(numbers.map((nth) => rows.id(nth))).toEqual(inOrder.map(({ id }) => id));
			expect(inOrder.map(({ id }) => rows.find(id))).toEqual(numbers);
			expect(numbers.map((nth) => rows.isAnswer(nth))).toEqual(
				inOrder.map(({ type }) => type === 'answered')
			);
			expect(rows.find('ffffffff-ffff-7000-8000-000000000000')).toBe(-1);
			expect(rows.find('none')).toBe(-1);
			for (const [card, [bank, question]] of rows.cards.entries()) {
				const own = numbers.filter((nth) => rows.cardOf(nth) === card);
				expect([...rows.ofCard(card)]).toEqual(own);
				for (const nth of own) expect(inOrder[nth]).toMatchObject({ bank, question });
			}
		})
	);
});
