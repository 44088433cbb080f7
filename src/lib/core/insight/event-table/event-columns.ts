/** What a cell holds: all but numbers and booleans are text, a `json` cell the text of a JSON value. */
export type ColumnType = 'text' | 'timestamp' | 'date' | 'json' | 'integer' | 'number' | 'boolean';

export interface EventColumn {
	name: string;
	type: ColumnType;
	/** Null where it does not concern the event. */
	nullable: boolean;
	/** What it says, as a sentence or two in the published schema. */
	about: string;
	/** The only values there are. */
	values?: readonly string[];
}

const column = (
	name: string,
	type: ColumnType,
	about: string,
	more: { nullable?: boolean; values?: readonly string[] } = {}
): EventColumn => ({ name, type, nullable: true, about, ...more });
const always = { nullable: false };

/** The columns of the table of events, in their order: every row has each of them. */
export const EVENT_COLUMNS: readonly EventColumn[] = [
	column(
		'id',
		'text',
		'UUIDv7. The order of the ids as texts is the order of the log; rows stand in it, no id twice.',
		always
	),
	column(
		'type',
		'text',
		'answered, rated, undone, flagged, suspended, resumed, buried, due-set, revised, reset, settings-changed; a newer version of Footnote may write others.',
		always
	),
	column('taken_back', 'boolean', 'Taken back by a later undone event: counts nowhere.', always),
	column(
		'at',
		'timestamp',
		'When it was, by the clock of the device, in UTC. Null where the clock showed no time that a calendar has.'
	),
	column(
		'offset_min',
		'number',
		'Minutes to add to UTC for the clock on the wall of the learner.',
		always
	),
	column(
		'day',
		'date',
		"The learner's day. It ends at the hour that the settings say, 4 in the morning if nothing else. Null as for at."
	),
	column('device', 'text', 'A chance name of the browser in which it was written.', always),
	column(
		'bank',
		'text',
		'Id of the bank. A reset without a bank concerns all, one without a question a whole bank.'
	),
	column('question', 'text', 'Id of the question within the bank.'),
	column('session', 'text', 'answered: a chance name of the session.'),
	column('mode', 'text', 'answered: how the session went about it.', {
		values: ['study', 'test', 'review', 'missed']
	}),
	column(
		'attempt',
		'integer',
		'answered: 1 for the first answer to this question in this session. Only that one moves the memory.'
	),
	column('question_type', 'text', 'answered: the type of the question.'),
	column('outcome', 'text', 'answered: right and mostly are a pass.', {
		values: ['right', 'mostly', 'partly', 'wrong']
	}),
	column('score', 'number', 'answered: 0 to 1.'),
	column(
		'confidence',
		'number',
		'answered: 0 to 1, how sure the learner was before the answer was shown; null where they were not asked.'
	),
	column(
		'duration_ms',
		'number',
		'answered: milliseconds from the question to the answer, without those in which the page was not seen; 180000 at most in answers that Footnote takes now.'
	),
	column('hint', 'text', 'answered: the hint that was looked at; gives all but tells the answer.', {
		values: ['none', 'small', 'gives']
	}),
	column(
		'response',
		'json',
		'answered: what was answered; its type field says which fields it has.'
	),
	column('wording', 'text', 'answered, revised: fingerprint of what is read before answering.'),
	column('key', 'text', 'answered, revised: fingerprint of what counts as right.'),
	column(
		'due',
		'date',
		'answered, rated: the day on which the question was to come back, where one was chosen. due-set: the day that the learner chose.'
	),
	column('rating', 'text', "rated: the learner's own rating.", {
		values: ['again', 'hard', 'good', 'easy']
	}),
	column('answer', 'text', 'rated: id of the answer that it rates.'),
	column('target', 'text', 'undone: id of the event that it takes back.'),
	column('on', 'boolean', 'flagged: whether the flag was set or taken away.'),
	column('until', 'date', 'buried: not asked before that day.'),
	column('change', 'text', 'revised: what became of the question as its bank was updated.', {
		values: ['wording', 'key', 'retired', 'returned']
	}),
	column('settings', 'json', 'settings-changed: those that were changed, with their new values.'),
	column('more', 'json', 'An object of all that no other column has, from a newer version.')
];
