import type { Path } from './finding';
import type { FactEntry, QuestionEntry, SectionEntry, SourceEntry } from './schema';

export interface At<T> {
	entry: T;
	path: Path;
}

/**
 * The entries of a file that are sound on their own, so that what they say about each other can be checked
 * although others are broken (a few of their fields may be stand-ins, see below); and all ids there are, those of broken entries too.
 */
export interface BankParts {
	sources: At<SourceEntry>[];
	sections: At<SectionEntry>[];
	facts: At<FactEntry>[];
	questions: At<QuestionEntry>[];
	ids: Record<ListName, { id: string; path: Path }[]>;
	/** How many entries there are, sound or not. */
	counts: Record<ListName, number>;
	/** Whether every entry of the list is sound, without a stand-in. */
	whole: Record<ListName, boolean>;
}

export const LISTS = ['sources', 'sections', 'facts', 'questions'] as const;
export type ListName = (typeof LISTS)[number];

/**
 * Fields that say nothing about the rest of their entry. Where only such are wrong, the entry is looked into with these
 * in their place, so that its other mistakes are told at the same time.
 */
const STAND_INS: Record<ListName, Record<string, unknown>> = {
	sources: {
		title: '',
		date: '',
		// There is one, though it is wrong.
		url: 'wrong',
		citation: 'wrong',
		passages: { unit: 'paragraph', count: Infinity },
		text: undefined,
		note: undefined
	},
	sections: { title: '' },
	facts: {
		statement: '',
		quote: undefined,
		note: undefined,
		attribution: undefined,
		dismissed: undefined
	},
	questions: {
		id: '',
		facts: [],
		stem: '',
		image: undefined,
		explanation: '',
		hint: undefined,
		tags: undefined,
		difficulty: undefined,
		dismissed: undefined
	}
};

/** @param broken the paths of valibot's issues in `file`. */
export function soundParts(file: unknown, broken: Path[]): BankParts {
	// A list that is itself wrong, such as one far too long, is not looked into.
	const marked = new Map<string, Path[]>();
	for (const path of broken) {
		const key = `${path[0]}/${path[1] ?? ''}`;
		const others = marked.get(key);
		if (others) others.push(path);
		else marked.set(key, [path]);
	}
	const ids = {} as BankParts['ids'];
	const counts = {} as BankParts['counts'];
	const whole = {} as BankParts['whole'];
	const lists = {} as Record<ListName, At<unknown>[]>;
	for (const name of LISTS) {
		const entries = isRecord(file) && Array.isArray(file[name]) ? (file[name] as unknown[]) : [];
		lists[name] = [];
		ids[name] = [];
		counts[name] = entries.length;
		entries.forEach((entry, index) => {
			if (marked.has(`${name}/`)) return;
			const sound = withStandIns(entry, marked.get(`${name}/${index}`) ?? [], STAND_INS[name]);
			if (sound !== null) lists[name].push({ entry: sound, path: [name, index] });
			if (isRecord(entry) && typeof entry.id === 'string')
				ids[name].push({ id: entry.id, path: [name, index, 'id'] });
		});
		whole[name] = entries.length > 0 && broken.every(([list]) => list !== name);
	}
	// Valibot found nothing to say about these entries, so they are what the schema says.
	const sound = lists as unknown as Pick<BankParts, ListName>;
	return { ...sound, ids, counts, whole };
}

/** The entry as it is, or with stand-ins for its wrong fields; null where what is wrong has none. */
function withStandIns(entry: unknown, wrong: Path[], standIns: Record<string, unknown>): unknown {
	if (wrong.length === 0) return entry;
	const fields = wrong.map((path) => String(path[2] ?? ''));
	if (!isRecord(entry) || !fields.every((field) => Object.hasOwn(standIns, field))) return null;
	return { ...entry, ...Object.fromEntries(fields.map((field) => [field, standIns[field]])) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
