import { examplesOf } from './testing/examples';

const ask = (key: string, ...others: string[]) => ({ ask: 'What is it?', key, others });

examplesOf(
	'choices-unlike',
	{
		'a year among things': ask('The ash of a volcano', 'A war', '1815'),
		'miles among kilometres': ask('384,000 km', '38 million miles', '1,000 km'),
		'a number without the unit of the others': ask('6,650 km', '3,500', '2,900 km'),
		'one with a full stop': ask('A line on a map.', 'A hut for boats', 'A tank for rain'),
		'small and capital letters': ask('shaking of the ground', 'The height of waves', 'The wind'),
		'"to" and a verb among others': ask('Lean forward', 'To lie down', 'Tilt the head'),
		'a distractor far longer than the rest': ask(
			'It pumps blood',
			'It cleans blood',
			'It takes the oxygen out of the air in the chest and hands it on to every cell of the body'
		)
	},
	{
		'seconds, hours and days': ask('8 minutes', '8 seconds', '8 hours', '8 days'),
		formulas: ask('2x', 'x²', 'x/2'),
		'a number in words': ask('None', '1', '2'),
		'names of different lengths': ask('Anne', 'Eleanor of Aquitaine', 'Matilda of Flanders'),
		'an abbreviation at the end': ask('Smith Co.', 'Harbour School', 'Port Office'),
		'"to" and a noun': ask('To the two countries', 'To the peoples of both', 'The world at large'),
		'words that sound like a year': ask('The year of the flood', 'The year of the war'),
		'a key that is long, which is told elsewhere': ask(
			'It takes the oxygen out of the air in the chest and hands it on to every cell of the body',
			'It cleans blood',
			'It makes blood'
		),
		'another language': { ...ask('Ein Berg', 'Ein Tal', '1815'), language: 'de' }
	}
);
