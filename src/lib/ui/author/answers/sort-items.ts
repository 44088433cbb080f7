import type { ItemAnalysis } from '$lib/core/insight/item-analysis';
import { m } from '$lib/paraglide/messages';

/** `look`: those with something to look at first. */
export type Sort = 'look' | 'bank' | 'right' | 'tells' | 'time';

export const SORTS: { id: Sort; label: () => string }[] = [
	{ id: 'look', label: m.answers_sort_look },
	{ id: 'bank', label: m.answers_sort_bank },
	{ id: 'right', label: m.answers_sort_right },
	{ id: 'tells', label: m.answers_sort_tells },
	{ id: 'time', label: m.answers_sort_time }
];

/** Those without numbers come last, by how many answers they have; among equals the order of the bank stays. */
export function sortItems(items: readonly ItemAnalysis[], sort: Sort): ItemAnalysis[] {
	if (sort === 'bank') return [...items];
	return [...items].sort((a, b) => {
		if (!a.numbers || !b.numbers) return a.numbers ? -1 : b.numbers ? 1 : b.answers - a.answers;
		return rank(a.numbers, sort) - rank(b.numbers, sort);
	});
}

/** What has the lowest comes first. */
function rank(numbers: NonNullable<ItemAnalysis['numbers']>, sort: Sort): number {
	if (sort === 'right') return numbers.facility;
	if (sort === 'time') return -numbers.medianMs;
	// What is not known cannot be low.
	if (sort === 'tells') return numbers.discrimination ?? 2;
	const isDoubtful = numbers.remarks.some(({ code }) => code === 'key-doubtful');
	return isDoubtful ? -100 : -numbers.remarks.length;
}
