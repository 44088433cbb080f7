import type { LearnerEvent } from '../../core/memory/event';

type Check = (value: unknown) => boolean;
const text: Check = (value) =>
	typeof value === 'string' && value.length > 0 && value.length < 10_000;
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const whole: Check = (value) => Number.isSafeInteger(value);
const share: Check = (value) => number(value) && (value as number) >= 0 && (value as number) <= 1;
const flag: Check = (value) => typeof value === 'boolean';
const object: Check = (value) => isObject(value);
const list: Check = (value) => Array.isArray(value);
const oneOf =
	(...allowed: string[]): Check =>
	(value) =>
		allowed.includes(value as string);
const optional =
	(check: Check): Check =>
	(value) =>
		value === undefined || check(value);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const BASE: Record<string, Check> = {
	id: (value) => typeof value === 'string' && UUID.test(value),
	type: text,
	atMs: number,
	offsetMin: number,
	day: whole,
	device: text
};
const PLACE = { bank: text, question: text };
const WIDE_PLACE = { bank: optional(text), question: optional(text) };

/** What each known type must hold for the fold to be safe; unknown types of a newer app are kept as they are. */
const FIELDS: Record<LearnerEvent['type'], Record<string, Check>> = {
	answered: {
		...PLACE,
		questionType: text,
		wording: text,
		key: text,
		response: object,
		score: share,
		outcome: oneOf('right', 'mostly', 'partly', 'wrong'),
		durationMs: number,
		hint: oneOf('none', 'small', 'gives'),
		confidence: optional(share),
		mode: oneOf('study', 'test', 'review', 'missed'),
		session: text,
		attempt: whole,
		due: optional(whole)
	},
	rated: {
		...PLACE,
		answer: text,
		rating: oneOf('again', 'hard', 'good', 'easy'),
		due: optional(whole)
	},
	undone: { ...WIDE_PLACE, session: optional(text), target: text },
	flagged: { ...PLACE, on: flag },
	suspended: { ...PLACE, session: optional(text) },
	resumed: { ...PLACE, session: optional(text) },
	buried: { ...PLACE, until: whole, session: optional(text) },
	'due-set': { ...PLACE, due: whole, session: optional(text) },
	revised: { ...PLACE, change: oneOf('wording', 'key', 'retired', 'returned') },
	reset: { ...WIDE_PLACE, session: optional(text) },
	'settings-changed': { settings: isSettings }
};

const OUTCOMES = FIELDS.answered.outcome!;
const HINTS = FIELDS.answered.hint!;
const MODES = FIELDS.answered.mode!;

/**
 * Whether nothing is wrong with an answer, by the same fields, one after the other: nearly all of a log are answers, and
 * this takes a third of the time that going through the list does.
 */
const isSoundAnswer = (event: Record<string, unknown>): boolean =>
	BASE.id!(event.id) &&
	number(event.atMs) &&
	number(event.offsetMin) &&
	whole(event.day) &&
	text(event.device) &&
	text(event.bank) &&
	text(event.question) &&
	text(event.questionType) &&
	text(event.wording) &&
	text(event.key) &&
	object(event.response) &&
	share(event.score) &&
	OUTCOMES(event.outcome) &&
	number(event.durationMs) &&
	HINTS(event.hint) &&
	(event.confidence === undefined || share(event.confidence)) &&
	MODES(event.mode) &&
	text(event.session) &&
	whole(event.attempt) &&
	(event.due === undefined || whole(event.due));

type Checks = readonly (readonly [field: string, check: Check])[];

const BASE_CHECKS: Checks = Object.entries(BASE);
/** In one list a type, made once: every event of a log goes through it whenever the log is read. */
const EVENT_CHECKS: ReadonlyMap<unknown, Checks> = new Map(
	Object.entries(FIELDS).map(([type, fields]) => [type, Object.entries({ ...BASE, ...fields })])
);

/** Which field keeps an event from being taken in; null for a sound one. */
export function badEventField(event: unknown): string | null {
	if (!isObject(event)) return 'event';
	if (event.type === 'answered' && isSoundAnswer(event)) return null;
	return firstBad(event, EVENT_CHECKS.get(event.type) ?? BASE_CHECKS);
}

/** Which field keeps a session from being taken in; null for a sound one. */
export function badSessionField(session: unknown): string | null {
	if (!isObject(session)) return 'session';
	const fields = {
		id: text,
		plan: object,
		startedMs: number,
		drafts: object,
		marked: list,
		spentMs: object
	};
	const bad = badField(session, {
		...fields,
		open: optional((value) => value === 1),
		draftedFor: optional(object)
	});
	if (bad) return bad;
	const plan = session.plan as Record<string, unknown>;
	const badPlan = badField(plan, {
		mode: oneOf('study', 'test', 'review', 'missed'),
		bank: (value) => value === null || text(value),
		seed: text,
		items: list,
		timeLimitMs: optional(number)
	});
	if (badPlan) return `plan.${badPlan}`;
	const items = plan.items as unknown[];
	return items.every((item) => isObject(item) && text(item.bank) && text(item.question))
		? null
		: 'plan.items';
}

function badField(value: Record<string, unknown>, checks: Record<string, Check>): string | null {
	return firstBad(value, Object.entries(checks));
}

function firstBad(value: Record<string, unknown>, checks: Checks): string | null {
	for (const [field, check] of checks) if (!check(value[field])) return field;
	return null;
}

function isSettings(value: unknown): boolean {
	if (!isObject(value)) return false;
	const within = (low: number, high: number) => (n: unknown) =>
		number(n) && (n as number) >= low && (n as number) <= high;
	return (
		badField(value, {
			desiredRetention: optional(within(0.5, 0.99)),
			dayEndHour: optional(within(0, 23)),
			newPerDay: optional(within(0, 9999)),
			weights: optional(
				(w) => w === null || (Array.isArray(w) && w.length === 21 && w.every((n) => number(n)))
			),
			reviewsPerDay: optional((n) => n === null || within(1, 9999)(n)),
			easyDays: optional((days) => Array.isArray(days) && days.length === 7 && days.every(share)),
			exams: optional((exams) => isObject(exams) && Object.values(exams).every(isExam)),
			dailyGoal: optional((goal) => goal === null || isGoal(goal)),
			showStreak: optional(flag),
			celebrate: optional(flag),
			askConfidence: optional(flag)
		}) === null
	);
}

const isExam: Check = (exam) => isObject(exam) && whole(exam.day) && whole(exam.perDay);
const isGoal: Check = (goal) =>
	isObject(goal) && oneOf('questions', 'minutes')(goal.unit) && whole(goal.amount);

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
