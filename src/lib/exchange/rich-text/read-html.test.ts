import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseMarkup } from '../../core/markup/parse-markup';
import { plainText } from '../../core/markup/plain-text';
import { escapeMarks, markedText } from './marked-text';
import { readHtml } from './read-html';
import { writeHtml } from './write-html';

describe('HTML becomes text with our marks', () => {
	it('takes an element by a name that every object knows for one that means nothing', () => {
		const read = readHtml('<constructor>a</constructor> <tostring>b</tostring>');
		expect(read).toMatchObject({ text: 'a b', lost: [] });
	});

	const cases: [html: string, text: string][] = [
		['<p>One</p><p>Two</p>', 'One\n\nTwo'],
		['a<br>b', 'a\nb'],
		['The <b>first</b> and <i>second </i>word', 'The **first** and *second* word'],
		['<b>a<br><br>b</b> <i>c<br>d</i>', 'a\n\nb *c\nd*'],
		['<b>a<br>&nbsp;<br>b</b>', 'a\n\nb'],
		['<p dir="ltr" style="text-align:left;">5 * 3 = $15<br></p>', '5 \\* 3 = \\$15'],
		['H<sub>2</sub>O, m<sup>2</sup>, x<sup>ab</sup>', 'H₂O, m², x^(ab)'],
		['<ul><li>one</li><li>two</li></ul>after', '- one\n- two\nafter'],
		['<ul><li>one<br> <b>so</b></li><li>two</li></ul> after', '- one\n  **so**\n- two\nafter'],
		['<b>a <strong>b</strong> <i>c <em>d</em></i> e</b>', '**a b *c d* e**'],
		['x \\(a^2\\) y', 'x $a^2$ y'],
		['&lt;b&gt; &amp;amp; &nbsp;x', '<b> &amp;  x'],
		['<code>a*b</code>', '`a*b`'],
		['<pre><code>if (a)\n\tgo();</code></pre>', '`if (a)`\n`\tgo();`'],
		['<a href="https://example.org">a link</a>', 'a link'],
		['- not a list', '\\- not a list'],
		['<b></b><i> </i>x', 'x'],
		['1<b>2</b>3', '123'],
		['\\(a\\)\\(b\\)', '$a$ $b$'],
		['a<ul><li>\u00ad</li></ul>', 'a'],
		['$$<span></span>$$', '\\$\\$\\$\\$'],
		['$$ $ $$', '\\$\\$ \\$ \\$\\$'],
		['\\(a\\) \\(b \\[c\\]', '$a$ \\\\(b\n$$c$$'],
		[
			'\\<span></span>(x\\<span></span>) $<span></span>$y$<span></span>$',
			'\\\\(x\\\\) \\$\\$y\\$\\$'
		],
		['<code>a</code> <code>``` b`c</code>', '`a` `` ``` b`c ``'],
		['<b><i>a</i></b> <em><strong>b</strong></em> <b><i>a</i> c</b>', '***a*** ***b*** *a* c'],
		['\\<span></span>(a\\<span></span>)', '\\\\(a\\\\)'],
		['a<b> b</b> <i> c</i>', 'a **b** *c*'],
		['<i>a<b>b</b>c</i>', '*a**b**c*'],
		['\\<i><ul><li>a</ul>', '\\\\\n- a'],
		['<i>\\</i><b>a</b>', '*\\\\*a'],
		['\\(a\\)<b>1</b>2', '$a$ 12'],
		['<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>', '漢字(かんじ)']
	];
	it.each(cases)('%s', (html, text) => {
		expect(readHtml(html).text).toBe(text);
	});

	test('pictures and what is lost are told', () => {
		const read = readHtml(
			'a<img src="x.png" alt="A map">b<script>alert(1)</script><audio src="s.mp3"></audio>'
		);
		expect(read).toEqual({
			text: 'ab',
			pictures: [{ src: 'x.png', alt: 'A map' }],
			lost: ['script', 'sound']
		});
	});
});

test('MathML is lost and told, but for the TeX that stands beside it', () => {
	const math = (annotation: string) =>
		`Is <math><semantics><mrow><msup><mi>e</mi><mn>2</mn></msup></mrow>${annotation}</semantics></math> seven?`;
	expect(
		readHtml(math('<annotation encoding="application/x-tex">e^2 \\lt\n8</annotation>'))
	).toEqual({
		text: 'Is $e^2 \\lt 8$ seven?',
		pictures: [],
		lost: []
	});
	for (const annotation of [
		'',
		'<annotation encoding="SnuggleTeX">e</annotation>',
		'<annotation encoding="TeX">a\\) b</annotation>'
	])
		expect(readHtml(math(annotation))).toMatchObject({
			text: 'Is seven?',
			lost: ['a formula in MathML']
		});
	const twice = math('<annotation encoding="TeX">a</annotation>') + math('');
	expect(readHtml(twice)).toMatchObject({
		text: 'Is $a$ seven?Is seven?',
		lost: ['a formula in MathML']
	});
	expect(readHtml('<annotation encoding="TeX">a</annotation>')).toMatchObject({
		text: 'a',
		lost: []
	});
});

it.each(['&lt;', '\\(', '$$ ', '<p>'])(
	'%s a hundred thousand times is read at once',
	(piece) => {
		readHtml(piece.repeat(100_000));
	},
	20_000
);

test('any letters survive the marks', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			expect(plainText(escapeMarks(text), 'markdown')).toBe(plainText(plainLines(text), undefined));
		})
	);
});
/** Spaces at the end of a line and empty lines are no letters. */
const plainLines = (text: string) =>
	text.replace(/\n[ \t]*\n\s*/g, '\n\n').replace(/\n[ \t]+/g, '\n');

const pieces = fc.array(
	fc.constantFrom(
		'<p>',
		'</p>',
		'<b>',
		'</b>',
		'<i>',
		'</i>',
		'<ul>',
		'<li>',
		'</ul>',
		'</li>',
		'<script>',
		'</script>',
		'<img src=x onerror=alert(1)>',
		'<svg onload=alert(1)>',
		'&lt;script&gt;',
		'*',
		'**',
		'`',
		'$',
		'\\',
		'- ',
		' ',
		'\n',
		'word',
		'7',
		'\\(',
		'\\)'
	),
	{ maxLength: 40 }
);

test('any tags give a text that reads, and whose HTML has no tag but ours', () => {
	fc.assert(
		fc.property(pieces, (parts) => {
			const { text } = readHtml(parts.join(''));
			const html = writeHtml(text, 'markdown', true);
			expect(html.replace(/<\/?(?:p|em|strong|code|ul|li|br|span)>/g, '')).not.toMatch(/[<>]/);
		})
	);
});

test('an item of two lines is set in once, however often it is read and written', () => {
	const { text } = readHtml('<ul><li>one<p>two</ul>');
	expect(text).toBe('- one\n  two');
	expect(markedText(parseMarkup(text, true))).toBe(text);
});

test('what was written is read again as the same tree', () => {
	fc.assert(
		fc.property(pieces, (parts) => {
			const { text } = readHtml(parts.join(''));
			const tree = parseMarkup(text, true);
			expect(parseMarkup(markedText(tree), true)).toEqual(tree);
			const again = readHtml(writeHtml(text, 'markdown', true)).text;
			expect(singleSpaced(parseMarkup(again, true))).toBe(singleSpaced(tree));
		})
	);
});

const singleSpaced = (tree: unknown) => JSON.stringify(tree).replace(/ +/g, ' ');

test('elements without end, nested as deep as one likes, are read at once and told', () => {
	const deep = `a ${'<div>'.repeat(100_000)}b <b>c</b>`;
	expect(readHtml(deep)).toEqual({
		text: 'a\n\nb c',
		pictures: [],
		lost: ['elements nested more than a thousand deep']
	});
	expect(readHtml(`${'<i>'.repeat(900)}x`).lost).toEqual([]);
	expect(readHtml(`<script>${'<b>'.repeat(2000)}</script>x`).text).toBe('x');
	expect(readHtml(`<svg>${'<g>'.repeat(100_000)}hidden`).text).toBe('');
}, 5000);
