import { examplesOf } from './testing/examples';

const SIX = ['Mozart', 'Haydn', 'Weber', 'Gluck', 'Handel'];

examplesOf(
	'too-many-choices',
	{
		'six choices': { ask: 'Who wrote Fidelio?', key: 'Beethoven', others: SIX },
		'six choices of a blank': {
			fill: 'Fidelio is by {{who}}.',
			blanks: { who: { key: 'Beethoven', others: SIX } }
		}
	},
	{
		five: { ask: 'Who wrote Fidelio?', key: 'Beethoven', others: SIX.slice(1) },
		'six of which several are right': { ask: 'Who wrote operas?', right: SIX, wrong: ['Bach'] }
	}
);
