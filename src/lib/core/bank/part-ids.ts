import { fnv1a64 } from './fingerprint';
import { foldText } from './fold-text';

/**
 * Ids for the parts of a question (choices, prompts, options, items): the one given, or one that follows from the text,
 * so that it stays when parts are reordered. Unique within the list.
 */
export function partIds(parts: readonly { id?: string; text: string }[]): string[] {
	const taken = new Set(parts.flatMap(({ id }) => id ?? []));
	return parts.map(({ id, text }) => {
		if (id !== undefined) return id;
		const short = BigInt(`0x${fnv1a64(foldText(text))}`)
			.toString(36)
			.slice(-7)
			.padStart(7, '0');
		let free = short;
		for (let count = 2; taken.has(free); count++) free = `${short}-${count}`;
		taken.add(free);
		return free;
	});
}
