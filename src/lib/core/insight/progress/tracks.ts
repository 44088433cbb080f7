import type { LocalDay, Rating } from '../../memory/event';
import type { Memory } from '../../memory/memory-model';
import { SELF_RATINGS } from '../../quiz/response';
import type { QuestionNumbers } from './question-numbers';
import type { Review } from './review';

/** What is known of a question's memory on the way: the part of a card that reviews rest on. */
export interface Track {
	memory: Memory | null;
	lastDay: LocalDay | null;
	lastSession: string | null;
	wanted: number | null;
	/** The last review, which can still be rated otherwise; there is one exactly where there is a memory. */
	last: Review | null;
}

/** One that was never answered, or reset. */
export const UNTOUCHED: Track = {
	memory: null,
	lastDay: null,
	lastSession: null,
	wanted: null,
	last: null
};

/** Tracks as plain data, a column for each of what they hold, so that many thousands are read in some ms. */
export interface KeptTracks {
	/** `MET`: 0 where nothing is known of its memory, 1 where its last review was its first, 2 else. Columns are 0 or '' where it says that there is nothing. */
	met: Uint8Array;
	stability: Float64Array;
	difficulty: Float64Array;
	lastDay: Float64Array;
	wanted: Float64Array;
	/** Which of `sessions`. */
	session: Uint32Array;
	sessions: string[];
	answers: string[];
	/** By the order of `SELF_RATINGS`. */
	rating: Uint8Array;
	beforeStability: Float64Array;
	beforeDifficulty: Float64Array;
	elapsedDays: Float64Array;
	recall: Float64Array;
	recallOnTime: Float64Array;
	wantedBefore: Float64Array;
}

const MET = { never: 0, once: 1, again: 2 } as const;

export function keptTracks(tracks: readonly Track[]): KeptTracks {
	const column = (of: (track: Track) => number | null | undefined) =>
		Float64Array.from(tracks, (track) => of(track) ?? 0);
	const sessions = new Map<string, number>();
	const session = Uint32Array.from(tracks, ({ lastSession }) => {
		if (lastSession === null) return 0;
		let at = sessions.get(lastSession);
		if (at === undefined) sessions.set(lastSession, (at = sessions.size));
		return at;
	});
	return {
		met: Uint8Array.from(tracks, ({ last }) =>
			last ? (last.before ? MET.again : MET.once) : MET.never
		),
		stability: column(({ memory }) => memory?.stability),
		difficulty: column(({ memory }) => memory?.difficulty),
		lastDay: column(({ lastDay }) => lastDay),
		wanted: column(({ wanted }) => wanted),
		session,
		sessions: [...sessions.keys()],
		answers: tracks.map(({ last }) => last?.answer.id ?? ''),
		rating: Uint8Array.from(tracks, ({ last }) => (last ? SELF_RATINGS.indexOf(last.rating) : 0)),
		beforeStability: column(({ last }) => last?.before?.stability),
		beforeDifficulty: column(({ last }) => last?.before?.difficulty),
		elapsedDays: column(({ last }) => last?.elapsedDays),
		recall: column(({ last }) => last?.recall),
		recallOnTime: column(({ last }) => last?.recallOnTime),
		wantedBefore: column(({ last }) => last?.wanted)
	};
}

/** @param questions those of the tracks' numbers */
export function tracksOf(kept: KeptTracks, questions: QuestionNumbers): Track[] {
	return Array.from(kept.met, (met, number) => {
		if (met === MET.never) return { ...UNTOUCHED };
		const memory = {
			stability: kept.stability[number]!,
			difficulty: kept.difficulty[number]!
		};
		const lastDay = kept.lastDay[number]!;
		const isFirst = met === MET.once;
		return {
			memory,
			lastDay,
			lastSession: kept.sessions[kept.session[number]!]!,
			wanted: kept.wanted[number]!,
			last: {
				answer: {
					id: kept.answers[number]!,
					bank: questions.bank(number),
					question: questions.id(number),
					day: lastDay
				},
				rating: SELF_RATINGS[kept.rating[number]!] as Rating,
				before: isFirst
					? null
					: {
							stability: kept.beforeStability[number]!,
							difficulty: kept.beforeDifficulty[number]!
						},
				after: memory,
				elapsedDays: kept.elapsedDays[number]!,
				recall: isFirst ? null : kept.recall[number]!,
				recallOnTime: isFirst ? null : kept.recallOnTime[number]!,
				wanted: isFirst ? null : kept.wantedBefore[number]!
			}
		};
	});
}
