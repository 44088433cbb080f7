import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANK_FILE } from '../core/bank/bank-files';
import { EXAMPLE_BANK } from '../core/bank/example-bank';
import { LINK_LIMIT, writeLink } from './bank-link';
import { readPastedLink } from './pasted-link';

const texts = { [BANK_FILE]: EXAMPLE_BANK };
const linked = writeLink(texts);
if (!linked.ok) throw new Error(linked.problem.code);
const { fragment } = linked;
const address = `https://example.org/some/where/open/${fragment}`;
const codeOf = (pasted: string) => {
	const read = readPastedLink(pasted);
	return read.ok ? null : read.problem.code;
};
/** As mail breaks a long line. */
const broken = (text: string, size: number, between: string) =>
	text.match(new RegExp(`.{1,${size}}`, 'gs'))!.join(between);

describe('a link that was pasted', () => {
	it.each([
		['is the whole address', address],
		['is of an app under another address', address.replace('https://example.org', 'http://[::1]')],
		['is the bare fragment', fragment],
		['is the fragment without its sign', fragment.slice(1)],
		['stands in a message', `Look at this:\n${address}\nSee you tomorrow!`],
		['ends a sentence', `Mine is at ${address}.`],
		['stands in brackets', `(${address}), or <${address}>`],
		['is broken into lines', broken(address, 76, '\n')],
		['is broken into lines, with a word behind it', `${broken(address, 76, '\r\n')}\r\nBest`],
		['is broken into lines and quoted', `> ${broken(address, 70, '\n> ')}\n> Thanks.`],
		['is broken into lines and ends a sentence', `${broken(address, 76, '\n')}. And so on`]
	])('is read where it %s', (_, pasted) => {
		expect(readPastedLink(pasted)).toEqual({ ok: true, texts });
	});

	it('is read wherever it is broken, and whatever stands around it', () => {
		const around = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => `${text} `);
		fc.assert(
			fc.property(around, around, fc.integer({ min: 60, max: 400 }), (before, after, size) => {
				const pasted = `${before}\n${broken(address, size, '\n')}\n ${after}`;
				expect(readPastedLink(pasted)).toEqual({ ok: true, texts });
			})
		);
	});

	it.each([
		['nothing', '', 'none'],
		['words', 'the bank is here', 'none'],
		['an address without a fragment', 'https://example.org/open/', 'none'],
		['an address of another kind', 'https://example.org/#piggybank', 'none'],
		['no content', '#bank=', 'damaged'],
		['its end gone', address.slice(0, -9), 'damaged'],
		['its end gone, and a message behind it', `${address.slice(0, -9)}\nSee you`, 'damaged'],
		['a letter changed', address.replace(/(bank=1\..{20})./, '$1!'), 'damaged'],
		['a newer version', address.replace('=1.', '=7.'), 'newer'],
		['far too much', address + 'A'.repeat(LINK_LIMIT), 'too-long']
	])('is refused with %s', (_, pasted, code) => {
		expect(codeOf(pasted)).toBe(code);
	});
});
