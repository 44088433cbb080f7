import type { Format } from '../formats/format';
import { GivenFile } from '../formats/given-file';
import type { ReadSet } from '../formats/read-set';

/** A text as a file that someone gives. */
export const textFile = (text: string, name = 'given.txt') =>
	new GivenFile(name, new TextEncoder().encode(text));

export const readGiven = (format: Format, text: string): Promise<ReadSet> =>
	format.read(textFile(text), () => {});
