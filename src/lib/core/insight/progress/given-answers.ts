import { CLAIM_KINDS, type BankId, type Fingerprint, type QuestionId } from '../../bank/bank';
import type { LearnerEvent } from '../../memory/event';
import { isPass } from '../../quiz/outcome';
import { givenClaim, type GivenClaim, type Taken } from './given-claim';
import type { QuestionNumber, QuestionNumbers } from './question-numbers';
import type { LogListener } from './walk-log';

/** What was answered while the right answer was one and the same. */
interface OfKey {
	n: number;
	/** Right or mostly right. */
	right: number;
	/** Whose words it was said to be, and by the order of `TAKEN` how often what; absent where nothing was said of a claim. */
	said: Map<string | null, number[]> | null;
}

/** What was answered to one question. */
export interface GivenToQuestion {
	bank: BankId;
	question: QuestionId;
	byKey: ReadonlyMap<Fingerprint, Readonly<OfKey>>;
}

/** The same as plain data: columns, of which one row is one key of a question, and one row is what was said of whom. */
export interface KeptAnswers {
	questions: Uint32Array;
	keys: Fingerprint[];
	n: Uint32Array;
	right: Uint32Array;
	/** Of which row of these. */
	saidIn: Uint32Array;
	speakers: (string | null)[];
	/** As many numbers for each as there are in `TAKEN`. */
	times: Uint32Array;
}

const TAKEN: readonly Taken[] = [...CLAIM_KINDS, 'none'];

/**
 * What was answered to each question, whatever the banks say of it now. First answers of a session count: the returns come
 * after the answer was shown.
 */
export class GivenAnswers implements LogListener {
	/** By the questions' numbers. */
	readonly #questions: (Map<Fingerprint, OfKey> | undefined)[] = [];

	constructor(
		private readonly numbers: QuestionNumbers,
		kept?: KeptAnswers
	) {
		if (!kept) return;
		const rows = kept.keys.map((key, at) => {
			const row: OfKey = { n: kept.n[at]!, right: kept.right[at]!, said: null };
			(this.#questions[kept.questions[at]!] ??= new Map<Fingerprint, OfKey>()).set(key, row);
			return row;
		});
		for (const [at, speaker] of kept.speakers.entries()) {
			const times = kept.times.subarray(at * TAKEN.length, (at + 1) * TAKEN.length);
			(rows[kept.saidIn[at]!]!.said ??= new Map<string | null, number[]>()).set(speaker, [
				...times
			]);
		}
	}

	event(event: LearnerEvent, number: QuestionNumber | null): void {
		if (event.type !== 'answered' || event.attempt !== 1 || number === null) return;
		const byKey = (this.#questions[number] ??= new Map<Fingerprint, OfKey>());
		let row = byKey.get(event.key);
		if (!row) byKey.set(event.key, (row = { n: 0, right: 0, said: null }));
		row.n++;
		if (isPass(event.outcome)) row.right++;
		const given = givenClaim(event);
		if (!given) return;
		row.said ??= new Map<string | null, number[]>();
		let times = row.said.get(given.speaker);
		if (!times) row.said.set(given.speaker, (times = TAKEN.map(() => 0)));
		times[TAKEN.indexOf(given.kind)]!++;
	}

	*[Symbol.iterator](): Generator<GivenToQuestion> {
		for (const [number, byKey] of this.#questions.entries())
			if (byKey)
				yield { bank: this.numbers.bank(number), question: this.numbers.id(number), byKey };
	}

	get kept(): KeptAnswers {
		const rows = this.#questions.flatMap((byKey, number) =>
			Array.from(byKey ?? [], ([key, row]) => ({ number, key, ...row }))
		);
		const said = rows.flatMap((row, at) =>
			Array.from(row.said ?? [], ([speaker, times]) => ({ at, speaker, times }))
		);
		return {
			questions: Uint32Array.from(rows, ({ number }) => number),
			keys: rows.map(({ key }) => key),
			n: Uint32Array.from(rows, ({ n }) => n),
			right: Uint32Array.from(rows, ({ right }) => right),
			saidIn: Uint32Array.from(said, ({ at }) => at),
			speakers: said.map(({ speaker }) => speaker),
			times: Uint32Array.from(said.flatMap(({ times }) => times))
		};
	}
}

/** What was said of a claim, and how often. */
export function givenOf({ said }: Pick<OfKey, 'said'>): (GivenClaim & { times: number })[] {
	return [...(said ?? [])].flatMap(([speaker, counts]) =>
		counts.flatMap((times, at) => (times > 0 ? [{ kind: TAKEN[at]!, speaker, times }] : []))
	);
}
