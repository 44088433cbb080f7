import { examplesOf } from './testing/examples';

const ask = (key: string, ...others: string[]) => ({ ask: 'What happened?', key, others });

examplesOf(
	'repeated-lead-in',
	{
		'the same four words in every choice': ask(
			'It was used for cotton',
			'It was used for mines',
			'it was used for towns'
		)
	},
	{
		'two words': ask('On the ice of the sea', 'On the open tundra', 'On the rocks'),
		'three short words': ask('It is a cow', 'It is a cat', 'It is a dog'),
		'a choice that begins otherwise': ask(
			'It was used for cotton',
			'It was used for mines',
			'It was lost in the sand'
		)
	}
);
