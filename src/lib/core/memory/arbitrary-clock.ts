import * as fc from 'fast-check';

/** Zones with and without summer time, of half and quarter hours, at both ends of the day; changes at midnight and by half an hour. */
const ZONES = [
	...['UTC', 'Europe/Zurich', 'Europe/Lisbon', 'America/New_York', 'America/Los_Angeles'],
	...['America/St_Johns', 'America/Havana', 'America/Asuncion', 'Asia/Kathmandu', 'Asia/Kolkata'],
	...[
		'Asia/Beirut',
		'Australia/Lord_Howe',
		'Atlantic/Azores',
		'Pacific/Apia',
		'Pacific/Kiritimati'
	],
	...['Pacific/Pago_Pago', 'Pacific/Chatham', 'Africa/Casablanca', 'Antarctica/Troll']
];
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Where clocks change in many of the zones, so that sequences begin close to it. */
const STARTS = [
	'2011-12-29T08:00:00Z', // Apia leaves a day out.
	...['2024-03-09T20:00:00Z', '2024-03-30T20:00:00Z', '2024-04-06T10:00:00Z'],
	...['2024-10-05T10:00:00Z', '2024-10-26T20:00:00Z', '2024-11-02T22:00:00Z'],
	...['2023-12-31T12:00:00Z', '2024-02-28T23:00:00Z']
].map((iso) => Date.parse(iso));

/** What a learner does and what becomes of the device's clock in between. */
export interface ClockStep {
	/** How long after the step before, in truth. */
	waitMs: number;
	/** The clock is set: by so much, or to the truth again (`right`). */
	clock: { byMs: number } | 'right' | null;
	/** The device is carried to another zone. */
	zone: string | null;
	/** The end of the day is set to that hour. */
	dayEndHour: number | null;
	/** By a second tab that has not heard of the newest id. */
	stale: boolean;
	question: string;
	outcome: 'right' | 'mostly' | 'wrong';
	/** Answered again within the session. */
	again: boolean;
}

export interface ClockStory {
	startMs: number;
	zone: string;
	dayEndHour: number;
	steps: ClockStep[];
}

/** Once in so many steps, else null. */
const onceIn = <T>(steps: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
	fc.oneof({ arbitrary: fc.constant(null), weight: steps - 1 }, { arbitrary: value, weight: 1 });

/** For tests: learners on the move, with clocks that are set back and forward by up to a year. */
export const arbitraryClockStory: fc.Arbitrary<ClockStory> = fc.record({
	startMs: fc.constantFrom(...STARTS),
	zone: fc.constantFrom(...ZONES),
	dayEndHour: fc.integer({ min: 0, max: 23 }),
	steps: fc.array(
		fc.record({
			waitMs: fc.oneof(
				fc.integer({ min: 0, max: 60_000 }),
				fc.integer({ min: 0, max: 4 * HOUR_MS }),
				fc.integer({ min: 0, max: 20 * DAY_MS })
			),
			clock: onceIn(
				4,
				fc.oneof(
					fc.record({ byMs: fc.integer({ min: -365 * DAY_MS, max: 365 * DAY_MS }) }),
					fc.record({ byMs: fc.integer({ min: -2 * HOUR_MS, max: 2 * HOUR_MS }) }),
					fc.constant('right' as const)
				)
			),
			zone: onceIn(6, fc.constantFrom(...ZONES)),
			dayEndHour: onceIn(15, fc.integer({ min: 0, max: 23 })),
			stale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
			question: fc.constantFrom('q1', 'q2', 'q3'),
			outcome: fc.constantFrom('right', 'right', 'mostly', 'wrong'),
			again: fc.boolean()
		}),
		{ minLength: 1, maxLength: 40, size: 'max' }
	)
});
