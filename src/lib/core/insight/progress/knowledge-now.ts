import { CLAIM_KINDS, type BankId, type ClaimKind } from '../../bank/bank';
import { isMet, type Card } from '../../memory/card';
import { recallChance } from '../../memory/due-queue';
import type { LocalDay, Settings } from '../../memory/event';
import { figureOf, type Figure } from './figure';
import type { Catalogue } from './known-bank';

/** Of some questions: how many are known, met, and there. */
export interface Knowledge {
	/** The sum of the chances of recall: so many would be remembered today, on average. */
	known: number;
	/** Where that number would lie on 95 of 100 such days, by the model. */
	interval: [number, number];
	met: number;
	all: number;
}

/** Ready once one question was met. */
export type KnowledgeNow = Figure<{
	all: Knowledge;
	/** Those of which most is known first, then most was met; what was not met, in the order given. */
	banks: (Knowledge & { bank: BankId; title: string })[];
	/** In the same order, the largest first of what was not met. A question with several tags counts in each. */
	tags: (Knowledge & { tag: string })[];
	/** In the usual order, those that there are. A question that rests on facts of several kinds counts in each. */
	kinds: (Knowledge & { kind: ClaimKind })[];
	/** Of those met, the last answer to which was no pass: what was told then counts as known until it fades. */
	missed: number;
	/** Questions that were met in banks that were not given, and count nowhere else. */
	elsewhere: number;
}>;

/**
 * What is known today, of the questions of the banks given. What is set aside is known as well as it is; a question whose
 * right answer has changed since it was answered counts as not known.
 */
export function knowledgeNow(
	cards: Iterable<Card>,
	catalogue: Catalogue,
	settings: Settings,
	today: LocalDay
): KnowledgeNow {
	const chances = new Map<string, Map<string, number>>();
	let [missed, elsewhere] = [0, 0];
	for (const card of cards) {
		if (!isMet(card)) continue;
		if (!catalogue.question(card.bank, card.question)) {
			if (catalogue.title(card.bank) === null) elsewhere++;
			continue;
		}
		if (card.missed) missed++;
		const ofBank = chances.get(card.bank) ?? new Map<string, number>();
		if (ofBank.size === 0) chances.set(card.bank, ofBank);
		ofBank.set(card.question, card.keyChanged ? 0 : recallChance(card, today, settings));
	}
	const all = new Sum();
	const tags = new Map<string, Sum>();
	const kinds = new Map<ClaimKind, Sum>();
	const ofBanks = catalogue.banks.map(({ id, title, questions }) => {
		const sum = new Sum();
		for (const question of questions) {
			const chance = chances.get(id)?.get(question.id);
			for (const one of [
				...[all, sum],
				...question.tags.map((tag) => sumAt(tags, tag)),
				...question.kinds.map((kind) => sumAt(kinds, kind))
			])
				one.add(chance);
		}
		return { bank: id, title, ...sum.knowledge };
	});
	return figureOf(all.knowledge.met, 1, () => ({
		all: all.knowledge,
		banks: ofBanks.sort(mostKnown),
		tags: [...tags]
			.map(([tag, sum]) => ({ tag, ...sum.knowledge }))
			.sort((a, b) => mostKnown(a, b) || b.all - a.all || (a.tag < b.tag ? -1 : 1)),
		kinds: CLAIM_KINDS.flatMap((kind) => {
			const sum = kinds.get(kind);
			return sum ? [{ kind, ...sum.knowledge }] : [];
		}),
		missed,
		elsewhere
	}));
}

const mostKnown = (a: Knowledge, b: Knowledge) => b.known - a.known || b.met - a.met;

function sumAt<K>(sums: Map<K, Sum>, key: K): Sum {
	const sum = sums.get(key) ?? new Sum();
	sums.set(key, sum);
	return sum;
}

/** The number remembered is a sum of independent chances: its variance is the sum of p(1 − p). */
class Sum {
	#known = 0;
	#variance = 0;
	#met = 0;
	#all = 0;

	/** @param chance undefined for a question that was not met */
	add(chance: number | undefined): void {
		this.#all++;
		if (chance === undefined) return;
		this.#met++;
		this.#known += chance;
		this.#variance += chance * (1 - chance);
	}

	get knowledge(): Knowledge {
		const half = 1.96 * Math.sqrt(this.#variance);
		return {
			known: this.#known,
			interval: [Math.max(0, this.#known - half), Math.min(this.#met, this.#known + half)],
			met: this.#met,
			all: this.#all
		};
	}
}
