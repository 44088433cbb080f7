/** Loads the library that draws charts, for a screen that waits for what they are to show. Never throws. */
export function prepareCharts(): void {
	// Where it does not come a chart tries again, and says what it can.
	void import('./draw-chart').catch(() => undefined);
}
