import type { Path } from './finding';
import type { FactEntry, QuestionEntry, SectionEntry, SourceEntry } from './schema';

export interface At<T> {
	entry: T;
	path: Path;
}

/**
 * The entries of a file that are sound on their own, so that what they say about each other can be checked
 * although others are broken; and all ids there are, those of broken entries too.
 */
export interface BankParts {
	sources: At<SourceEntry>[];
	sections: At<SectionEntry>[];
	facts: At<FactEntry>[];
	questions: At<QuestionEntry>[];
	ids: Record<ListName, { id: string; path: Path }[]>;
	/** Whether every entry of the list is sound. */
	whole: Record<ListName, boolean>;
}

export const LISTS = ['sources', 'sections', 'facts', 'questions'] as const;
export type ListName = (typeof LISTS)[number];

/** @param broken the paths of valibot's issues in `file`. */
export function soundParts(file: unknown, broken: Path[]): BankParts {
	// A list that is itself wrong, such as one far too long, is not looked into.
	const marked = new Set(broken.map((path) => `${path[0]}/${path[1] ?? ''}`));
	const ids = {} as BankParts['ids'];
	const whole = {} as BankParts['whole'];
	const lists = {} as Record<ListName, At<unknown>[]>;
	for (const name of LISTS) {
		const entries = isRecord(file) && Array.isArray(file[name]) ? (file[name] as unknown[]) : [];
		lists[name] = [];
		ids[name] = [];
		entries.forEach((entry, index) => {
			if (!marked.has(`${name}/${index}`) && !marked.has(`${name}/`))
				lists[name].push({ entry, path: [name, index] });
			if (isRecord(entry) && typeof entry.id === 'string' && !marked.has(`${name}/`))
				ids[name].push({ id: entry.id, path: [name, index, 'id'] });
		});
		whole[name] = lists[name].length === entries.length && entries.length > 0;
	}
	// Valibot found nothing to say about these entries, so they are what the schema says.
	return { ...(lists as unknown as Omit<BankParts, 'ids' | 'whole'>), ids, whole };
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
