import type {
	AttributionQuestion,
	CardQuestion,
	ClozeQuestion,
	MatchingQuestion,
	MultipleQuestion,
	NumericQuestion,
	OrderingQuestion,
	QuestionBase,
	ShortTextQuestion,
	SingleQuestion,
	TrueFalseQuestion
} from '$lib/core/bank/bank';

/** One question of each type, for the tests of the interactions. */
const base: QuestionBase = {
	id: 'q',
	facts: ['two-highs'],
	section: 'tides',
	stem: 'What raises the water?',
	explanation: 'The Moon pulls it.',
	tags: [],
	wording: 'w',
	key: 'k'
};
const choices = [
	{ id: 'a', text: 'The Moon', correct: true, feedback: 'It pulls.' },
	{ id: 'b', text: 'The rain', correct: false, feedback: 'Too little of it.' },
	{ id: 'c', text: 'The Sun', correct: false, feedback: 'Less than half as much.' }
];

const single: SingleQuestion = { ...base, type: 'single', choices };
const multiple: MultipleQuestion = {
	...base,
	type: 'multiple',
	choices: choices.map((choice) => ({ ...choice, correct: choice.id !== 'b' }))
};
const trueFalse: TrueFalseQuestion = {
	...base,
	type: 'true-false',
	answer: false,
	feedback: { true: 'It does not.', false: 'It does not indeed.' }
};
const numeric: NumericQuestion = {
	...base,
	type: 'numeric',
	answer: 1200,
	tolerance: 0,
	unit: { name: 'm', accept: ['metres'], required: false },
	feedback: { right: 'So it is.', wrong: 'It is 1,200.' },
	confusions: []
};
const shortText: ShortTextQuestion = {
	...base,
	type: 'short-text',
	accept: ['spring tide'],
	caseSensitive: false,
	feedback: { right: 'So it is called.', wrong: 'It is the spring tide.' },
	confusions: []
};
const cloze: ClozeQuestion = {
	...base,
	type: 'cloze',
	text: 'The {{body}} makes {{count}} high waters a day.',
	blanks: [
		{ id: 'count', kind: 'typed', accept: ['two', '2'], feedback: 'Two of them.' },
		{ id: 'body', kind: 'chosen', choices }
	]
};
const matching: MatchingQuestion = {
	...base,
	type: 'matching',
	prompts: [
		{ id: 'spring', text: 'Spring tide', match: 'full', feedback: 'In one line.' },
		{ id: 'neap', text: 'Neap tide', match: 'half', feedback: 'At right angles.' }
	],
	options: [
		{ id: 'full', text: 'Full Moon' },
		{ id: 'half', text: 'Half Moon' },
		{ id: 'year', text: 'New Year' }
	]
};
const ordering: OrderingQuestion = {
	...base,
	type: 'ordering',
	items: [
		{ id: 'low', text: 'Low water', feedback: 'The start.' },
		{ id: 'flood', text: 'Flood', feedback: 'It rises.' },
		{ id: 'high', text: 'High water', feedback: 'The top.' }
	]
};
const card: CardQuestion = { ...base, type: 'card', back: 'The Moon, and less so the Sun.' };
const attribution: AttributionQuestion = {
	...base,
	type: 'attribution',
	stem: '',
	statement: 'Waiting is the costliest choice.',
	kind: 'judgement',
	speaker: 'Ada',
	speakers: ['Ada', 'Ministry']
};

export const samples = {
	single,
	multiple,
	trueFalse,
	numeric,
	shortText,
	cloze,
	matching,
	ordering,
	card,
	attribution
};
