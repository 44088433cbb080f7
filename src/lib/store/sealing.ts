/** When events are sealed, in numbers of events. */
export interface Sealing {
	/** In a segment: read in a millisecond or two, and written as fast as ten single ones. */
	segment: number;
	/** From so many loose ones on the oldest are sealed; the newest stay loose, since they are what is taken back. */
	loose: number;
}

export const SEALING: Sealing = { segment: 1000, loose: 1500 };
