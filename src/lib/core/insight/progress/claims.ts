import { CLAIM_KINDS, type ClaimKind } from '../../bank/bank';
import { shareInterval } from '../statistics';
import { figureOf, type Figure } from './figure';
import { givenOf, type GivenAnswers } from './given-answers';
import type { Taken } from './given-claim';
import type { Catalogue } from './known-bank';
import { likeliestMistake, type Mistake } from './likeliest-mistake';
import { MistakenSpeakers, type MistakenSpeaker } from './mistaken-speakers';
import { weakestKind } from './weakest-kind';

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
	/** The mistake that is made most; null where none stands out. */
	mistake: Mistake | null;
	/** Answers that are not counted, since the right one has changed since. */
	outdated: number;
	/** Whose statements and judgements were taken for facts or for another's words, the most mistaken first. */
	speakers: MistakenSpeaker[];
	/** The one who was mistaken most, where chance is not likely to have put them there. */
	mostMistaken: MistakenSpeaker | null;
}>;

/** Ready once there is an answer to such a question. `right` means right or mostly right. */
export type RightByKind = Figure<{
	kinds: (Part & { kind: ClaimKind })[];
	/** The one that lies clearly below the best; null where none does. */
	weakest: { kind: ClaimKind; best: ClaimKind } | null;
}>;

/**
 * How well events, figures, statements and judgements are told apart, and how well questions on each of them are answered.
 * @param answers those of the whole log
 */
export function claimsIn(
	answers: GivenAnswers,
	catalogue: Catalogue
): { claims: Claims; rightByKind: RightByKind } {
	const taken = new Map<ClaimKind, Record<Taken, number>>();
	const ordinary = new Map<ClaimKind, { n: number; right: number }>();
	const speakers = new MistakenSpeakers();
	let outdated = 0;
	for (const { bank, question: id, byKey } of answers) {
		const question = catalogue.question(bank, id);
		if (!question) continue;
		const { claim, kinds, key } = question;
		for (const [keyThen, answered] of byKey) {
			const { n, right } = answered;
			if (!claim) for (const kind of kinds) addTo(ordinary, kind, n, right);
			else if (keyThen !== key) outdated += n;
			else
				for (const given of givenOf(answered)) {
					const row = taken.get(claim.kind) ?? noneTaken();
					if (!taken.has(claim.kind)) taken.set(claim.kind, row);
					row[given.kind] += given.times;
					speakers.answer(claim, given, given.times);
				}
		}
	}
	return {
		claims: claimsOf(taken, outdated, speakers),
		rightByKind: rightByKindOf(ordinary)
	};
}

function addTo(
	sums: Map<ClaimKind, { n: number; right: number }>,
	kind: ClaimKind,
	n: number,
	right: number
): void {
	const sum = sums.get(kind);
	if (!sum) sums.set(kind, { n, right });
	else {
		sum.n += n;
		sum.right += right;
	}
}

function claimsOf(
	taken: ReadonlyMap<ClaimKind, Record<Taken, number>>,
	outdated: number,
	speakers: MistakenSpeakers
): Claims {
	const rows = CLAIM_KINDS.flatMap((kind) => {
		const ofKind = taken.get(kind);
		return ofKind ? [rowOf(kind, ofKind)] : [];
	});
	const n = rows.reduce((sum, row) => sum + row.n, 0);
	return figureOf(n, ENOUGH_CLAIMS, () => {
		const right = rows.reduce((sum, row) => sum + row.right, 0);
		const list = speakers.list();
		return {
			all: partOf(right, n),
			...{ rows, outdated, mistake: likeliestMistake(rows), speakers: list },
			mostMistaken: speakers.most(list)
		};
	});
}

function rightByKindOf(
	ordinary: ReadonlyMap<ClaimKind, { n: number; right: number }>
): RightByKind {
	const have = [...ordinary.values()].reduce((sum, { n }) => sum + n, 0);
	return figureOf(have, 1, () => {
		const kinds = CLAIM_KINDS.flatMap((kind) => {
			const sum = ordinary.get(kind);
			return sum ? [{ kind, ...partOf(sum.right, sum.n) }] : [];
		});
		return { kinds, weakest: weakestKind(kinds) };
	});
}

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
