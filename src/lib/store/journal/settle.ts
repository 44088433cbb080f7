import { FIRST_GENERATION, generationOf, type Generation } from './generation';
import type { JournalLines } from './journal';
import type { JournalFile } from './journal-messages';

/** Marks the generation in force, and removes what is left of all others. */
export async function settle(journal: JournalLines, generation: Generation): Promise<void> {
	if (generation !== FIRST_GENERATION) await journal.mark(generation);
	const others = await filesOf(journal, (of) => of !== generation);
	await journal.remove(others.map(({ name }) => name));
}

/** The files of the generations that are wanted. */
export async function filesOf(
	journal: JournalLines,
	isWanted: (generation: Generation) => boolean
): Promise<JournalFile[]> {
	const { files } = await journal.list();
	return files.filter(({ name }) => isWanted(generationOf(name)));
}
