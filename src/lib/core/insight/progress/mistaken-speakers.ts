import { shareInterval } from '../statistics';
import { aloneAtTop } from './alone-at-top';
import type { GivenClaim } from './given-claim';
import type { KnownQuestion } from './known-bank';
import { LEAST_TIMES } from './likeliest-mistake';
import { shrunkenShares } from './shrunken-shares';

/** Someone whose statements and judgements were taken for facts, or for another's words. */
export interface MistakenSpeaker {
	speaker: string;
	/** Answers on their statements and judgements. */
	n: number;
	/** Taken for an event or a figure: for what is so, and not for what somebody says. */
	asFact: number;
	/** Said to be somebody else's. */
	toAnother: number;
	/** One of these, or both. */
	mistaken: number;
	/** 0–1: the share mistaken, with its 95 % interval (Wilson), and drawn towards that of all: see `shrunkenShares`. */
	share: number;
	interval: [number, number];
	mistaking: number;
	/** Who was named instead, the most frequent first. */
	others: { speaker: string; n: number }[];
}

/** Whose statements and judgements one mistakes. One name is one speaker in all banks. */
export class MistakenSpeakers {
	readonly #rows = new Map<string, Row>();

	/** @param times how often that was the answer */
	answer(claim: NonNullable<KnownQuestion['claim']>, given: GivenClaim, times: number): void {
		if (claim.kind !== 'statement' && claim.kind !== 'judgement') return;
		let row = this.#rows.get(claim.speaker);
		if (!row)
			this.#rows.set(
				claim.speaker,
				(row = { n: 0, asFact: 0, toAnother: 0, mistaken: 0, others: new Map() })
			);
		row.n += times;
		const asFact = given.kind === 'event' || given.kind === 'figure';
		const other =
			claim.asksSpeaker && given.speaker !== null && given.speaker !== claim.speaker
				? given.speaker
				: null;
		if (asFact) row.asFact += times;
		if (other !== null) {
			row.toAnother += times;
			row.others.set(other, (row.others.get(other) ?? 0) + times);
		}
		if (asFact || other !== null) row.mistaken += times;
	}

	/** Those who were mistaken at all, the most mistaken first. */
	list(): MistakenSpeaker[] {
		const rows = [...this.#rows];
		const shares = shrunkenShares(rows.map(([, { n, mistaken }]) => ({ x: mistaken, n })));
		return rows
			.map(([speaker, { others, ...row }], at) => ({
				speaker,
				...row,
				share: row.mistaken / row.n,
				interval: shareInterval(row.mistaken / row.n, row.n),
				mistaking: shares[at]!,
				others: [...others]
					.map(([speaker, n]) => ({ speaker, n }))
					.sort((a, b) => b.n - a.n || (a.speaker < b.speaker ? -1 : 1))
			}))
			.filter(({ mistaken }) => mistaken > 0)
			.sort((a, b) => b.mistaking - a.mistaking || (a.speaker < b.speaker ? -1 : 1));
	}

	/**
	 * The one who is mistaken most, where it is not likely to be chance: more than once, nobody else as much, and the others
	 * together less than their interval says.
	 * @param list as `list` gives it
	 */
	most(list: readonly MistakenSpeaker[]): MistakenSpeaker | null {
		const often = list.filter(({ mistaken }) => mistaken >= LEAST_TIMES);
		const first = aloneAtTop(often, ({ mistaking }) => mistaking);
		if (!first) return null;
		let [n, mistaken] = [-first.n, -first.mistaken];
		for (const row of this.#rows.values()) {
			n += row.n;
			mistaken += row.mistaken;
		}
		return n > 0 && mistaken / n >= first.interval[0] ? null : first;
	}
}

interface Row {
	n: number;
	asFact: number;
	toAnother: number;
	mistaken: number;
	others: Map<string, number>;
}
