import { examplesOf } from './testing/examples';
import { expect, it } from 'vitest';
import { readingGrade } from './reading-level';

const TEXT = [
	'Bees live in a hive. Some fetch food. Some guard the door. When a bee has found food it dances, and so the rest know where to go.'
];
const HARD =
	'Through which characteristic behavioural manifestation do individual foraging insects communicate topographical information to the remaining members of their community?';
const ask = (stem: string) => ({ ask: stem, key: 'A dance', others: ['A song', 'A chase'] });

examplesOf(
	'hard-to-read',
	{ 'long words where the source has short ones': { ...ask(HARD), text: TEXT } },
	{
		'a long sentence of short words': {
			...ask(
				'How does a bee that has come home tell the rest of the hive where it has found food?'
			),
			text: TEXT
		},
		'a source as hard as the stem': { ...ask(HARD), text: [HARD.replace('?', '.')] },
		'a source without a text': ask(HARD),
		'another language': { ...ask(HARD), text: TEXT, language: 'de' }
	}
);

it('gives the grade of the published formula', () => {
	// 6 words, 6 syllables, one sentence: 0.39 × 6 + 11.8 − 15.59.
	expect(readingGrade('The cat sat on the mat.')).toBeCloseTo(-1.45);
	// 4 words of 4 syllables each in two sentences: 0.39 × 2 + 11.8 × 4 − 15.59.
	expect(readingGrade('Category invitation. Community economy.')).toBeCloseTo(32.39);
});
