import { expect, it, test } from 'vitest';
import { suggestMapping } from './suggest-mapping';
import { readRows } from './table';

const suggest = (...lines: string[]) => {
	const { headerRows, columns } = suggestMapping(readRows(lines.join('\n'), ';'));
	return [headerRows, ...columns];
};

it.each<[name: string, lines: string[], expected: (number | string)[]]>([
	[
		'the first answer is right, a remark follows',
		[
			'Which river is the longest?;The Nile;The Thames;The Seine;It has more than six thousand kilometres, as far as anyone has measured, and flows north.',
			'Which flows through Vienna?;The Danube;The Rhine;The Elbe;It rises in the Black Forest and ends in the Black Sea, after it has passed ten countries.',
			'Which flows through Paris?;The Seine;The Thames;The Po;It rises in Burgundy, makes many a bend, and flows into the English Channel near Le Havre.'
		],
		[0, 'question', 'key', 'wrong', 'wrong', 'explanation']
	],
	[
		'a column of letters names the right one, wherever it stands',
		[
			'1;B;Which is the longest?;Thames;Nile;Seine',
			'2;A;Which is in Vienna?;Danube;Rhine;Elbe',
			'3;C;Which is in Paris?;Po;Rhine;Seine'
		],
		[0, 'ignored', 'key', 'question', 'choice', 'choice', 'choice']
	],
	[
		'the text of the right one stands among the options',
		[
			'Which is the longest?;Thames;Nile;Seine;Nile',
			'Which is in Vienna?;Danube;Rhine;Elbe;Danube',
			'Which is in Paris?;Po;Rhine;Seine;Seine'
		],
		[0, 'question', 'choice', 'choice', 'choice', 'key']
	],
	[
		'names in another language, of which one is known',
		['Nr;Frage;Stufe;Thema', '1;Wie heißt sie?;Donau;Wien', '2;Und der?;Rhein;Wien'],
		[1, 'ignored', 'question', 'key', 'section']
	],
	[
		'a title, and names that lack the right answer',
		['My quiz;;;', 'Frage;A;B;C', 'Wien?;Donau;Rhein;Elbe', 'Paris?;Seine;Rhein;Po'],
		[2, 'question', 'choice', 'choice', 'choice']
	],
	[
		'names that say nothing, above questions',
		['alpha;beta;gamma', 'Which is it?;This;That', 'And which?;That;These'],
		[1, 'question', 'key', 'wrong']
	],
	[
		'a topic that stands in all rows is no answer',
		[
			'a?;x;Rivers;k',
			'b?;y;Rivers;l',
			'c?;z;Rivers;m',
			'd?;u;Rivers;n',
			'e?;v;Rivers;o',
			'f?;w;Rivers;p'
		],
		[0, 'question', 'key', 'ignored', 'wrong']
	]
])('%s', (_, lines, expected) => {
	expect(suggest(...lines)).toEqual(expected);
});

test('of one column the question is known', () => {
	expect(suggest('a', 'b')).toEqual([0, 'question']);
});
