import * as fc from 'fast-check';
import { DEFAULT_SETTINGS } from './default-settings';
import type { Answered, LearnerEvent } from './event';
import { nextEventId } from './event-id';
import { foldLog } from './fold';
import { localDay } from './local-day';
import { weightsLike } from './weights-like';

const DEVICES = ['d1', 'd2', 'd3'];
const DAY_MS = 86_400_000;
const START_MS = 20_000 * DAY_MS + 43_200_000;

const arbitraryStep = fc.record({
	device: fc.nat(DEVICES.length - 1),
	kind: fc.constantFrom(
		...['answered', 'answered', 'answered', 'answered', 'answered', 'rated', 'undone', 'flagged'],
		...[
			'suspended',
			'resumed',
			'buried',
			'due-set',
			'revised',
			'reset',
			'reset-wide',
			'settings',
			'future',
			'sync'
		]
	),
	bank: fc.constantFrom('a', 'b'),
	question: fc.constantFrom('q1', 'q2', 'q3'),
	session: fc.constantFrom('s1', 's2', 's3', 's4', 's5'),
	outcome: fc.constantFrom('right', 'mostly', 'partly', 'wrong'),
	hint: fc.constantFrom('none', 'none', 'small', 'gives'),
	rating: fc.constantFrom('again', 'hard', 'good', 'easy'),
	change: fc.constantFrom('wording', 'key', 'retired', 'returned'),
	waitMs: fc.constantFrom(0, 0, 1, 20_000, 3_600_000, DAY_MS, 9 * DAY_MS),
	/** Written by a tab that has not heard of the newest id of its device. */
	stale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
	choice: fc.nat(1000)
});
type Step = typeof arbitraryStep extends fc.Arbitrary<infer S> ? S : never;

/**
 * For tests: what three devices of one learner hold. Their clocks go wrong by up to three days and stand in other zones;
 * now and then one takes in all that another one holds; they take back and rate each other's answers, reset, change
 * settings, and write events of types that this version does not know. Each log is in the order in which its device
 * came to know the events. As in the app, a device that refers to an event knows it, and its id sorts after.
 */
export function arbitraryHistories(maxLength = 60): fc.Arbitrary<LearnerEvent[][]> {
	return fc
		.record({
			steps: fc.array(arbitraryStep, { maxLength, size: 'max' }),
			skewsMs: fc.array(fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS }), FIXED),
			offsetsMin: fc.array(fc.constantFrom(-600, -300, 0, 60, 345, 840), FIXED)
		})
		.map(({ steps, skewsMs, offsetsMin }) => {
			const devices = DEVICES.map(
				(name, index) => new WritingDevice(name, skewsMs[index]!, offsetsMin[index]!)
			);
			let nowMs = START_MS;
			steps.forEach((step, index) => {
				nowMs += step.waitMs;
				const device = devices[step.device]!;
				if (step.kind === 'sync') device.takeIn(devices[step.choice % devices.length]!.log);
				else device.write(step, nowMs, index);
			});
			return devices.map(({ log }) => log);
		});
}
const FIXED = { minLength: DEVICES.length, maxLength: DEVICES.length };

class WritingDevice {
	readonly log: LearnerEvent[] = [];
	#known = new Set<string>();
	#newest: string | null = null;

	constructor(
		readonly name: string,
		readonly skewMs: number,
		readonly offsetMin: number
	) {}

	takeIn(events: readonly LearnerEvent[]): void {
		for (const event of events) {
			if (this.#known.has(event.id)) continue;
			this.#known.add(event.id);
			this.log.push(event);
			if (this.#newest === null || event.id > this.#newest) this.#newest = event.id;
		}
	}

	write(step: Step, trueMs: number, index: number): void {
		const atMs = trueMs + this.skewMs;
		const refers = step.kind === 'rated' || step.kind === 'undone';
		// A serial number in the chance bits: no two writes of a history share an id.
		const random = new Uint8Array(10).fill(step.choice % 256);
		random.set([index >> 8, index & 0xff], 2);
		const id = nextEventId(atMs, random, step.stale && !refers ? null : this.#newest);
		const { dayEndHour } = step.choice % 4 === 0 ? foldLog(this.log).settings : DEFAULT_SETTINGS;
		const day = localDay(atMs, this.offsetMin, dayEndHour);
		const base = { id, atMs, offsetMin: this.offsetMin, day, device: this.name };
		const event = eventOf(step, base, this.log);
		if (event) this.takeIn([event]);
	}
}

type Base = Pick<LearnerEvent, 'id' | 'atMs' | 'offsetMin' | 'day' | 'device'>;

function eventOf(step: Step, base: Base, log: readonly LearnerEvent[]): LearnerEvent | null {
	const { bank, question, choice } = step;
	const place = { bank, question };
	const prints = { wording: `w${choice % 2}`, key: `k${choice % 3}` };
	const target = log.at(-1 - (choice % 8));
	switch (step.kind) {
		case 'answered': {
			const session = `${base.device}-${step.session}`;
			return {
				...base,
				...place,
				...prints,
				type: 'answered',
				questionType: 'single',
				response: { type: 'dont-know' },
				score: step.outcome === 'right' ? 1 : 0,
				outcome: step.outcome as Answered['outcome'],
				durationMs: 900 + choice,
				hint: step.hint as Answered['hint'],
				mode: 'study',
				session,
				attempt: answersOf(log, session, bank, question) + 1,
				...(choice % 3 === 0 ? { due: base.day + (choice % 40) } : {})
			};
		}
		case 'rated': {
			if (target?.type !== 'answered') return null;
			const rating = step.rating as 'good';
			const of = { bank: target.bank, question: target.question };
			return { ...base, ...of, type: 'rated', answer: target.id, rating };
		}
		case 'undone':
			return target && target.type !== 'undone'
				? { ...base, ...placeOf(target), type: 'undone', target: target.id }
				: null;
		case 'flagged':
			return { ...base, ...place, type: 'flagged', on: choice % 2 === 0 };
		case 'suspended':
		case 'resumed':
			return { ...base, ...place, type: step.kind };
		case 'buried':
			return { ...base, ...place, type: 'buried', until: base.day + (choice % 9) };
		case 'due-set':
			return { ...base, ...place, type: 'due-set', due: base.day + (choice % 90) - 5 };
		case 'revised':
			return { ...base, ...place, ...prints, type: 'revised', change: step.change as 'key' };
		case 'reset':
			return { ...base, ...place, type: 'reset' };
		case 'reset-wide':
			return { ...base, type: 'reset', ...[{}, { bank }, { question }][choice % 3] };
		case 'settings': {
			const settings =
				choice % 5 === 0
					? { weights: weightsLike(choice) }
					: choice % 2
						? { desiredRetention: 0.8 + (choice % 15) / 100 }
						: { dayEndHour: choice % 24 };
			return { ...base, type: 'settings-changed', settings };
		}
		default:
			// Of a newer version of the app.
			return { ...base, type: 'gilded', ...(choice % 2 ? place : {}) } as unknown as LearnerEvent;
	}
}

function placeOf(target: LearnerEvent) {
	const of = target as Partial<Answered>;
	return {
		...(of.bank ? { bank: of.bank } : {}),
		...(of.question ? { question: of.question } : {}),
		...(of.session ? { session: of.session } : {})
	};
}

/** Those that stand, as the session counts them. */
function answersOf(
	log: readonly LearnerEvent[],
	session: string,
	bank: string,
	question: string
): number {
	const undone = new Set(log.map((event) => (event.type === 'undone' ? event.target : '')));
	return log.filter(
		(event) =>
			event.type === 'answered' &&
			event.session === session &&
			event.bank === bank &&
			event.question === question &&
			!undone.has(event.id)
	).length;
}
