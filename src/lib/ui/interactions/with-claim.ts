import type { ClaimKind } from '$lib/core/bank/bank';
import type { Response } from '$lib/core/quiz/response';

/** The response after a kind of claim was picked; a speaker picked before stays. */
export function withKind(response: Response | null, kind: ClaimKind): Response {
	const speaker = response?.type === 'attribution' ? response.speaker : null;
	return { type: 'attribution', kind, speaker };
}

/** The response after a speaker was picked; a kind picked before stays. */
export function withSpeaker(response: Response | null, speaker: string): Response {
	const kind = response?.type === 'attribution' ? response.kind : null;
	return { type: 'attribution', kind, speaker };
}
