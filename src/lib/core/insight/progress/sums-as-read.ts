import { canonicalText } from '../../memory/canonical-text';
import { DEFAULT_SETTINGS } from '../../memory/default-settings';
import type { EventId, LearnerEvent, Settings } from '../../memory/event';
import { isInOrder } from '../../memory/union-of';
import { newestWeights } from '../../memory/weights-of';
import { LogSums } from './log-sums';
import { targetsIn, SUMS_RULES, type KeptSums } from './sum-log';

/** An answer is taken back while it is fresh: so many parts are held back until it is known whether something in them was. */
const HELD_PARTS = 2;

/**
 * Sums up a log while it is read, part by part, and holds little of it: reading and summing up go on at once. What can be
 * known only at the end is taken for granted, and the sums are given up where it turns out otherwise: that nothing is taken
 * back long after it was answered, that no part goes back behind an earlier one, and which weights are the newest. They are
 * then those of `sumLog`, to the last digit.
 */
export class SumsAsRead {
	readonly #sums: LogSums;
	readonly #undone: Set<EventId>;
	readonly #named = new NamedWeights();
	#parts: (readonly LearnerEvent[])[] = [];
	/** What is taken back in the parts, in their order. */
	readonly #targets: EventId[] = [];
	#loose: readonly LearnerEvent[];
	#read: EventId | null = null;
	#summed: EventId | null = null;
	#isGivenUp = false;

	/**
	 * @param loose events that are in no part, in order of id
	 * @param weights the newest that are named, as far as is known
	 */
	constructor(
		loose: readonly LearnerEvent[],
		private readonly weights: Settings['weights']
	) {
		this.#loose = loose;
		this.#undone = new Set(targetsIn(loose));
		this.#sums = new LogSums(weights);
	}

	/** Whether nothing can come of it any more. */
	get isGivenUp(): boolean {
		return this.#isGivenUp;
	}

	/** @param part in order of id, after all parts that were taken before */
	take(part: readonly LearnerEvent[]): void {
		if (part.length === 0 || this.#isGivenUp) return;
		if (!isInOrder(part) || (this.#read !== null && part[0]!.id <= this.#read))
			return this.#giveUp();
		this.#read = part.at(-1)!.id;
		const all = this.#withLoose(part);
		for (const target of targetsIn(all)) {
			if (this.#summed !== null && target <= this.#summed && !this.#undone.has(target))
				return this.#giveUp();
			this.#undone.add(target);
			this.#targets.push(target);
		}
		this.#parts.push(all);
		if (this.#parts.length > HELD_PARTS) this.#sumUp(this.#parts.shift()!);
	}

	/**
	 * No part comes any more.
	 * @param upTo the last event of all parts; null to keep none
	 * @returns null where it was given up
	 */
	end(upTo: EventId | null): { sums: LogSums; kept: KeptSums | null } | null {
		if (upTo !== null && upTo !== this.#read) this.#giveUp();
		if (this.#isGivenUp) return null;
		for (const part of this.#parts.splice(0)) this.#sumUp(part);
		const kept = upTo === null ? null : this.#keptUpTo(upTo);
		this.#sumUp(this.#loose);
		if (!isSame(this.#named.newest, this.weights)) return null;
		this.#sums.end();
		return { sums: this.#sums, kept };
	}

	#giveUp(): void {
		this.#isGivenUp = true;
		this.#parts = [];
	}

	/** With those loose events that belong between its own. */
	#withLoose(part: readonly LearnerEvent[]): readonly LearnerEvent[] {
		const last = part.at(-1)!.id;
		const count = this.#loose.findIndex(({ id }) => id > last);
		const between = count < 0 ? this.#loose : this.#loose.slice(0, count);
		if (between.length === 0) return part;
		this.#loose = this.#loose.slice(between.length);
		const all = [...part, ...between].sort((a, b) => (a.id < b.id ? -1 : 1));
		// One that came twice, maybe with two contents.
		if (!isInOrder(all)) this.#giveUp();
		return all;
	}

	#sumUp(events: readonly LearnerEvent[]): void {
		const standing = events.filter(({ id, type }) => type !== 'undone' && !this.#undone.has(id));
		this.#named.take(standing);
		for (const _ of this.#sums.take(standing));
		this.#summed = events.at(-1)?.id ?? this.#summed;
	}

	#keptUpTo(upTo: EventId): KeptSums {
		const takenBack = targetsIn(this.#loose).filter((target) => target <= upTo);
		return {
			...{ rules: SUMS_RULES, upTo, sums: this.#sums.kept, weights: this.weights },
			weightsBefore: this.#named.newest,
			takenBack: [...new Set(takenBack)].sort(),
			takenBackLater: this.#targets.filter((id) => id > upTo)
		};
	}
}

/** The newest weights of what was summed up. */
class NamedWeights {
	newest: Settings['weights'] = DEFAULT_SETTINGS.weights;

	take(standing: readonly LearnerEvent[]): void {
		const named = newestWeights(standing);
		// Null names the usual ones.
		if (named !== undefined) this.newest = named;
	}
}

const isSame = (some: unknown, others: unknown) => canonicalText(some) === canonicalText(others);
