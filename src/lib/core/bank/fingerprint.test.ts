import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from './bank';
import { EXAMPLE_BANK, exampleWith } from './example-bank';
import { fingerprint, fnv1a64 } from './fingerprint';
import { parseBank } from './parse-bank';
import { bankDigest } from './summarise-bank';

function bank(text: string) {
	const result = parseBank(text, 'x');
	if (!result.ok) throw new Error(JSON.stringify(result.errors));
	return result.bank;
}
function change(id: string, from: string, to: string) {
	const find = (text: string): Question =>
		bank(text).questions.find((question) => question.id === id)!;
	const [before, after] = [find(EXAMPLE_BANK), find(exampleWith(from, to))];
	return { wording: before.wording !== after.wording, key: before.key !== after.key };
}
const unchanged = { wording: false, key: false };

describe('fnv1a64', () => {
	it('gives the published values', () => {
		expect(fnv1a64('')).toBe('cbf29ce484222325');
		expect(fnv1a64('a')).toBe('af63dc4c8601ec8c');
		expect(fnv1a64('foobar')).toBe('85944171f73967e8');
	});

	it('agrees with the definition in whole numbers for any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				let hash = 0xcbf29ce484222325n;
				for (const byte of new TextEncoder().encode(text))
					hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
				expect(fnv1a64(text)).toBe(hash.toString(16).padStart(16, '0'));
			})
		);
	});
});

describe('fingerprint', () => {
	it('tells lists apart that join to the same text', () => {
		expect(fingerprint(['ab', 'c'])).not.toBe(fingerprint(['a', 'bc']));
	});

	it('takes no notice of spaces and Unicode forms', () => {
		expect(fingerprint(['caf\u00e9  au\nlait'])).toBe(fingerprint(['cafe\u0301 au lait']));
	});
});

describe('the fingerprints of a question', () => {
	it('change with the stem in wording only', () => {
		expect(change('highs-cause', 'What pulls the water?', 'What draws the water?')).toEqual({
			wording: true,
			key: false
		});
	});

	it('change with a distractor in wording only', () => {
		expect(change('highs-a-day', 'text: Four', 'text: Five')).toEqual({
			wording: true,
			key: false
		});
	});

	it('change with the key of a choice in both', () => {
		expect(change('highs-a-day', 'answer: Two', 'answer: Three')).toEqual({
			wording: true,
			key: true
		});
	});

	it('change in the key alone when another choice becomes right', () => {
		expect(change('highs-cause', 'text: The Sun, correct: true', 'text: The Sun')).toEqual({
			wording: false,
			key: true
		});
	});

	it('do not change with feedback, explanation, tags, difficulty', () => {
		expect(
			change('highs-a-day', 'feedback: It is one for each bulge.', 'feedback: Other words.')
		).toEqual(unchanged);
		expect(change('highs-a-day', 'difficulty: 2', 'difficulty: 3')).toEqual(unchanged);
		expect(change('order', 'It rises from low to high.', 'Other words.')).toEqual(unchanged);
	});

	it('do not change with the order of choices or with their ids', () => {
		const moon = '      - { text: The Moon, correct: true, feedback: Most of all. }\n';
		const sun = '      - { text: The Sun, correct: true, feedback: Half as much. }\n';
		expect(change('highs-cause', moon + sun, sun + moon)).toEqual(unchanged);
		expect(change('highs-cause', '{ text: The Moon', '{ id: moon, text: The Moon')).toEqual(
			unchanged
		);
	});

	it('change in the key alone when the right order changes', () => {
		const low = '      - { text: Low water, feedback: The beginning. }\n';
		const rising = '      - { text: Rising water, feedback: On the way. }\n';
		expect(change('order', low + rising, rising + low)).toEqual({ wording: false, key: true });
	});

	it('change in the key of a true-false, a numeric and a cloze question', () => {
		const keyOnly = { wording: false, key: true };
		expect(change('highs-true', 'answer: true', 'answer: false')).toEqual(keyOnly);
		expect(change('level', 'answer: 48000', 'answer: 48000\n    tolerance: 5')).toEqual(keyOnly);
		expect(change('best', 'accept: [harbour]', 'accept: [port]')).toEqual(keyOnly);
		const rematched = change(
			'phases',
			'Neap tide, match: Half Moon',
			'Neap tide, match: Full Moon'
		);
		expect(rematched.key).toBe(true);
	});

	it('change with the kind of a fact in the key of its attribution', () => {
		expect(change('claim:two-highs', 'kind: event', 'kind: figure')).toEqual({
			wording: false,
			key: true
		});
	});
});

describe('the digest of a bank', () => {
	it('changes with a key and not with feedback', () => {
		const digest = (text: string) => bankDigest(bank(text));
		expect(digest(exampleWith('answer: true', 'answer: false'))).not.toBe(digest(EXAMPLE_BANK));
		expect(digest(exampleWith('feedback: Two.', 'feedback: It is two.'))).toBe(
			digest(EXAMPLE_BANK)
		);
	});
});
