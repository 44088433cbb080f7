import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { Unreadable } from '../formats/format';
import { readXml } from './read-xml';
import { element, inline, tag, xmlFile, xmlText } from './write-xml';
import { childOf, childrenOf, innerHtml, lettersOf } from './xml-element';

describe('reading XML', () => {
	test('names lose their prefix, and lines are counted', () => {
		const { root, faults } = readXml('<?xml version="1.0"?>\n<q:a x:id="1" id="2">\n <b/>\n</q:a>');
		expect(root.name).toBe('a');
		expect(root.attributes.get('id')).toBe('2');
		expect(childOf(root, 'b')!.line).toBe(3);
		expect(faults).toEqual([]);
	});

	it.each([
		['<a>x &amp; &#233;&#x41; &lt;b&gt;</a>', 'x & éA <b>'],
		['<a><![CDATA[<p>&amp;nbsp;</p>&nbsp;]]>&nbsp;</a>', '<p>&amp;nbsp;</p>&nbsp;\u00a0'],
		['<a>&amp;nbsp;</a>', '&nbsp;'],
		['<a>one<b> two </b>three<!-- no --></a>', 'one two three'],
		['<a>&unknown;</a>', '&unknown;']
	])('%s has the letters %s', (xml, letters) => {
		expect(lettersOf(readXml(xml).root)).toBe(letters);
	});

	test('mixed content can be had as HTML', () => {
		const { root } = readXml('<a>x &lt; <i class="y">z</i><br/><x:p/></a>');
		expect(innerHtml(root.children)).toBe('x &lt; <i class="y">z</i><br><p></p>');
	});

	test('what is not well formed is told with its line, and the rest is kept', () => {
		const { root, faults } = readXml('<a>\n<b>\n</a>\n</c>');
		expect(faults).toEqual([
			{ line: 2, text: '<b> is never closed.' },
			{ line: 4, text: 'An end tag closes nothing.' }
		]);
		expect(childOf(root, 'b')!.isWhole).toBe(false);
		expect(root.isWhole).toBe(true);
	});

	test.each(['', 'no element', '<!-- -->', '<a>'.repeat(300)])('%.9s is refused', (text) => {
		expect(() => readXml(text)).toThrow(Unreadable);
	});

	test('entities that a DTD declares do not grow', () => {
		const lines = Array.from(
			{ length: 9 },
			(_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`
		);
		const bomb = `<!DOCTYPE a [<!ENTITY l0 "lol">${lines.join('')}]><a>&l9;</a>`;
		expect(lettersOf(readXml(bomb).root)).toBe('&l9;');
		const file = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
		expect(lettersOf(readXml(file).root)).toBe('&x;');
	});

	test('any text is read, or refused as such', () => {
		const piece = fc.constantFrom(
			...['<a>', '</a>', '<b x="', '"', '<![CDATA[', ']]>', '<!--', '-->', '&', ';', '<?', '?>'],
			...['<!DOCTYPE', '[', ']', 'x', ' ', '\n', '/', '<', '>', '&#0;', '&#x110000;']
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
				try {
					readXml(pieces.join(''));
				} catch (error) {
					expect(error).toBeInstanceOf(Unreadable);
				}
			})
		);
	});
});

test('any letters come back as they were written', () => {
	const text = fc.string({ unit: 'grapheme' }).filter((letters) => xmlText(letters).length > 0);
	fc.assert(
		fc.property(text, text, (value, letters) => {
			const written = xmlFile(
				tag('a', [
					element('b', { x: value, gone: undefined }, letters),
					inline('c', {}, xmlText(letters))
				])
			);
			const { root, faults } = readXml(written);
			expect(faults).toEqual([]);
			const [b, c] = childrenOf(root);

			const said = (any: string) =>
				any.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
			expect(b!.attributes.get('x')).toBe(said(value));
			expect(lettersOf(b)).toBe(said(letters));
			expect(lettersOf(c)).toBe(said(letters));
		})
	);
});
