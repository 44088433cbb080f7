import type { Markup } from '../markup/markup-node';
import type { AttributionQuestion, Fact } from './bank';
import { fingerprintsOf } from './question-fingerprints';

const MAX_SPEAKERS = 5;

/** The prefix of a generated question's id; no written id can have a colon. */
export const CLAIM_PREFIX = 'claim:';

/**
 * "What kind of claim is this, and who makes it?" for one fact.
 * @param facts all facts of the bank, from which the other speakers come.
 * @param section the section the fact stands in.
 * @param markup how the bank's texts are read.
 */
export function attributionQuestion(
	fact: Fact,
	facts: readonly Fact[],
	section: string,
	markup: Markup = 'plain'
): AttributionQuestion {
	const question = {
		id: `${CLAIM_PREFIX}${fact.id}`,
		type: 'attribution' as const,
		facts: [fact.id],
		section,
		stem: '',
		explanation: '',
		tags: ['attribution'],
		...(markup === 'plain' ? {} : { markup }),
		statement: fact.statement,
		kind: fact.kind,
		speaker: fact.saidBy,
		speakers: speakersNear(fact, facts)
	};
	return { ...question, ...fingerprintsOf(question) };
}

/**
 * The fact's speaker and up to four others, those who speak nearest to its passage first, as the likeliest to be mixed up.
 * In the order in which they first speak in the bank, so that the place in the list tells nothing.
 */
function speakersNear(fact: Fact, facts: readonly Fact[]): string[] {
	const distances = new Map<string, number>();
	for (const other of facts) {
		const apart = other.source === fact.source ? Math.abs(other.passage - fact.passage) : Infinity;
		distances.set(other.saidBy, Math.min(distances.get(other.saidBy) ?? Infinity, apart));
	}
	// The few nearest so far, nearest first; of speakers equally near the first in the bank. No sort of all: there may be thousands.
	const nearest: [speaker: string, apart: number][] = [];
	for (const [speaker, apart] of distances) {
		if (speaker === fact.saidBy) continue;
		const further = nearest.findIndex((other) => other[1] > apart);
		nearest.splice(further < 0 ? nearest.length : further, 0, [speaker, apart]);
		nearest.length = Math.min(nearest.length, MAX_SPEAKERS - 1);
	}
	const chosen = new Set([fact.saidBy, ...nearest.map(([speaker]) => speaker)]);
	return [...distances.keys()].filter((speaker) => chosen.has(speaker));
}
