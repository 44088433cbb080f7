import { archive } from './archive';
import { manifest, type HostileGiven } from './hand-packages';
import { SCRIPT_TEXTS } from './script-texts';

/** A bank with a question of each type, and the same text wherever an author writes one. */
export function bankSaying(text: string, change: Record<string, unknown> = {}): string {
	const nth = (at: number) => `${text} ${at}`;
	const said = { feedback: text };
	const base = { facts: ['f0'], stem: text, explanation: text, hint: text, tags: [text] };
	const rightWrong = { right: text, wrong: text };
	const bank = {
		id: 'hostile',
		title: text,
		summary: text,
		language: 'en',
		licence: text,
		authors: [text],
		revision: 1,
		sources: [
			{
				...{ id: 'source', title: text, author: text, publisher: text, date: '2024-03-01' },
				...{ kind: 'other', citation: text, note: text, url: 'https://example.org/#x-y' },
				passages: { unit: 'paragraph', count: 1, 'counted-from': text },
				text: 'source.md'
			}
		],
		sections: [{ id: 'all', title: text, from: 1, to: 1 }],
		facts: [
			{
				...{ id: 'f0', passage: 1, kind: 'event', 'said-by': text, statement: text, note: text },
				attribution: false
			}
		],
		questions: [
			{
				id: 'tf',
				type: 'true-false',
				...base,
				answer: true,
				feedback: { true: text, false: text }
			},
			{
				...{ id: 'one', type: 'single', ...base },
				choices: [
					{ text: nth(1), correct: true, ...said },
					{ text: nth(2), ...said }
				]
			},
			{
				...{ id: 'some', type: 'multiple', ...base },
				choices: [
					{ text: nth(1), correct: true, ...said },
					{ text: nth(2), ...said }
				]
			},
			{
				id: 'number',
				type: 'numeric',
				...base,
				answer: 1,
				unit: { name: text },
				feedback: rightWrong
			},
			{
				...{ id: 'word', type: 'short-text', ...base, accept: [text], feedback: rightWrong },
				confusions: [{ text: nth(1), ...said }]
			},
			{
				...{
					id: 'gap',
					type: 'cloze',
					...base,
					text: /\{\{|\}\}/.test(text) ? 'It is {{a}}.' : `${text} {{a}}`
				},
				blanks: { a: { accept: [text], ...said } }
			},
			{
				...{ id: 'pairs', type: 'matching', ...base, extra: [nth(9)] },
				pairs: [1, 2].map((at) => ({ prompt: nth(at), match: nth(at), ...said }))
			},
			{
				...{ id: 'order', type: 'ordering', ...base },
				items: [1, 2].map((at) => ({ text: nth(at), ...said }))
			}
		],
		...change
	};
	return Object.entries(bank)
		.map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
		.join('');
}

const MARKS = [
	'[a link](https://example.org/x)',
	'![a picture](https://example.org/x.png)',
	'<https://example.org/x>',
	'[x]: https://example.org/x',
	'https://example.org/x',
	'`globalThis.__ran=1`',
	'``` html',
	'**a *b **c *d **e',
	'*'.repeat(800),
	'*a '.repeat(500),
	'`'.repeat(900),
	`${'- '.repeat(500)}x`,
	'\\'.repeat(401),
	'&lt;img src=x onerror=globalThis.__ran=1&gt;',
	'＜script＞globalThis.__ran=1＜/script＞'
];

/** TeX that makes links, classes, styles or macros, or that never ends, in any renderer that lets it. */
const FORMULAS = [
	'\\href{https://example.org/x}{x}',
	'\\url{https://example.org/x}',
	'\\includegraphics{https://example.org/x.png}',
	'\\htmlClass{x}{y}',
	'\\htmlId{main}{y}',
	'\\htmlStyle{position:fixed;inset:0}{y}',
	'\\htmlData{x=y}{z}',
	'\\@firstoftwo{a}{b}',
	'\\def\\x{\\x\\x}\\x',
	'\\let\\x=\\href\\x{https://example.org}{y}',
	'\\newcommand{\\x}{\\x}\\x',
	'\\gdef\\frac{x}\\frac',
	'\\char60 img',
	'\\errmessage{x}'
];
const HARMLESS_FORMULAS = [
	'\\text{<x-y onfocus=globalThis.__ran=1>}',
	'\\unicode{60}',
	'\\csname href\\endcsname{https://example.org}',
	'\\hspace{99999em}x',
	'\\kern-9999em x',
	'\\raisebox{9999em}{x}',
	'\\hspace{-9999em}\\text{over all}',
	'\\class{x}{y}',
	'\\style{x}{y}',
	'\\cssId{main}{y}',
	'\\operatorname{constructor}',
	`${'{'.repeat(240)}x${'}'.repeat(240)}`,
	`${'\\sqrt{'.repeat(70)}x${'}'.repeat(70)}`,
	`${'x^{'.repeat(120)}x${'}'.repeat(120)}`,
	`${'\\frac{x}{'.repeat(45)}x${'}'.repeat(45)}`,
	'\\begin{matrix}'.repeat(33),
	'&&&&',
	'\\\\'.repeat(200),
	'\\left('.repeat(60)
];

const LINKS = [
	'https://example.org\\@evil.example/',
	'https://user:word@example.org/',
	'http://[::1]/',
	'https://%00/',
	'https://'.padEnd(100_000, 'a')
];

/** Text with a byte or a letter that the parser refuses anywhere. */
const isRefused = (text: string) =>
	/<(img|svg|\/|script)|^javascript|[\u0000-\u001f\u202e]|a{6000}/.test(text);

const made = (
	name: string,
	bank: string,
	must: HostileGiven['must'],
	source = 'A tide'
): HostileGiven => ({
	name,
	files: () => ({
		'bank.footnote': archive([
			manifest(),
			{ name: 'bank.yaml', content: bank },
			{ name: 'source.md', content: source }
		])
	}),
	must
});
/** In every text, and read with marks. */
const marked = (name: string, text: string, must: HostileGiven['must']) =>
	made(name, bankSaying(text, { markup: 'markdown' }), must, text);

export const HAND_TEXTS: HostileGiven[] = [
	...SCRIPT_TEXTS.flatMap((text) => {
		// Underscores are marks in a source’s text, which then begins otherwise.
		const must = isRefused(text) ? 'be refused' : text === '__proto__' ? null : 'be offered';
		const name = `in every text: ${text.slice(0, 30)}`;
		return [
			made(name, bankSaying(text), must, text),
			// A dollar sign alone may begin a formula.
			marked(`${name}, with marks`, text, text.includes('$') ? 'be refused' : must)
		];
	}),
	...MARKS.map((text) => marked(`marks: ${text.slice(0, 40)}`, text, 'be offered')),
	...FORMULAS.map((tex) =>
		marked(`a formula: ${tex.slice(0, 40)}`, `So $${tex}$ is.`, 'be refused')
	),
	...HARMLESS_FORMULAS.map((tex) =>
		marked(`a formula: ${tex.slice(0, 40)}`, `So $${tex}$ is.`, 'be offered')
	),
	marked('hundreds of formulas in every text', '$x^2$ '.repeat(300).trim(), 'be offered'),
	...[
		...['en-x', 'en-latn-latn', 'zh-abc', 'xx-yy-zz'].map((language) => ({ language })),
		{ id: 'reading-claims', revision: 999 },
		{ revision: 1e308 },
		...['bank', 'open', 'settings', 'null', '0', 'to-string', '404'].map((id) => ({ id }))
	].map((change) => made(JSON.stringify(change), bankSaying('A tide', change), 'be offered')),
	...LINKS.map((url) =>
		made(
			`a link to ${url.slice(0, 40)}`,
			bankSaying('A tide').replace('https://example.org/#x-y', url.replaceAll('\\', '\\\\')),
			'be offered'
		)
	)
];
