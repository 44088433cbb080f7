import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryDamage } from '../testing/arbitrary-texts';
import { Unreadable, type FormatId } from './format';
import { GivenFile } from './given-file';
import { loadFormat } from './load-format';

/** Of each format that is text, a small file with all that its reader looks for. */
const SAMPLES: [format: FormatId, text: string][] = [
	['aiken', 'q1\nA. a\nB) b\nANSWER: A\n\nq2\n\nA)x\nB)y\nC)z\nANSWER: B\n'],
	[
		'anki-text',
		'#separator:tab\n#html:true\n#tags column:3\n"a\n""b"\t<b>c\tt\n{{c1::x::y}}\tz\n#c\n[$]q[/$]\t"\n'
	],
	['csv', 'Question,Answer 1,Answer 2,Correct\n"a\nb",x,y,2\n"c ""d""",x,y,"1, 2"\n\ne;f\tg\n'],
	[
		'gift',
		'$CATEGORY: a/b\n\n// [id:1]\n::n::[html]q <b>x</b>{\n=%50%a#f\n~%-50%b\n####g}\n\nw {#=1:2 =%50%3..4#f\n~#w} z\n\nm{=a -> b =c->d}\n\nt{F#x#y}\n\ns{=a*b =%0%*#c} \\{ \\\\ \n'
	],
	[
		'quizdown',
		'---\nlocale: de\n---\n# q *x*\n> h\n1. [x] a\n    > c\n2. [ ] b\n\n## s\n```\n# x\n```\n1. a\n2. b\n'
	],
	[
		'text2qti',
		'Quiz title: t\n\nTitle: x\n1. q\n   more\n... f\n*a) a\n... g\nb) b\n\n2. r\n[*] a\n[ ] b\n3. s\n= [1, 2]\n4. t\n* x\nGROUP\n```{.p .run}\n```\n'
	]
];

it.each(SAMPLES)(
	'a damaged file of %s is read or refused, never thrown on',
	async (id, text) => {
		const format = (await loadFormat(id))!;
		const sample = new TextEncoder().encode(text);
		await fc.assert(
			fc.asyncProperty(
				fc.oneof(arbitraryDamage(sample), fc.uint8Array({ maxLength: 200 })),
				async (bytes) => {
					const file = new GivenFile('x', bytes);
					format.detect(file);
					await format
						.read(file, () => {})
						.catch((error: unknown) => expect(error).toBeInstanceOf(Unreadable));
				}
			),
			{ numRuns: 1000 }
		);
	},
	60_000
);
