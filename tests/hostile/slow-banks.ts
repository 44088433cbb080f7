import { bankOf, fact, filled, single, times, trueFalse, NEARLY_2_MB } from './bank-parts';
import { EXAMPLE_BANK, exampleWith } from '../../src/lib/core/bank/example-bank';

/** Banks made to take time or memory: each aims at one place that would be slow if nothing held it. */
export const SLOW_BANKS: Record<string, () => string> = {
	'brackets that never close': () => '['.repeat(150_000),
	'braces that never close': () => '{'.repeat(150_000),
	'brackets closed that were never opened': () => ']'.repeat(150_000),
	'braces closed that were never opened': () => `a: b${'}'.repeat(150_000)}`,
	'one line with an error at each of 100,000 places': () => `a: [${'}'.repeat(150_000)}`,
	'2,000 levels of lists': () => `a: ${'['.repeat(2000)}${']'.repeat(2000)}`,
	'400 levels by indentation': () => times(400, (at) => `${' '.repeat(at)}a:\n`),
	'a list of lists of lists by dashes': () => `a:\n  ${'- '.repeat(90_000)}x`,
	'keys asked for with question marks': () => '? '.repeat(90_000),
	'aliases doubling 30 times': () =>
		`a0: &a0 [x]\n${times(30, (at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]\n`)}authors: *a30\n`,
	'aliases as authors of a sound bank': () =>
		`x: &x [${'a,'.repeat(1000)}]\n${EXAMPLE_BANK.replace('authors: [Ada Example]', `authors: [${'*x,'.repeat(60_000)}]`)}`,
	'50,000 anchors': () => `a:\n${times(45_000, (at) => `- &a${at} x\n`)}`,
	'an anchor inside of itself': () => 'a: &a [*a, *a]\nauthors: *a\n',
	'merge keys in a chain': () => times(5000, (at) => `m${at + 1}: &m${at + 1} {<<: *m${at}}\n`),
	'100,000 tags': () => `a: [${'!!map ,'.repeat(60_000)}]`,
	'a tag without end': () => `a: !<${'x'.repeat(NEARLY_2_MB)}`,
	'60,000 unknown keys': () => times(60_000, (at) => `k${at}: 1\n`),
	'60,000 times the same key': () => 'title: a\n'.repeat(60_000),
	'60,000 keys nearly like a field': () => times(60_000, () => 'titel: a\n'),
	'a key of 2 MB': () => `${'k'.repeat(NEARLY_2_MB)}: 1`,
	'a text of 2 MB': () => exampleWith('title: On tides', `title: ${'x'.repeat(NEARLY_2_MB)}`),
	'a text of a million lines': () =>
		exampleWith('title: On tides', `title: a\n${'     b\n'.repeat(250_000)}`),
	'a block text of a million lines': () =>
		exampleWith('title: On tides', `title: |\n${'     b\n'.repeat(280_000)}`),
	'a folded text of a million lines': () =>
		exampleWith('title: On tides', `title: >\n${'     b\n\n'.repeat(250_000)}`),
	'a quoted text of a million lines': () =>
		exampleWith('title: On tides', `title: "${'a\n     '.repeat(280_000)}"`),
	'a quoted text that never closes': () => `a: "${'b '.repeat(900_000)}`,
	'a quoted text of escapes': () =>
		exampleWith('title: On tides', `title: "${'\\x41'.repeat(480_000)}"`),
	'a quoted text of bad escapes': () =>
		exampleWith('title: On tides', `title: "${'\\q'.repeat(900_000)}"`),
	'a million quotes': () => `a: ${'" '.repeat(900_000)}`,
	'a million single quotes': () => `a: ${"' '".repeat(600_000)}`,
	'a million empty lines': () => '\n'.repeat(NEARLY_2_MB),
	'a million lines of spaces': () => ' \n'.repeat(NEARLY_2_MB / 2),
	'a line of a million spaces': () => `a:${' '.repeat(NEARLY_2_MB)}b`,
	'a million tabs': () => `a:\n${'\t'.repeat(NEARLY_2_MB)}b`,
	'a million comments': () => '#\n'.repeat(NEARLY_2_MB / 2),
	'comments after each word of a text': () => `a: b\n${'  #\n  c\n'.repeat(200_000)}`,
	'a comment of 2 MB': () => `#${'x'.repeat(NEARLY_2_MB)}`,
	'a million carriage returns': () => `a: b${'\r'.repeat(NEARLY_2_MB)}`,
	'a million control characters': () => `a: ${'\u0001'.repeat(NEARLY_2_MB)}`,
	'a million lone surrogates': () => `a: ${'\ud800'.repeat(NEARLY_2_MB / 4)}`,
	'a million bidirectional overrides': () => `a: ${'\u202e'.repeat(NEARLY_2_MB / 4)}`,
	'escaped control characters in every field': () =>
		bankOf({ facts: filled((at) => fact(at, '"\\u202e\\u202e\\u202e"', '"\\u0007"')) }),
	'100,000 documents': () => '---\n'.repeat(60_000),
	'100,000 directives': () => '%YAML 1.2\n'.repeat(100_000),
	'combining marks without end': () =>
		exampleWith('title: On tides', `title: a${'\u0301'.repeat(900_000)}`),
	'id: with a million spaces': () => `${times(3000, () => `id: ${' '.repeat(600)}!\n`)}[`,
	'braces before an error': () => `a: [${': '.repeat(90_000)}`,
	'a million words in one text': () =>
		exampleWith('title: On tides', `title: ${'a '.repeat(900_000)}`),
	'markup tried at each character': () =>
		exampleWith('title: On tides', `title: "${'<'.repeat(900_000)}"`),
	'tags that never close in every text': () =>
		bankOf({ facts: filled((at) => fact(at, 'A', `"${'<a '.repeat(1600)}"`)) }),
	'comments that never close in every text': () =>
		bankOf({ facts: filled((at) => fact(at, 'A', `"${'<    '.repeat(990)}"`)) }),
	'full stops and spaces in every choice': () =>
		bankOf({
			questions: filled((at) =>
				single(
					at,
					times(24, () => `"${'. '.repeat(2400)}x";`)
						.split(';')
						.slice(0, 24)
				)
			)
		}),
	'spaces in every choice': () =>
		bankOf({
			questions: filled((at) =>
				single(
					at,
					times(24, (n) => `"y${' '.repeat(4900)}${n}";`)
						.split(';')
						.slice(0, 24)
				)
			)
		}),
	'letters of choices in every choice': () =>
		bankOf({
			questions: filled((at) =>
				single(
					at,
					times(24, (n) => `"${'a, '.repeat(1600)}${n}";`)
						.split(';')
						.slice(0, 24)
				)
			)
		}),
	'blanks in every cloze': () =>
		bankOf({
			questions: filled(
				(at) =>
					`  - { id: q${at}, type: cloze, facts: [f0], stem: Why?, explanation: So., text: "${'{{x}} '.repeat(500)}", blanks: { x: { accept: [a] } } }\n`,
				40
			)
		}),
	'900 blanks of one cloze': () =>
		bankOf({
			questions: filled(
				(at) =>
					`  - { id: q${at}, type: cloze, facts: [f0], stem: Why?, explanation: So., text: "${times(400, (n) => `{{a${n}}} `)}", blanks: { x: { accept: [a] } } }\n`,
				60
			)
		}),
	'a record of 50,000 blanks': () =>
		bankOf({
			questions: `  - { id: q, type: cloze, facts: [f0], stem: Why?, explanation: So., text: "{{x}}", blanks: { ${times(45_000, (n) => `b${n}: {}, `)} } }\n`
		}),
	'50,000 unknown facts': () =>
		bankOf({
			facts: times(2000, (at) => fact(at)),
			questions: filled(
				(at) =>
					trueFalse(
						at,
						times(90, (n) => `x${at}z${n}, `)
					),
				1500
			)
		}),
	'2,000 facts of unknown sources, fifty of which are nearly right': () => {
		const name = (at: number) => `${'ab'.repeat(25)}${at}`;
		const source = (at: number) =>
			`  - { id: ${name(at)}, title: T, author: A, publisher: P, date: 2024-03-01, kind: other, citation: C, passages: { unit: page, count: 9 } }\n`;
		const head = `${EXAMPLE_BANK.slice(0, EXAMPLE_BANK.indexOf('sources:'))}sources:\n${times(50, source)}`;
		return bankOf({
			head,
			sections: times(
				500,
				(at) => `  - { id: s${at}, title: S, source: ${name(99)}x${at % 9}, from: 1, to: 2 }\n`
			),
			facts: times(2000, (at) => fact(at, `A, source: ${name(99)}x${at % 9}`))
		});
	},
	'2,000 facts by 2,000 speakers': () =>
		bankOf({
			facts: times(2000, (at) =>
				fact(at, `Speaker ${at}`).replace('passage: 1', `passage: ${(at % 6) + 1}`)
			)
		}),
	'speakers with names of 5,000 characters': () =>
		bankOf({
			facts: times(300, (at) =>
				fact(at, `"${'Ab '.repeat(1600)}${at}"`).replace('event', 'statement')
			),
			questions: times(2000, (at) =>
				trueFalse(
					at,
					times(20, (n) => `f${(at * 7 + n * 13) % 300}, `)
				)
			)
		}),
	'5,000 questions on one fact': () => bankOf({ questions: times(5000, (at) => trueFalse(at)) }),
	'5,000 questions of the same words': () =>
		bankOf({
			questions: times(5000, (at) =>
				trueFalse(at).replace('It rises.', `${'Sea Moon tide wind '.repeat(8)}`)
			)
		}),
	'questions whose words stand in one another': () =>
		bankOf({
			questions: filled(
				(at) =>
					`  - { id: q${at}, type: true-false, facts: [f0], stem: "${times(380, (n) => `w${n + (at % 7)} `)}", answer: true, explanation: So. }\n`,
				900
			)
		}),
	'keys that stand in sixty long stems': () =>
		bankOf({
			questions:
				times(
					60,
					(at) =>
						`  - { id: l${at}, type: true-false, facts: [f0], stem: "sea wind ${'bulge tide '.repeat(440)} ${at}", answer: true, explanation: So. }\n`
				) +
				times(
					4900,
					(at) =>
						`  - { id: q${at}, type: short-text, facts: [f0], stem: Sea wind ${at}?, explanation: So., accept: [tide bulge tide, bulge x tide, bulge tide tide] }\n`
				)
		}),
	'choices of one long word': () =>
		bankOf({
			questions: filled((at) =>
				single(
					at,
					[...'abc'].map((letter) => `${letter.repeat(4800)}s`)
				)
			)
		}),
	'dismissals at every question': () =>
		bankOf({
			questions: filled(
				(at) =>
					`  - { id: q${at}, type: true-false, facts: [f0], stem: It rises., answer: true, explanation: So., dismissed: { ${times(90, (n) => `near-duplicate-elsewher${n}: So, `)} } }\n`,
				220
			)
		}),
	'30,000 questions': () => bankOf({ questions: filled((at) => `  - { id: q${at} }\n`, 30_000) }),
	'60,000 empty questions': () => `questions: [${'{}, '.repeat(60_000)}]`,
	'60,000 questions of no type': () =>
		bankOf({ questions: filled((at) => `  - { type: ${'singel'.repeat(9)}${at} }\n`, 40_000) }),
	'a question with 50,000 choices': () =>
		bankOf({ questions: single(0, times(24_000, (n) => `a${n};`).split(';')) }),
	'100 accepted answers and 100 confusions in every question': () =>
		bankOf({
			questions: filled(
				(at) =>
					`  - { id: q${at}, type: short-text, facts: [f0], stem: Why?, explanation: So., accept: [${times(90, (n) => `a${n}, `)}], confusions: [${times(60, (n) => `{ text: b${n}, feedback: No }, `)}] }\n`,
				450
			)
		}),
	'accepted answers of 5,000 characters': () =>
		bankOf({
			questions: filled(
				(at) =>
					`  - { id: q${at}, type: short-text, facts: [f0], stem: Why?, explanation: So., accept: [${times(20, (n) => `"${'ab '.repeat(1600)}${n}", `)}] }\n`
			)
		}),
	'pairs that are all alike': () =>
		bankOf({
			questions: filled(
				(at) =>
					`  - { id: q${at}, type: matching, facts: [f0], stem: Why?, explanation: So., pairs: [${times(26, () => `{ prompt: ${'p '.repeat(60)}, match: m }, `)}] }\n`,
				500
			)
		}),
	'sections that all overlap': () =>
		bankOf({
			sections: times(500, (at) => `  - { id: s${at}, title: S, from: 1, to: 6 }\n`),
			facts: times(2000, (at) => fact(at))
		}),
	'a list of 60,000 authors': () =>
		exampleWith('authors: [Ada Example]', `authors: [${'A, '.repeat(60_000)}]`),
	'60,000 tags of one question': () =>
		exampleWith('tags: [basics]', `tags: [${'a, '.repeat(60_000)}]`),
	'the language of a bank without end': () =>
		exampleWith('language: en', `language: en${'-a'.repeat(60_000)}`),
	'an id without end': () => exampleWith('id: tides\n', `id: ${'a-'.repeat(60_000)}!\n`),
	'a link without end': () =>
		exampleWith('https://example.org/tides', `https://${'a'.repeat(NEARLY_2_MB)}`),
	'a file name of dots': () =>
		exampleWith('kind: explainer', `kind: explainer\n    text: ${'a.'.repeat(500_000)}!`)
};
