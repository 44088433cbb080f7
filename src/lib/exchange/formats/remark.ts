/** Where in a given file something stands, as far as it can be told; shown to people. */
export interface Place {
	/** From 1. */
	line?: number;
	/** In an archive, the file in it. */
	file?: string;
	/** What the file calls the item, or how it begins. */
	item?: string;
}

/**
 * What became of something that could not be taken as it stands.
 * `left-out`: it is not in the result. `changed`: it is, otherwise than it was. `noted`: worth knowing, nothing is lost.
 */
export interface Remark {
	kind: 'left-out' | 'changed' | 'noted';
	place: Place;
	/** One English sentence: what, and why. The same words for the same cause, so that they can be counted together. */
	text: string;
}
