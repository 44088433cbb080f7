/**
 * Which of the logs that stood in this place one after the other: the first is '', each that replaced another as a whole
 * sorts after it. The database has its own in `meta.generation`, a file of the journal in its name.
 */
export type Generation = string;

export const FIRST_GENERATION: Generation = '';

const COUNT_DIGITS = 8;

/** One that sorts after the last. @param random tells two apart that two tabs begin at once */
export function nextGeneration(last: Generation, random: string): Generation {
	const count = Number.parseInt(last, 10) || 0;
	return `${String(count + 1).padStart(COUNT_DIGITS, '0')}-${random}`;
}

/** The name of a file of lines; names of one generation sort by age. */
export function fileName(nowMs: number, random: string, generation: Generation): string {
	const end = generation === FIRST_GENERATION ? '' : `~${generation}`;
	return `${String(nowMs).padStart(15, '0')}-${random}${end}.log`;
}

/** The name of the empty file that says: this generation has taken the place of all before it. */
export function markName(generation: Generation): string {
	return `~${generation}.now`;
}

/** Of a file of lines, or of a mark. */
export function generationOf(name: string): Generation {
	return /~([^~.]+)\.(?:log|now)$/.exec(name)?.[1] ?? FIRST_GENERATION;
}

export function isMark(name: string): boolean {
	return name.endsWith('.now');
}

/**
 * The generation that the database names, unless a later one is marked in the journal: then the database was lost, or
 * its last writes were. Nothing of it is taken away; what it holds joins the later log.
 */
export function generationInForce(
	known: Generation,
	files: readonly { name: string }[]
): Generation {
	const marked = files.filter(({ name }) => isMark(name)).map(({ name }) => generationOf(name));
	return [known, ...marked].reduce((a, b) => (a < b ? b : a));
}
