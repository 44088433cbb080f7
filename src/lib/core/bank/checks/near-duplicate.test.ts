import { expect, it } from 'vitest';
import { readItem } from './testing/item-bank';
import { examplesOf } from './testing/examples';

const pair = (one: string, oneKey: string, other: string, otherKey: string) => ({
	questions: [
		{ ask: one, key: oneKey, others: ['Saturn', 'Uranus'] },
		{ ask: other, key: otherKey, others: ['Mars', 'Venus'] }
	]
});
const LARGEST = 'Which planet of the solar system is the largest?';

examplesOf(
	'near-duplicate',
	{
		'the same in another order': pair(
			LARGEST,
			'Jupiter',
			'Which is the largest planet in the solar system?',
			'Jupiter'
		),
		'another type': {
			questions: [
				{ ask: 'In which year did the Berlin Wall fall?', number: 1989 },
				{ ask: 'When did the Berlin Wall fall?', key: '1989', others: ['1961'] }
			]
		},
		'a statement that says what is asked': {
			questions: [
				{ ask: 'How many legs has a spider?', number: 8 },
				{ true: 'A spider has eight legs.' }
			]
		}
	},
	{
		'two words that differ': pair(
			'What is the capital of Austria?',
			'Vienna',
			'What is the capital of Australia?',
			'Canberra'
		),
		'beginning and end': {
			questions: [
				{ ask: 'In which year did the First World War begin?', number: 1914 },
				{ ask: 'In which year did the First World War end?', number: 1918 }
			]
		},
		'the same words with another key': pair(
			'How many men of Rome are in Gaul?',
			'Ten',
			'How many men of Gaul are in Rome?',
			'Six'
		),
		'more that is asked for': pair(
			'Which planet is hot?',
			'Venus',
			'Which planet is hot, small and without any moon?',
			'Venus'
		)
	}
);
examplesOf(
	'near-duplicate-elsewhere',
	{
		'a question of another bank': {
			...pair(LARGEST, 'Jupiter', 'Who found Neptune?', 'Galle'),
			elsewhere: [{ ask: 'Which is the largest planet of the solar system?', accept: ['Jupiter'] }]
		},
		'one that says more than this': {
			ask: 'Who painted the Night Watch?',
			key: 'Rembrandt',
			others: ['Hals', 'Steen'],
			elsewhere: [{ ask: 'Who painted the Night Watch in 1642?', accept: ['Rembrandt'] }]
		}
	},
	{
		'another question': {
			ask: LARGEST,
			key: 'Jupiter',
			others: ['Saturn', 'Uranus'],
			elsewhere: [{ ask: 'Which planet of the solar system is the smallest?', accept: ['Mercury'] }]
		}
	}
);

it('tells once of a pair, at the later question', () => {
	const result = readItem(
		pair(LARGEST, 'Jupiter', 'Which is the largest planet in the solar system?', 'Jupiter')
	);
	const found = result.warnings.filter(({ code }) => code === 'near-duplicate');
	expect(found.map(({ path }) => path)).toEqual([['questions', 1, 'stem']]);
});
