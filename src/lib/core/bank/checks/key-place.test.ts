import { examplesOf } from './testing/examples';

const SMALL = ['2', '4', '6', '8'];
const asked = (places: number[]) => ({
	questions: places.map((place, at) => ({
		ask: `How many legs has animal ${at}?`,
		fixed: SMALL,
		key: SMALL[place]!
	}))
});

examplesOf(
	'key-place',
	{ 'a key that is nearly always the third choice': asked([2, 2, 0, 2, 2, 3, 2, 2, 1, 2]) },
	{
		'keys in every place': asked([0, 1, 2, 3, 2, 1, 3, 0, 2, 1]),
		'too few to tell': asked([2, 2, 0, 2]),
		'choices that are shuffled': {
			questions: Array.from({ length: 10 }, (_, at) => ({
				ask: `How many legs has animal ${at}?`,
				key: '2',
				others: ['4', '6', '8']
			}))
		}
	}
);
examplesOf(
	'key-place-run',
	{ 'five times the same place running': asked([0, 1, 1, 1, 1, 1, 3]) },
	{
		'three times, which chance will do': asked([0, 1, 1, 1, 3]),
		'what has been told of the whole bank': asked([1, 1, 1, 1, 1, 1, 1, 1])
	}
);
