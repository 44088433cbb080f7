import { allFormats } from './load-format';
import type { Format } from './format';
import type { GivenFile } from './given-file';

/** Below this a content only happens to look like a format. */
const LEAST = 0.3;

/** The format that a file most surely is of, by its content; null where it is of none. */
export async function detectFormat(file: GivenFile): Promise<Format | null> {
	const guesses = (await allFormats()).map((format) => ({ format, sure: format.detect(file) }));
	const [best] = guesses.filter(({ sure }) => sure >= LEAST).sort((a, b) => b.sure - a.sure);
	return best?.format ?? null;
}
