import { examplesOf } from './testing/examples';

const choice = (text: string) => ({
	ask: 'What do swallows do in autumn?',
	key: text,
	others: ['They sleep', 'They die']
});

examplesOf(
	'vague-frequency',
	{
		'a choice with "usually"': choice('They usually fly south'),
		'a choice that is nothing else': choice('Rarely'),
		'a statement to be judged': { true: 'Swallows often nest in barns.' }
	},
	{
		'how often in numbers': choice('They fly south once a year'),
		'"how often" within a choice': choice('They count how often it rains'),
		'"more often than"': choice('They sing more often than larks'),
		'a word of the stem': {
			ask: 'Which bird often nests in barns?',
			key: 'The swallow',
			others: ['The lark', 'The gull']
		},
		'a word that someone is said to use': {
			true: 'According to Ada, swallows often nest in barns.'
		},
		'another language': { ...choice('They usually fly south'), language: 'de' }
	}
);
