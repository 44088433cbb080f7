/** What a check can find, and what mends it. */
const REMEDIES = {
	// The log
	'event-malformed': 'other-copy',
	'event-twice': 'tidy',
	'event-conflict': 'backup',
	'undo-of-nothing': 'other-copy',
	'undo-misplaced': 'none',
	'rating-of-nothing': 'other-copy',
	'session-order': 'none',
	'id-time': 'none',
	'day-time': 'none',
	// Sealed segments
	'segment-checksum': 'other-copy',
	'segment-count': 'other-copy',
	'segment-range': 'tidy',
	'segment-missing': 'other-copy',
	'segment-overlap': 'none',
	'sealed-and-loose': 'tidy',
	'loose-count': 'rebuild',
	// Derived
	'card-differs': 'rebuild',
	'card-missing': 'rebuild',
	'card-without-events': 'rebuild',
	'card-misplaced': 'rebuild',
	'day-differs': 'rebuild',
	'counts-differ': 'rebuild',
	'settings-differ': 'rebuild',
	'newest-differs': 'rebuild',
	'wide-differs': 'rebuild',
	'derived-version': 'rebuild',
	// The two copies
	'only-in-journal': 'other-copy',
	'only-in-database': 'other-copy'
} as const satisfies Record<string, Remedy>;

/**
 * `rebuild`: deriving everything again from the log mends it, and needs nothing else. `tidy`: writing the log anew, each
 * event once and in order, mends it. `other-copy`: events are missing or damaged here, and are taken from the other copy
 * where that has them, else from a backup. `backup`: both copies may hold it; only a backup made before tells which is
 * right. `none`: nothing is lost and there is nothing to do.
 */
export type Remedy = 'rebuild' | 'tidy' | 'other-copy' | 'backup' | 'none';

export type FindingCode = keyof typeof REMEDIES;

export interface Finding {
	code: FindingCode;
	/** Where it was found first: an event's id, `bank/question`, a day, `device/number` of a segment. */
	place: string;
	/** Of a card or a damaged event: which field. */
	field?: string;
	/** How many of that code and field were found. */
	count: number;
}

/**
 * Things that happen to a sound log: a clock that was wrong, two tabs in one session, an event of another device that came
 * late. They explain what the learner may see; they are no damage.
 */
const NOTES: ReadonlySet<FindingCode> = new Set([
	'id-time',
	'day-time',
	'session-order',
	'segment-overlap'
]);

export function remedyOf(code: FindingCode): Remedy {
	return REMEDIES[code];
}

export function isFault({ code }: Finding): boolean {
	return !NOTES.has(code);
}

/** Gathers findings: one entry for each code and field, with the first place. */
export class Findings {
	#found = new Map<string, Finding>();

	add(code: FindingCode, place: string, field?: string): void {
		const key = `${code} ${field ?? ''}`;
		const known = this.#found.get(key);
		if (known) known.count++;
		else this.#found.set(key, { code, place, ...(field === undefined ? {} : { field }), count: 1 });
	}

	get all(): Finding[] {
		return [...this.#found.values()];
	}
}
