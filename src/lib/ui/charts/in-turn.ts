/** What waits for its turn; the first of them begins when the task of the one before has ended. */
const waiting: (() => void)[] = [];
let isTaken = false;

/**
 * Draws at once where nothing else was drawn in this task, and else in one of its own: all charts of a screen together would
 * hold up the page.
 * @param draw says how to take it away again
 * @returns how to take it away again, drawn or not
 */
export function inTurn(draw: () => () => void): () => void {
	let isWanted = true;
	let takeAway: (() => void) | null = null;
	waiting.push(() => {
		if (isWanted) takeAway = draw();
	});
	if (!isTaken) next();
	return () => {
		isWanted = false;
		takeAway?.();
	};
}

function next(): void {
	const work = waiting.shift();
	isTaken = work !== undefined;
	if (!work) return;
	// First, so that one that cannot be drawn does not keep the others from it.
	setTimeout(next);
	work();
}
