import { unzipSync, zipSync } from 'fflate';
import type { Random } from '../../src/lib/core/quiz/random';
import { mutate } from './mutate';

/** A sound file that is to be harmed. */
export interface Seed {
	/** What is harmed one by one: what stands in an archive is reached by no change of the archive itself. */
	parts: readonly Uint8Array[];
	join: (parts: readonly Uint8Array[]) => Uint8Array | Promise<Uint8Array>;
}

export const plainSeed = (bytes: Uint8Array): Seed => ({ parts: [bytes], join: ([only]) => only! });
const inBytes = (text: string) => new TextEncoder().encode(text);
/** Of a text, or of the texts in an archive by their names. */
export const handSeed = (hand: string | { readonly [name: string]: string }): Seed =>
	typeof hand === 'string'
		? plainSeed(inBytes(hand))
		: archiveSeed(
				Object.fromEntries(Object.entries(hand).map(([name, text]) => [name, inBytes(text)]))
			);

/** An archive is taken apart, others are taken as they are. */
export const seedOf = (bytes: Uint8Array): Seed =>
	bytes[0] === 0x50 && bytes[1] === 0x4b ? archiveSeed(unzipSync(bytes)) : plainSeed(bytes);

/** @param named the files of the archive by name */
export function archiveSeed(named: { readonly [name: string]: Uint8Array }): Seed {
	const files = Object.entries(named);
	return {
		parts: files.map(([, content]) => content),
		join: (parts) =>
			zipSync(Object.fromEntries(files.map(([name], at) => [name, parts[at]!])), { level: 0 })
	};
}

/** A harmed file made of the seeds. */
export async function harmed(seeds: readonly Seed[], random: Random): Promise<Uint8Array> {
	const any = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
	const { parts, join } = any(seeds);
	const donors = any(seeds).parts;
	const isWhole = parts.length > 1 && random() < 0.2;
	if (isWhole) return mutate(await join(parts), donors, random);
	const chosen = Math.floor(random() * parts.length);
	return join(
		parts.map((part, at) =>
			at === chosen || random() < 0.1
				? mutate(part, donors.length > 0 ? donors : [part], random)
				: part
		)
	);
}
