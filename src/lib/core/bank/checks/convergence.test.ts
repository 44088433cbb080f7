import { examplesOf } from './testing/examples';

const made = (key: string, ...others: string[]) => ({ ask: 'Of what is it made?', key, others });

examplesOf(
	'convergence',
	{
		'a key put together of the distractors': made(
			'Quartz and mica',
			'Quartz and chalk',
			'Mica and clay',
			'Iron and salt'
		)
	},
	{
		'parts that come back equally often': made(
			'Quartz and mica',
			'Quartz and chalk',
			'Clay and mica',
			'Clay and chalk'
		),
		'sentences, in which words come back for other reasons': made(
			'White light is a mix of colours',
			'Light moves in waves',
			'Glass makes colours'
		),
		'numbers with a thousand': made('1,642 m', '1,200 m', '642 km'),
		'a word that all choices have': made('Red clay', 'Blue clay', 'White clay'),
		'a twin of one distractor': made('Quartz and mica', 'Quartz, mica and salt', 'Iron', 'Chalk'),
		'a distractor that has as much': made(
			'Quartz and mica',
			'Quartz, mica and clay',
			'Quartz and clay',
			'Mica and clay'
		)
	}
);
