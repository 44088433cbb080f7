import { examplesOf } from './testing/examples';

const fixed = (...choices: string[]) => ({
	ask: 'How many are there?',
	fixed: choices,
	key: choices[1]!
});
const ask = (key: string, ...others: string[]) => ({ ask: 'How many are there?', key, others });

examplesOf(
	'numbers-unsorted',
	{ 'a fixed order that neither rises nor falls': fixed('40', '20', '30') },
	{
		'one that rises': fixed('20', '30', '40'),
		'one that falls': fixed('1,400', '300', '20'),
		'an order that is shuffled': ask('40', '20', '30'),
		words: fixed('Many', 'None', 'Some')
	}
);
examplesOf(
	'numbers-overlap',
	{
		'spans that share a part': ask('10 to 20', '15 to 30', '40 to 50'),
		'spans that share an end': ask('10–20 km', '20–30 km', '30–40 km'),
		'open ends on one side': ask('More than 20', 'More than 50', 'More than 90'),
		'a number within a span': ask('12', '10 to 20', '30'),
		'"or more"': ask('5 or more', '8 or more', '1 to 4')
	},
	{
		'spans side by side': ask('Up to 2 days', '3 to 6 days', '7 to 13 days', '14 days or more'),
		'single numbers': ask('10', '20', '30'),
		'spans of different units': ask('2 to 3 days', '2 to 3 years', '2 to 3 hours'),
		'what only begins with a number': ask('10 of the ships sank', '20 to 30 of the ships sank', '5')
	}
);
examplesOf(
	'numbers-precision',
	{
		'a key of five digits among round numbers': ask('365.24 days', '360 days', '400 days'),
		'a day among years': ask('8 May 1945', '1943', '1946'),
		'a month among years': ask('June 1215', '1189', '1305')
	},
	{
		'numbers of about the same digits': ask('13.5 kg', '1.0 kg', '19.3 kg'),
		'a half among whole numbers': ask('1.5', '1', '2'),
		years: ask('1648', '1618', '1684'),
		days: ask('8 May 1945', '2 June 1945', '1 May 1946'),
		'a distractor that is the exact one': ask('360 days', '365.24 days', '400 days')
	}
);
