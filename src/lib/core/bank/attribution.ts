import type { AttributionQuestion, Fact } from './bank';
import { fingerprintsOf } from './question-fingerprints';

const MAX_SPEAKERS = 5;

/** The prefix of a generated question's id; no written id can have a colon. */
export const CLAIM_PREFIX = 'claim:';

/**
 * "What kind of claim is this, and who makes it?" for one fact.
 * @param facts all facts of the bank, from which the other speakers come.
 * @param section the section the fact stands in.
 */
export function attributionQuestion(
	fact: Fact,
	facts: readonly Fact[],
	section: string
): AttributionQuestion {
	const question = {
		id: `${CLAIM_PREFIX}${fact.id}`,
		type: 'attribution' as const,
		facts: [fact.id],
		section,
		stem: '',
		explanation: '',
		tags: ['attribution'],
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
	const order = [...distances.keys()];
	const others = order
		.filter((speaker) => speaker !== fact.saidBy)
		// A stable sort: speakers equally near stay in the order of the bank. (Infinity - Infinity would be NaN.)
		.sort((a, b) =>
			distances.get(a) === distances.get(b) ? 0 : distances.get(a)! - distances.get(b)!
		)
		.slice(0, MAX_SPEAKERS - 1);
	const chosen = new Set([fact.saidBy, ...others]);
	return order.filter((speaker) => chosen.has(speaker));
}
