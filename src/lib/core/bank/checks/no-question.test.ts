import { examplesOf } from './testing/examples';

const ask = (stem: string) => ({ ask: stem, key: 'Sugar from light', others: ['Salt', 'Water'] });

examplesOf(
	'no-question',
	{
		'a heading': ask('Photosynthesis'),
		'a heading with a colon': ask('The leaf of a plant:'),
		'a question that is all in the choices': ask('Which of the following statements is true?'),
		'a short form of it': ask('Which one of these is correct?'),
		'a heading before an answer to type': { ask: 'Gas in dough', accept: ['carbon dioxide'] }
	},
	{
		'a question': ask('What do leaves make?'),
		'a sentence to complete': ask('Leaves make their food from'),
		'one with a verb': ask('The food of leaves is'),
		'something to do': { ask: 'Name the gas in dough.', accept: ['carbon dioxide'] },
		'a statement to judge': { true: 'Leaves make sugar.' },
		'a question that narrows the choices': ask('Which of these statements on leaves is true?'),
		'another language': { ...ask('Photosynthese'), language: 'de' }
	}
);
