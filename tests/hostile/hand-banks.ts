import { EXAMPLE_BANK, exampleWith } from '../../src/lib/core/bank/example-bank';
import { SCRIPT_TEXT, SCRIPT_TEXTS } from './script-texts';
import { SLOW_BANKS } from './slow-banks';

export interface HostileBank {
	name: string;
	bytes: () => Uint8Array | string;
	/** Whether it must be refused; where not, it is one that is only big, or whose texts are odd but plain. */
	refused: boolean;
}

const encoder = new TextEncoder();

/** Every place of the example where an author writes a text, as the words that stand there. */
const FIELDS: [name: string, words: string][] = [
	['title', 'Why the sea rises twice a day'],
	['summary', 'What a lecture says about the tides of one harbour.'],
	['licence', 'CC-BY-4.0'],
	['title of a source', 'On tides'],
	['publisher', 'Harbour School'],
	['counted-from', '"The sea at our harbour"'],
	['title of a section', 'The pull of the Moon'],
	['statement', 'The harbour has two high waters a day.\n  - id: best-port'],
	['stem', 'How high is the spring tide, in millimetres?'],
	['feedback', 'So the office says.'],
	['explanation', 'The Port Office gives it in passage 5.'],
	['right', 'So it is.\n    distractors'],
	['distractor', 'Four'],
	['hint', 'There are two bulges.'],
	['choice', 'The Moon, correct'],
	['accept', 'spring tide, spring'],
	['confusion', 'neap tide'],
	['prompt', 'King tide'],
	['match', 'Half Moon'],
	['extra', 'New Year'],
	['item', 'Rising water'],
	['unit', 'name: mm']
];

const quotedText = (text: string) => JSON.stringify(text);

/** With `text` in that field, whatever stood there and behind it on its line being kept apart. */
function withField(words: string, text: string): string {
	const [first = ''] = words.replaceAll('"', '').split(/, correct|\n|, spring$/);
	const old = words.startsWith('"') ? words : words.startsWith('name: ') ? 'mm }' : first;
	const fresh = words.startsWith('name: ') ? `${quotedText(text)} }` : quotedText(text);
	const at = EXAMPLE_BANK.indexOf(old, Math.max(0, EXAMPLE_BANK.indexOf(words)));
	if (at < 0) throw new Error(`Not in the example: ${words}`);
	return EXAMPLE_BANK.slice(0, at) + fresh + EXAMPLE_BANK.slice(at + old.length);
}

const IDS = ['__proto__', 'constructor', 'prototype', '../x', 'a\\b', 'CON', '-', 'é', '<b>', ' '];

export const HAND_BANKS: HostileBank[] = [
	...FIELDS.map(([field, words]) => ({
		name: `script in ${field}`,
		bytes: () => encoder.encode(withField(words, SCRIPT_TEXT)),
		refused: true
	})),
	...SCRIPT_TEXTS.map((text) => ({
		name: `as the stem: ${text.slice(0, 30)}`,
		bytes: () => encoder.encode(withField(FIELDS[8]![1], text)),
		refused: /<(img|svg|\/|script)|^javascript|[\u0000-\u001f\u202e]|a{6000}/.test(text)
	})),
	...IDS.map((id) => ({
		name: `as an id: ${id}`,
		bytes: () => encoder.encode(exampleWith('id: tides\n', `id: ${quotedText(id)}\n`)),
		refused: true
	})),
	...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'].map((key) => ({
		name: `as a field: ${key}`,
		bytes: () => encoder.encode(`${key}: { polluted: true }\n${EXAMPLE_BANK}`),
		refused: true
	})),
	...[
		'javascript:alert(1)',
		'data:text/html,x',
		'file:///etc/passwd',
		'//example.org',
		'https://a b'
	].map((link) => ({
		name: `as a link: ${link}`,
		bytes: () => encoder.encode(exampleWith('https://example.org/tides', quotedText(link))),
		refused: true
	})),
	...['../secret.md', '/etc/passwd.txt', 'a/b.md', '..\\x.md', 'con:.md', '.md'].map((file) => ({
		name: `as a text file: ${file}`,
		bytes: () =>
			encoder.encode(
				exampleWith('kind: explainer', `kind: explainer\n    text: ${quotedText(file)}`)
			),
		refused: true
	})),
	...[
		'!!js/function "x"',
		'!!python/object:os.system x',
		'!!binary aGk=',
		'!<tag:x> y',
		'*nowhere'
	].map((value) => ({
		name: `as a value: ${value}`,
		bytes: () => encoder.encode(exampleWith('title: On tides', `title: ${value}`)),
		refused: true
	})),
	...(
		[
			['no bytes', new Uint8Array(0)],
			['nothing but zeros', new Uint8Array(1_000_000)],
			['nothing but 0xff', new Uint8Array(1_000_000).fill(0xff)],
			['a gzip file', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0)],
			['a PNG file', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)],
			['50 MB', new Uint8Array(50_000_000).fill(97)]
		] as [string, Uint8Array][]
	).map(([name, bytes]) => ({ name, bytes: () => bytes, refused: true })),
	...Object.entries(SLOW_BANKS).map(([name, make]) => ({
		name,
		bytes: () => encoder.encode(make()),
		refused: false
	}))
];
