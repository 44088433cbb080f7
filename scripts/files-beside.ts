import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { IMAGE_LIMITS } from '../src/lib/core/bank/bank-files';
import { cardOf, type ImageCard } from '../src/lib/core/bank/image-card';

/**
 * Gives the files in the same folder; null where there is none to be read.
 * @param path of the bank
 * @param taken told of each file that was read, with its bytes
 */
export function filesBeside(path: string, taken: (name: string, bytes: Buffer) => void = () => {}) {
	const orNull =
		<T>(read: (file: string, name: string) => T) =>
		(name: string): T | null => {
			try {
				return read(join(dirname(path), name), name);
			} catch {
				return null;
			}
		};
	const read = (file: string, name: string) => {
		const bytes = readFileSync(file);
		taken(name, bytes);
		return bytes;
	};
	return {
		readText: orNull((file, name) => read(file, name).toString('utf8')),
		readImage: orNull((file, name): ImageCard => {
			// By its size first, as the bank itself.
			const { size } = statSync(file);
			if (size <= IMAGE_LIMITS.bytes) return cardOf(read(file, name));
			return { ...cardOf(new Uint8Array()), bytes: size };
		})
	};
}
