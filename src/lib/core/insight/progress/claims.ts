import { CLAIM_KINDS, type ClaimKind } from '../../bank/bank';
import type { Answered, LearnerEvent } from '../../memory/event';
import { isPass } from '../../quiz/outcome';
import { shareInterval } from '../statistics';
import { figureOf, type Figure } from './figure';
import { givenClaim, type Taken } from './given-claim';
import type { Catalogue, KnownQuestion } from './known-bank';
import { MistakenSpeakers, type MistakenSpeaker } from './mistaken-speakers';
import type { LogListener, QuestionNumber } from './walk-log';

/** From so many answers to "what kind of claim is this?" on something is said of telling them apart. */
export const ENOUGH_CLAIMS = 20;

/** A share of answers, with its 95 % interval (Wilson). */
export interface Part {
	n: number;
	right: number;
	share: number;
	interval: [number, number];
}

/** Ready from `ENOUGH_CLAIMS` answers to attribution questions of the banks given on. */
export type Claims = Figure<{
	/** Whether the kind was told, over all kinds. */
	all: Part;
	/** For each kind that was asked, in the usual order: what it was taken for. */
	rows: (Part & {
		kind: ClaimKind;
		taken: Record<Taken, number>;
		/** What it was most often mistaken for; null where it never was. */
		mostly: { kind: Taken; n: number } | null;
	})[];
	/** Answers that are not counted, since the right one has changed since. */
	outdated: number;
	/** Whose statements and judgements were taken for facts or for another's words, the most mistaken first. */
	speakers: MistakenSpeaker[];
}>;

/** Ready once there is an answer to such a question. `right` means right or mostly right. */
export type RightByKind = Figure<{ kinds: (Part & { kind: ClaimKind })[] }>;

/**
 * How well events, figures, statements and judgements are told apart, and how well questions on each of them are answered.
 * First answers of a session count: the returns come after the answer was shown.
 */
export class ClaimsTally implements LogListener {
	readonly #taken = new Map<ClaimKind, Record<Taken, number>>();
	readonly #ordinary = new Map<ClaimKind, { n: number; right: number }>();
	readonly #speakers = new MistakenSpeakers();
	/** By the walk's numbers. */
	readonly #questions: KnownQuestion[] = [];
	#outdated = 0;
	#n = 0;

	constructor(readonly catalogue: Catalogue) {}

	event(event: LearnerEvent, number: QuestionNumber | null): void {
		if (event.type !== 'answered' || event.attempt !== 1 || number === null) return;
		const question = (this.#questions[number] ??=
			this.catalogue.question(event.bank, event.question) ?? NO_QUESTION);
		if (question === NO_QUESTION) return;
		const { claim, kinds, key } = question;
		if (!claim) for (const kind of kinds) this.#answer(kind, event);
		else if (event.key !== key) this.#outdated++;
		else {
			const given = givenClaim(event);
			if (!given) return;
			const row = this.#taken.get(claim.kind) ?? noneTaken();
			if (!this.#taken.has(claim.kind)) this.#taken.set(claim.kind, row);
			row[given.kind]++;
			this.#n++;
			this.#speakers.answer(claim, given);
		}
	}

	#answer(kind: ClaimKind, { outcome }: Answered): void {
		const sum = this.#ordinary.get(kind) ?? { n: 0, right: 0 };
		if (sum.n++ === 0) this.#ordinary.set(kind, sum);
		if (isPass(outcome)) sum.right++;
	}

	figure(): Claims {
		return figureOf(this.#n, ENOUGH_CLAIMS, () => {
			const rows = CLAIM_KINDS.flatMap((kind) => {
				const taken = this.#taken.get(kind);
				return taken ? [rowOf(kind, taken)] : [];
			});
			const right = rows.reduce((sum, row) => sum + row.right, 0);
			return {
				all: partOf(right, this.#n),
				rows,
				outdated: this.#outdated,
				speakers: this.#speakers.list()
			};
		});
	}

	rightByKind(): RightByKind {
		const have = [...this.#ordinary.values()].reduce((sum, { n }) => sum + n, 0);
		return figureOf(have, 1, () => ({
			kinds: CLAIM_KINDS.flatMap((kind) => {
				const sum = this.#ordinary.get(kind);
				return sum ? [{ kind, ...partOf(sum.right, sum.n) }] : [];
			})
		}));
	}
}

/** Of a bank that was not given. */
const NO_QUESTION: KnownQuestion = { id: '', key: '', tags: [], facts: [], kinds: [], claim: null };

const noneTaken = (): Record<Taken, number> => ({
	event: 0,
	figure: 0,
	statement: 0,
	judgement: 0,
	none: 0
});

function rowOf(kind: ClaimKind, taken: Record<Taken, number>) {
	const n = Object.values(taken).reduce((sum, count) => sum + count, 0);
	const wrong = ([...CLAIM_KINDS, 'none'] as const).filter((other) => other !== kind);
	const most = wrong.reduce((a, b) => (taken[b] > taken[a] ? b : a));
	const mostly = taken[most] > 0 ? { kind: most, n: taken[most] } : null;
	return { kind, taken, mostly, ...partOf(taken[kind], n) };
}

function partOf(right: number, n: number): Part {
	const share = right / n;
	return { n, right, share, interval: shareInterval(share, n) };
}
