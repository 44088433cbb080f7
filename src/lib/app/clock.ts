/** The device's clock, asked at one place so that everything below takes time as an argument. */
export const clock = {
	nowMs: (): number => Date.now(),
	/** Milliseconds that only ever go forward, for durations: the clock may be set meanwhile. */
	tickMs: (): number => performance.now(),
	/** Minutes to add to UTC for the wall clock, at that moment. In UTC itself 0 and not -0, which JSON does not keep. */
	offsetMin: (atMs: number): number => 0 - new Date(atMs).getTimezoneOffset()
};
