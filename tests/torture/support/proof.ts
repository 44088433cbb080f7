import type { Report } from './report';

/** What a proof is run with: its own counts (`Options<typeof full>`), and what holds for all. */
export type Options<Counts = object> = Counts & Common;

interface Common {
	short: boolean;
	/** Every random choice follows from it. */
	seed: string;
	/** How many browsers may run at once. */
	parallel: number;
}

/** One file of tests/torture: it tries to break a promise, and counts. */
export interface Proof {
	name: string;
	/** The promise, in a few words. */
	title: string;
	/** Needs neither the built site nor a browser. */
	pure?: boolean;
	/** Judges times by the clock, or memory: in a short run, too, no other proof runs beside it. */
	alone?: boolean;
	/** Counts of `npm run torture`, and those of `npm run test:full` where they differ. */
	full: Record<string, number>;
	short: Record<string, number>;
	run(options: Options, report: Report): Promise<void>;
}
