import { deflateRawSync } from 'node:zlib';
import { EXAMPLE_BANK } from '../../src/lib/core/bank/example-bank';
import { crc32 } from '../../src/lib/core/intake/crc32';
import { bankSaying } from './hand-texts';
import { SCRIPT_TEXT, SCRIPT_TEXTS } from './script-texts';

export interface HostileFragment {
	name: string;
	fragment: () => string;
	must: 'be refused' | 'be offered';
}

/** A link of that content, with the right checksum. */
export function fragmentOf(content: Uint8Array | string): string {
	const bytes = Buffer.from(content as Uint8Array);
	const checksum = Buffer.alloc(4);
	checksum.writeUInt32BE(crc32(bytes));
	const packed = deflateRawSync(bytes, { level: 9 });
	return `#bank=1.${Buffer.concat([checksum, packed]).toString('base64url')}`;
}
/** The texts by name, said to have these lengths. */
const listed = (lengths: unknown, rest: string) =>
	fragmentOf(`${JSON.stringify(lengths)}\n${rest}`);
export const withBank = (text: string) => listed([['bank.yaml', text.length]], text);
export const SOUND_FRAGMENT = withBank(EXAMPLE_BANK);

const bank = EXAMPLE_BANK;
const refused: [name: string, fragment: () => string][] = [
	...SCRIPT_TEXTS.map((text): [string, () => string] => [
		`the text ${text.slice(0, 30)}`,
		() => `#${encodeURIComponent(text.slice(0, 7000))}`
	]),
	['nothing in it', () => '#bank='],
	['no version', () => '#bank=1'],
	['a version without a bank', () => '#bank=1.'],
	['version 0', () => SOUND_FRAGMENT.replace('=1.', '=0.')],
	['version 2', () => SOUND_FRAGMENT.replace('=1.', '=2.')],
	['version 9999', () => '#bank=9999.'],
	['a version of 5,000 digits', () => `#bank=${'9'.repeat(5000)}.AAAA`],
	['a percent that is none', () => '#bank=1.%E0%A4%A'],
	['a bank twice', () => `${SOUND_FRAGMENT}${SOUND_FRAGMENT}`],
	['more behind it', () => `${SOUND_FRAGMENT}&x=<script>`],
	['half of it', () => SOUND_FRAGMENT.slice(0, SOUND_FRAGMENT.length / 2)],
	['a letter less', () => SOUND_FRAGMENT.slice(0, -1)],
	['10,000 letters', () => `#bank=1.${'A'.repeat(10_000)}`],
	['2 MB', () => `#bank=1.${'A'.repeat(2_000_000)}`],
	['a bomb', () => fragmentOf(new Uint8Array(5_500_000))],
	['the largest text that there may be', () => withBank(' '.repeat(2 * 1024 * 1024 - 60))],
	['no list', () => fragmentOf(bank)],
	['a list that is none', () => listed({ 'bank.yaml': bank.length }, bank)],
	['a list without a bank', () => listed([['a.md', 1]], 'x')],
	['a list 3,000 levels deep', () => fragmentOf(`${'['.repeat(3_000)}\n${bank}`)],
	['a bank by way of the prototype', () => listed([['__proto__', 1]], 'x')],
	[
		'the prototype beside the bank',
		() =>
			listed(
				[
					['bank.yaml', bank.length],
					['__proto__', 1]
				],
				`${bank}x`
			)
	],
	[
		'a path beside the bank',
		() =>
			listed(
				[
					['bank.yaml', bank.length],
					['../a.md', 1]
				],
				`${bank}x`
			)
	],
	[
		'a page beside the bank',
		() =>
			listed(
				[
					['bank.yaml', bank.length],
					['a.html', SCRIPT_TEXT.length]
				],
				bank + SCRIPT_TEXT
			)
	],
	[
		'a picture beside the bank',
		() =>
			listed(
				[
					['bank.yaml', bank.length],
					['a.png', 1]
				],
				`${bank}x`
			)
	],
	[
		'a name twice',
		() =>
			listed(
				[
					['bank.yaml', bank.length],
					['bank.yaml', 0]
				],
				bank
			)
	],
	...[-1, 0.5, 1e308, bank.length + 1, bank.length - 1, '1', null, [1]].map(
		(length): [string, () => string] => [
			`the length ${JSON.stringify(length)}`,
			() => listed([['bank.yaml', length]], bank)
		]
	),
	[
		'text that is no UTF-8',
		() => fragmentOf(Buffer.from(`[["bank.yaml",4]]\nid\u00e9:`, 'latin1'))
	],
	['script in every text', () => withBank(bankSaying(SCRIPT_TEXT))]
];

export const HAND_FRAGMENTS: HostileFragment[] = [
	...refused.map(([name, fragment]) => ({ name, fragment, must: 'be refused' as const })),
	{ name: 'a sound bank', fragment: () => SOUND_FRAGMENT, must: 'be offered' as const },
	{
		name: 'a text by the name __proto__.md',
		fragment: () =>
			listed(
				[
					['bank.yaml', bank.length],
					['__proto__.md', 1]
				],
				`${bank}x`
			),
		must: 'be offered' as const
	},
	{
		name: 'elements of no name in every text',
		fragment: () => {
			const text = '<x-y onfocus=globalThis.__ran=1 autofocus tabindex=0>';
			const saying = bankSaying(text);
			const lengths = [
				['bank.yaml', saying.length],
				['source.md', text.length]
			];
			return listed(lengths, saying + text);
		},
		must: 'be offered' as const
	}
];
