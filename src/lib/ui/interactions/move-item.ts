/** The list with the item at `from` standing at `to`; a place outside the list is taken to its nearest end. */
export function moveItem<Item>(list: readonly Item[], from: number, to: number): Item[] {
	const rest = list.filter((_, index) => index !== from);
	const item = list[from];
	if (item === undefined) return [...list];
	return [...rest.slice(0, Math.max(0, to)), item, ...rest.slice(Math.max(0, to))];
}
