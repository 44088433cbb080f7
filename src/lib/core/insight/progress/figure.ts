/** A figure that says something, or how much of what it rests on there is yet: what that is stands beside each figure. */
export type Figure<T> = ({ ready: true } & T) | NotYet;

export interface NotYet {
	ready: false;
	have: number;
	/** So many are needed; more than `have`. */
	need: number;
}

/** The figure once there is enough of what it rests on. @param make is not called before */
export function figureOf<T extends object>(have: number, need: number, make: () => T): Figure<T> {
	return have < need ? { ready: false, have, need } : { ready: true, ...make() };
}
