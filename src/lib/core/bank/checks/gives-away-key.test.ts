import { examplesOf } from './testing/examples';

const WHO = {
	ask: 'Who discovered penicillin?',
	key: 'Alexander Fleming',
	others: ['Robert Koch']
};
const beside = (ask: string) => ({ questions: [WHO, { ask, accept: ['London'] }] });

examplesOf(
	'gives-away-key',
	{
		'a stem that has the key': beside('Where was Alexander Fleming when he discovered penicillin?'),
		'a true statement that has it': {
			questions: [WHO, { true: 'Alexander Fleming was in London when he discovered penicillin.' }]
		}
	},
	{
		'a stem on another matter': beside('Where was Alexander Fleming born?'),
		'a stem that has a distractor as well': beside(
			'Where did Robert Koch and Alexander Fleming speak when penicillin was discovered?'
		),
		'a false statement': {
			questions: [WHO, { false: 'Alexander Fleming was in Rome when he discovered penicillin.' }]
		},
		'a key that is one of the speakers, who have to be named': {
			...beside('Where, says Alexander Fleming, was penicillin discovered?'),
			facts: [{ 'said-by': 'Alexander Fleming' }]
		},
		'another language': {
			...beside('Where was Alexander Fleming when he discovered penicillin?'),
			language: 'de'
		}
	}
);
