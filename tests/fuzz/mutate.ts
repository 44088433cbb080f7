import type { Random } from '../../src/lib/core/quiz/random';

/** What some reader takes for its own, what ends or opens something, numbers that few expect, and what would be script. */
const TOKENS = [
	...['{', '}', '=', '~', '#', '####', '::', '->', '\\', '%50%', '$CATEGORY: a/b', '// [id:1]'],
	...[
		'[html]',
		'[markdown]',
		'ANSWER: B',
		'\nA) ',
		'\nB. ',
		'..',
		':0',
		'{=',
		'{}',
		'{T}',
		'{#1..'
	],
	...['<', '>', '</', '/>', '&', '&amp;', '&#0;', '&#xD800;', '&#x10FFFF;', '&lol;', ']]>'],
	...['<![CDATA[', '<!--', '-->', '<!DOCTYPE a [<!ENTITY b "c">]>', '<?xml version="1.0"?>'],
	...['@@PLUGINFILE@@/a.png', '{1:MC:=a~b}', '[[1]]', '{{c1::a::b}}', '{{#F}}', '{{/F}}', '{{^F}}'],
	...['"', "'", ',', ';', '\t', '\r', '\n', '\r\n', '\n\n', '\0', '\uFEFF', '\u2028', '\u202e'],
	...['0', '-0', '-1', '1e999', '1e-999', 'NaN', '99999999999999999999', '0x10', '١', '1,5', '½'],
	...['null', 'true', '[]', '{"__proto__":{"polluted":1}}', '__proto__', 'constructor', '\\u0000'],
	...[
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'javascript:alert(1)',
		'<svg/onload=a>'
	],
	...[
		'$',
		'$$',
		'\\(',
		'\\)',
		'\\[',
		'$\\frac{',
		'`',
		'**',
		'*',
		'_',
		'- ',
		'1. ',
		'![a](b.png)',
		'==='
	]
].map((token) => new TextEncoder().encode(token));
const LONGEST = 200_000;
const LONGEST_REPEATED = 60_000;

type Mutation = (bytes: Uint8Array, random: Random, donor: Uint8Array) => Uint8Array;

const upTo = (most: number, random: Random) => Math.floor(random() * (most + 1));
const oneOf = <T>(list: readonly T[], random: Random): T => list[upTo(list.length - 1, random)]!;

/** From and to, most of them short. */
function sliceIn({ length }: Uint8Array, random: Random): [number, number] {
	const from = upTo(length, random);
	return [from, from + upTo(Math.min(length - from, random() < 0.7 ? 20 : length), random)];
}
function put(bytes: Uint8Array, from: number, to: number, middle: Uint8Array): Uint8Array {
	const out = new Uint8Array(from + middle.length + bytes.length - to);
	out.set(bytes.subarray(0, from));
	out.set(middle, from);
	out.set(bytes.subarray(to), from + middle.length);
	return out;
}

const MUTATIONS: readonly Mutation[] = [
	function flipped(bytes, random) {
		const copy = bytes.slice();
		for (let left = 1 + upTo(3, random); left > 0 && copy.length > 0; left--)
			copy[upTo(copy.length - 1, random)]! ^= 1 << upTo(7, random);
		return copy;
	},
	function overwritten(bytes, random) {
		const copy = bytes.slice();
		const at = upTo(copy.length, random);
		copy.set(oneOf(TOKENS, random).subarray(0, copy.length - at), at);
		return copy;
	},
	(bytes, random) => bytes.slice(0, upTo(bytes.length, random)),
	(bytes, random) => bytes.slice(upTo(bytes.length, random)),
	(bytes, random) => put(bytes, ...sliceIn(bytes, random), new Uint8Array()),
	function doubled(bytes, random) {
		const [from, to] = sliceIn(bytes, random);
		return put(bytes, to, to, bytes.subarray(from, to));
	},
	function moved(bytes, random) {
		const [from, to] = sliceIn(bytes, random);
		const rest = put(bytes, from, to, new Uint8Array());
		const at = upTo(rest.length, random);
		return put(rest, at, at, bytes.subarray(from, to));
	},
	function withToken(bytes, random) {
		const at = upTo(bytes.length, random);
		return put(bytes, at, at, oneOf(TOKENS, random));
	},
	function withTokenInPlace(bytes, random) {
		return put(bytes, ...sliceIn(bytes, random), oneOf(TOKENS, random));
	},
	function spliced(bytes, random, donor) {
		return put(bytes, ...sliceIn(bytes, random), donor.subarray(...sliceIn(donor, random)));
	},
	function crossed(bytes, random, donor) {
		const at = upTo(bytes.length, random);
		return put(bytes, at, bytes.length, donor.subarray(upTo(donor.length, random)));
	},
	function repeated(bytes, random) {
		const [from, to] = sliceIn(bytes, random);
		const piece = random() < 0.5 ? bytes.slice(from, to) : oneOf(TOKENS, random);
		const times = Math.floor((LONGEST_REPEATED * random() ** 3) / Math.max(1, piece.length));
		const many = new Uint8Array(piece.length * times);
		for (let time = 0; time < times; time++) many.set(piece, time * piece.length);
		return put(bytes, to, to, many);
	}
];

/** The bytes with one to four things done to them. @param donors of which pieces may come */
export function mutate(
	bytes: Uint8Array,
	donors: readonly Uint8Array[],
	random: Random
): Uint8Array {
	let out = bytes;
	for (let left = 1 + upTo(3, random); left > 0; left--)
		out = oneOf(MUTATIONS, random)(out, random, oneOf(donors, random)).subarray(0, LONGEST);
	return out;
}
