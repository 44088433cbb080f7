import { examplesOf } from './testing/examples';

const statements = (answers: string) => ({
	questions: [...answers].map((answer, at) =>
		answer === 't' ? { true: `Animal ${at} has fur.` } : { false: `Animal ${at} has fins.` }
	)
});

examplesOf(
	'true-false-balance',
	{
		'nearly all true': statements('tttttftttt'),
		'all false': statements('ffffffff')
	},
	{
		'about as many of both': statements('ttftfttftt'),
		'too few to tell': statements('ttttttt')
	}
);
