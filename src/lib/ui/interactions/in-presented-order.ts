/** The parts in the order of the given ids; parts whose id is not named keep their order and come last. */
export function inPresentedOrder<Part extends { id: string }>(
	parts: readonly Part[],
	ids: readonly string[]
): Part[] {
	const named = ids.flatMap((id) => parts.find((part) => part.id === id) ?? []);
	return [...named, ...parts.filter((part) => !ids.includes(part.id))];
}
