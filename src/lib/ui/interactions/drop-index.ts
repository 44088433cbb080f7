/**
 * Where a dragged row would land: it passes a neighbour once its leading edge is over the neighbour's middle.
 * `boxes` are the rows before the drag, top to bottom, and `dy` the way dragged, all in CSS pixels.
 */
export function dropIndex(
	boxes: readonly { top: number; height: number }[],
	from: number,
	dy: number
): number {
	const dragged = boxes[from];
	if (!dragged) return from;
	const top = dragged.top + dy;
	const bottom = top + dragged.height;
	let to = from;
	boxes.forEach((box, index) => {
		const middle = box.top + box.height / 2;
		if (index > from && bottom > middle) to = Math.max(to, index);
		if (index < from && top < middle) to = Math.min(to, index);
	});
	return to;
}
