import { CLAIM_KINDS, type ClaimKind } from '../../bank/bank';
import type { Answered } from '../../memory/event';

/** What a claim was taken for; `none` where no kind was chosen, "I don't know" among them. */
export type Taken = ClaimKind | 'none';

export interface GivenClaim {
	kind: Taken;
	speaker: string | null;
}

/** What the learner said of a claim; null for what says nothing of it, such as a history of another program. */
export function givenClaim({ response }: Pick<Answered, 'response'>): GivenClaim | null {
	if (response.type === 'dont-know') return { kind: 'none', speaker: null };
	if (response.type !== 'attribution') return null;
	// A backup may hold anything here.
	const kind = CLAIM_KINDS.find((one) => one === response.kind) ?? 'none';
	return { kind, speaker: typeof response.speaker === 'string' ? response.speaker : null };
}
