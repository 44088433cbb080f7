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
	const turn = turnOf(draw);
	waiting.push(turn.take);
	if (!isTaken) void drawAll();
	return turn.back;
}

/** As `inTurn`, before all others that wait: for the rest of what was just begun. */
export function nextInTurn(draw: () => () => void): () => void {
	const turn = turnOf(draw);
	waiting.unshift(turn.take);
	if (!isTaken) void drawAll();
	return turn.back;
}

function turnOf(draw: () => () => void): { take: () => void; back: () => void } {
	let isWanted = true;
	let takeAway: (() => void) | null = null;
	return {
		take: () => {
			if (isWanted) takeAway = draw();
		},
		back: () => {
			isWanted = false;
			takeAway?.();
		}
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
