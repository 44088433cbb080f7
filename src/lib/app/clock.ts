/** The device's clock, asked at one place so that everything below takes time as an argument. */
export const clock = {
	nowMs: (): number => Date.now(),
	/** Minutes to add to UTC for the wall clock, at that moment. */
	offsetMin: (atMs: number): number => -new Date(atMs).getTimezoneOffset()
};
