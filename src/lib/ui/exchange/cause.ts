/** Where in a file something stands. */
export interface Place {
	/** From 1. */
	line?: number;
	/** In an archive, the file in it. */
	file?: string;
	/** What the file calls it, or how it begins. */
	item?: string;
}

/** What became of something that could not be taken as it stands, once for all places of it. */
export interface Cause {
	kind: 'left-out' | 'changed' | 'noted';
	text: string;
	count: number;
	places: readonly Place[];
}
