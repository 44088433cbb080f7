import { examplesOf } from './testing/examples';

examplesOf(
	'article-cue',
	{
		'"an" that fits the key alone': {
			ask: 'A bird that hunts by night is called an',
			key: 'owl',
			others: ['hawk', 'falcon']
		},
		'"a" before a blank': {
			fill: 'A young horse is a {{name}}.',
			blanks: { name: { key: 'foal', others: ['owlet', 'egret'] } }
		}
	},
	{
		'"a(n)"': { ask: 'A bird that hunts by night is called a(n)', key: 'owl', others: ['hawk'] },
		'choices that all fit': { ask: 'Such a bird is called an', key: 'owl', others: ['eagle'] },
		'a vowel that sounds like none': {
			ask: 'The whole world is also called a',
			key: 'universe',
			others: ['planet', 'system']
		},
		'a key that does not fit itself': {
			ask: 'Such a bird is called an',
			key: 'hawk',
			others: ['owl', 'falcon']
		}
	}
);
examplesOf(
	'number-cue',
	{
		'a sentence that wants a plural': {
			ask: 'The organs that filter the blood are the',
			key: 'kidneys',
			others: ['liver', 'heart']
		},
		'a question that wants one': {
			ask: 'What are the parts that make pollen?',
			key: 'The anthers',
			others: ['The ovary', 'The stem of the leaf']
		}
	},
	{
		'a plural among the distractors': {
			ask: 'The organs that filter the blood are the',
			key: 'kidneys',
			others: ['lungs', 'heart']
		},
		'two things joined': {
			ask: 'What are the parents of a mule?',
			key: 'A horse and a donkey',
			others: ['A horse and a zebra', 'A cow and a donkey']
		},
		'a choice of several': {
			ask: 'Which of these gases are in the air?',
			key: 'Oxygen and others',
			others: ['Neon', 'Helium']
		},
		'a science, which is no plural': {
			ask: 'The study of forces is',
			key: 'physics',
			others: ['botany', 'geology']
		}
	}
);
examplesOf(
	'tense-cue',
	{
		'a key in the past among the present': {
			ask: 'What did the Phoenicians do?',
			key: 'They traded by sea',
			others: ['They live in tents', 'They speak Latin']
		}
	},
	{
		'one tense': {
			ask: 'What did the Phoenicians do?',
			key: 'They traded by sea',
			others: ['They lived in tents', 'They spoke Latin']
		},
		'a distractor in the tense of the key': {
			ask: 'What did the Phoenicians do?',
			key: 'They traded by sea',
			others: ['They lived in tents', 'They speak Latin']
		},
		'choices without a verb': {
			ask: 'Who traded by sea?',
			key: 'Phoenicians',
			others: ['Huns', 'Goths']
		}
	}
);
