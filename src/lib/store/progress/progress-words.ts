import type { BankId } from '../../core/bank/bank';
import type { KnownBank } from '../../core/insight/progress/known-bank';
import type { StandingFigures } from '../../core/insight/progress/progress-figures';
import type { LocalDay } from '../../core/memory/event';
import type { BankMark } from './known-store';
import type { ProgressFound } from './progress-work';

/** What the page says to the worker. */
export type ProgressAsk =
	/** Before `ask`, whose rest is not known yet: what this database has is surely needed. */
	| { ahead: { database: string } }
	| { ask: { database: string; today: LocalDay; shelf: readonly BankMark[] } }
	/** Each bank that it lacks. */
	| { bank: ReadBank }
	/** After the last of them. */
	| { bank: null }
	/** Sums are made and kept, where they are due; no figures. Where another is at it, it waits for that. */
	| { sumUp: { database: string; isAnew: boolean } };

/** A bank as the page has just read it. */
export interface ReadBank {
	known: KnownBank;
	/** It certainly is the content that the shelf has marked; else it is not kept. */
	isAsMarked: boolean;
}

export type ProgressNews =
	| { share: number }
	| { lacking: BankId[] }
	| { standing: StandingFigures }
	| { found: ProgressFound }
	| { fault: { kind: string; message: string } }
	/** Of `sumUp`: it is over, whatever came of it. */
	| { sumUpEnded: true };
