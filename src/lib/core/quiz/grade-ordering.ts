import type { OrderingQuestion } from '../bank/bank';
import { textsOf } from './learner-text';
import { gradeOf } from './outcome';
import type { Grade, ResponseOf } from './response';

/**
 * The share of pairs that stand in the right order (the concordant pairs of Kendall, Biometrika 1938): one item in the
 * wrong place then costs its own pairs only, and not every place after it. Items that are missing have no pair in
 * order; items no longer in the question are passed over. Parts: per item, whether it stands at its right place.
 */
export function gradeOrdering(question: OrderingQuestion, response: ResponseOf<'ordering'>): Grade {
	const ids = question.items.map((item) => item.id);
	const known = new Set(ids);
	const order = [...new Set(textsOf(response.order))].filter((id) => known.has(id));
	const placeOf = new Map(order.map((id, place) => [id, place]));

	let concordant = 0;
	for (const [at, earlier] of ids.entries()) {
		for (const later of ids.slice(at + 1)) {
			const [first, second] = [placeOf.get(earlier), placeOf.get(later)];
			if (first !== undefined && second !== undefined && first < second) concordant++;
		}
	}
	const pairs = (ids.length * (ids.length - 1)) / 2;
	const score = pairs === 0 ? order.length : concordant / pairs;
	const parts = Object.fromEntries(ids.map((id, place) => [id, placeOf.get(id) === place]));
	return gradeOf(
		score,
		parts,
		score < 1 ? [{ code: 'pairs-in-order', right: concordant, of: pairs }] : []
	);
}
