/** What waits for its turn. */
const waiting: (() => void)[] = [];
let isTaken = false;

/**
 * Draws in a task of its own, after the page has found the places of what came before it: together with that, or with the
 * other charts of a screen, it would hold up the page.
 * @param draw says how to take it away again
 * @returns how to take it away again, drawn or not
 */
export function inTurn(draw: () => () => void): () => void {
	let isWanted = true;
	let takeAway: (() => void) | null = null;
	waiting.push(() => {
		if (isWanted) takeAway = draw();
	});
	if (!isTaken) void drawAll();
	return () => {
		isWanted = false;
		takeAway?.();
	};
}

async function drawAll(): Promise<void> {
	isTaken = true;
	while (waiting.length > 0) {
		await afterPaint();
		try {
			waiting.shift()!();
		} catch (error) {
			// One that cannot be drawn does not keep the others from it.
			reportError(error);
		}
	}
	isTaken = false;
}

function afterPaint(): Promise<void> {
	return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
