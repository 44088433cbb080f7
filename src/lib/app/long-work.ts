import { Pace } from '../store/pace';

/** How a screen follows work that takes its time. */
export interface Follower {
	/** @param share how much is done, 0–1 */
	tell: (share: number) => void;
	signal: AbortSignal;
}

export const paceFor = ({ tell, signal }: Follower) => new Pace(tell, signal);
