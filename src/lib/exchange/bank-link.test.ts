import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { BANK_FILE } from '../core/bank/bank-files';
import { EXAMPLE_BANK } from '../core/bank/example-bank';
import { crc32 } from '../core/intake/crc32';
import { LINK_LIMIT, readLink, writeLink } from './bank-link';
import { fromBase64url, toBase64url } from './base64url';
import type { BankTexts } from './bank-texts';
import { arbitraryTexts } from './testing/arbitrary-texts';

const linkTo = (texts: BankTexts): string => {
	const linked = writeLink(texts);
	if (!linked.ok) throw new Error(linked.problem.code);
	return linked.fragment;
};
const fits = (texts: BankTexts) => writeLink(texts).ok;
const codeOf = (fragment: string) => {
	const read = readLink(fragment);
	return read.ok ? null : read.problem.code;
};
/** A link with a right checksum around any content. */
function linkAround(content: Uint8Array): string {
	const bytes = new Uint8Array([0, 0, 0, 0, ...deflateSync(content, { level: 9 })]);
	new DataView(bytes.buffer).setUint32(0, crc32(content));
	return `#bank=1.${toBase64url(bytes)}`;
}

describe('a bank as a link', () => {
	it('is what was written when it is read, with or without the sign before it', () => {
		fc.assert(
			fc.property(arbitraryTexts.filter(fits), (texts) => {
				const fragment = linkTo(texts);
				expect(fragment).toMatch(/^#bank=1\.[A-Za-z0-9_-]+$/);
				expect(readLink(fragment)).toEqual({ ok: true, texts });
				expect(readLink(fragment.slice(1))).toEqual({ ok: true, texts });
			})
		);
	});

	it('is refused or still the same whatever one character is changed to, and whatever is cut away', () => {
		const damaged = arbitraryTexts.filter(fits).chain((texts) => {
			const fragment = linkTo(texts);
			const place = fc.nat(fragment.length - 1);
			const changed = fc
				.tuple(place, fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }))
				.map(([at, letter]) => fragment.slice(0, at) + letter + fragment.slice(at + 1));
			const cut = fc
				.tuple(place, place)
				.map(([at, size]) => fragment.slice(0, at) + fragment.slice(at + size + 1));
			return fc.record({ texts: fc.constant(texts), link: fc.oneof(changed, cut) });
		});
		fc.assert(
			fc.property(damaged, ({ texts, link }) => {
				const read = readLink(link);
				if (read.ok) expect(read.texts).toEqual(texts);
			}),
			{ numRuns: 2000 }
		);
	});

	it('holds the example, and says how long it would be where a bank is too large for one', () => {
		expect(linkTo({ [BANK_FILE]: EXAMPLE_BANK }).length).toBeLessThan(LINK_LIMIT);
		let noise = '';
		for (let word = 0; word < 3000; word++) noise += crc32(strToU8(String(word))).toString(36);
		const linked = writeLink({ [BANK_FILE]: noise });
		expect(linked).toMatchObject({ ok: false, problem: { code: 'too-long' } });
		if (!linked.ok && linked.problem.code === 'too-long')
			expect(linked.problem.length).toBeGreaterThan(LINK_LIMIT);
	});

	it('holds no pictures, and says how many there are', () => {
		const texts = { [BANK_FILE]: EXAMPLE_BANK, 'a.png': '{}', 'b.webp': '{}' };
		expect(writeLink(texts)).toEqual({ ok: false, problem: { code: 'has-images', count: 2 } });
	});

	it('is not made of what cannot be read again', () => {
		expect(writeLink({ [BANK_FILE]: 'x\uDC00' })).toEqual({
			ok: false,
			problem: { code: 'bad-text', name: BANK_FILE }
		});
	});
});

describe('a link is refused', () => {
	const whole = linkTo({ [BANK_FILE]: EXAMPLE_BANK });

	it.each([
		['nothing', '', 'none'],
		['a sign alone', '#', 'none'],
		['another fragment', '#question-3', 'none'],
		['no version', '#bank=', 'damaged'],
		['no content', '#bank=1', 'damaged'],
		['an empty content', '#bank=1.', 'damaged'],
		['a version that never was', '#bank=0.AAAAAAAA', 'damaged'],
		['a version to come', '#bank=2.AAAA', 'newer'],
		['zeros', '#bank=1.AAAAAAAA', 'damaged'],
		['a full stop after it', `${whole}.`, 'damaged'],
		['its last letter gone', whole.slice(0, -1), 'damaged'],
		['its end gone', whole.slice(0, 200), 'damaged'],
		['far too much', whole + 'A'.repeat(LINK_LIMIT), 'too-long']
	])('with %s', (_, fragment, code) => {
		expect(codeOf(fragment)).toBe(code);
	});

	it.each([
		'',
		'x',
		'null\n',
		'{}\n',
		'[]\n',
		'[["bank.yaml"]]\n',
		'[["bank.yaml",3]]\nab',
		'[["bank.yaml",1]]\nab',
		'[["bank.yaml",-1],["a.md",2]]\na',
		'[["bank.yaml",0.5],["a.md",0.5]]\na',
		'[["bank.yaml",1],["bank.yaml",1]]\nab',
		'[["bank.yaml",1],["../a.md",1]]\nab',
		'[["bank.yaml",1,1]]\na',
		'[["a.md",1]]\na'
	])('with a right checksum around %j', (content) => {
		expect(codeOf(linkAround(strToU8(content)))).toBe('damaged');
	});

	it('whose content is no UTF-8, or would grow beyond a bank', () => {
		const good = strToU8('[["bank.yaml",1]]\na');
		expect(codeOf(linkAround(good))).toBeNull();
		expect(codeOf(linkAround(Uint8Array.from([...good.slice(0, -1), 0xff])))).toBe('damaged');
		expect(codeOf(linkAround(new Uint8Array(4_000_000)))).toBe('too-long');
	});
});

it('base64url is that of the standard, and nothing else is read as it', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
			const text = toBase64url(bytes);
			expect(text).toBe(Buffer.from(bytes).toString('base64url'));
			expect(fromBase64url(text)).toEqual(Uint8Array.from(bytes));
		})
	);
	for (const text of ['A', 'AB', 'AAB', 'A=', 'AA==', 'A+', 'A/', 'A A', 'Ä'])
		expect([text, fromBase64url(text)]).toEqual([text, null]);
});
