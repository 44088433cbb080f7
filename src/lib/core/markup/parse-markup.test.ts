import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MarkupNode } from './markup-node';
import { hasMarks, parseMarkup } from './parse-markup';
import { plainNodes, plainText } from './plain-text';
import { scanMarkup } from './scan-markup';

/** A tree in short: em and strong as <em> and <strong>, and so on. */
function shown(nodes: readonly MarkupNode[]): string {
	return nodes
		.map((node) => {
			switch (node.kind) {
				case 'text':
					return node.text;
				case 'emphasis':
					return `<em>${shown(node.children)}</em>`;
				case 'strong':
					return `<strong>${shown(node.children)}</strong>`;
				case 'code':
					return `<code>${node.text}</code>`;
				case 'formula':
					return node.display ? `<div>${node.tex}</div>` : `<math>${node.tex}</math>`;
				case 'break':
					return '<p>';
				case 'list':
					return `<ul>${node.items.map((item) => `<li>${shown(item)}</li>`).join('')}</ul>`;
			}
		})
		.join('');
}
const read = (text: string) => shown(parseMarkup(text, true));

function sizeOf(nodes: readonly MarkupNode[]): { nodes: number; depth: number } {
	const inner = nodes.flatMap((node) => {
		if (node.kind === 'list') return node.items.map(sizeOf);
		return node.kind === 'emphasis' || node.kind === 'strong' ? [sizeOf(node.children)] : [];
	});
	return {
		nodes: inner.reduce((sum, each) => sum + each.nodes, nodes.length),
		depth: 1 + inner.reduce((deepest, each) => Math.max(deepest, each.depth), 0)
	};
}

/** Bits of text in which marks meet each other in every way. */
const markedText = fc
	.array(
		fc.constantFrom(
			'*',
			'**',
			'***',
			'`',
			'``',
			'$',
			'$$',
			'\\',
			'\n',
			'\n\n',
			'- ',
			' ',
			'a',
			'7',
			'b c',
			'é'
		),
		{ maxLength: 60 }
	)
	.map((bits) => bits.join(''));

describe('the marks of a text', () => {
	it.each([
		['a *word* here', 'a <em>word</em> here'],
		['a **word** here', 'a <strong>word</strong> here'],
		['***both***', '<strong><em>both</em></strong>'],
		['**a *b***', '<strong>a <em>b</em></strong>'],
		['*a **b***', '<em>a <strong>b</strong></em>'],
		['*a**b**c*', '<em>a<strong>b</strong>c</em>'],
		['**a*b*c**', '<strong>a<em>b</em>c</strong>'],
		['*a**b*', '<em>a**b</em>'],
		['*a*b*c*', '<em>a</em>b<em>c</em>'],
		['这是*重点*内容', '这是<em>重点</em>内容'],
		['a `*word*` here', 'a <code>*word*</code> here'],
		['``a`b``', '<code>a`b</code>'],
		['so $E = mc^2$ it is', 'so <math>E = mc^2</math> it is'],
		['$a \\$ b$', '<math>a \\$ b</math>'],
		['so\n$$\nE = mc^2\n$$\nit is', 'so<div>E = mc^2</div>it is'],
		['one\ntwo\n\nthree', 'one\ntwo<p>three'],
		[
			'these:\n- one\n- *two*\n  of them\nand so on',
			'these:<ul><li>one</li><li><em>two</em>\n  of them</li></ul>and so on'
		],
		['- one\n\n- two\n\nend', '<ul><li>one</li><li>two</li></ul>end']
	])('%j is read', (text, expected) => {
		expect(read(text)).toBe(expected);
	});

	it.each([
		'2*3*4 = 24',
		'a * b * c',
		'*open',
		'close*',
		'**a*',
		'****',
		'****a****',
		'*a\n\nb*',
		'`open',
		'```three```',
		'costs $5 and $6',
		'$108 billion',
		'$5-$6',
		'$ a $',
		'$$',
		'$$$$',
		'snake_case_name',
		'C:\\temp\\new',
		'a - b'
	])('%j has none', (text) => {
		expect(parseMarkup(text, true).every(({ kind }) => kind === 'text' || kind === 'break')).toBe(
			true
		);
		expect(plainText(text, 'markdown', true)).toBe(text);
		expect(hasMarks(text, true)).toBe(text.includes('\n\n'));
	});

	it('are letters after a backslash', () => {
		expect(read('\\*a\\* costs \\$5 to \\$6, \\`b\\`, \\\\')).toBe('*a* costs $5 to $6, `b`, \\');
		expect(read('\\- no item')).toBe('- no item');
		expect(hasMarks('\\$5')).toBe(true);
	});

	it('make no list where only a line has room', () => {
		expect(shown(parseMarkup('- 5 °C'))).toBe('- 5 °C');
	});

	it('tell of the dollar signs that stand alone', () => {
		expect(scanMarkup('a $x$ costs $5', false).strayDollars).toEqual([12]);
		expect(scanMarkup('a $x$ costs \\$5', false).strayDollars).toEqual([]);
		expect(scanMarkup('$$x$$ and $$y', false).strayDollars).toEqual([10]);
	});
});

describe('plain text', () => {
	it('is the letters, and the TeX of formulas', () => {
		const text = 'Is *this* `code` or $x^2$?\n- **one**\n- two\n\n$$y$$';
		expect(plainText(text, 'markdown', true)).toBe('Is this code or x^2?\none\ntwo\ny');
		expect(plainText(text, 'plain')).toBe(text);
		expect(plainText(text, undefined)).toBe(text);
	});

	it('is the text where there are no marks', () => {
		const withoutMarks = fc
			.string({ unit: 'grapheme' })
			.filter((text) => !/[*`$\\\n]/.test(text) && !/^ {0,3}-/.test(text));
		fc.assert(
			fc.property(withoutMarks, (text) => {
				expect(plainText(text, 'markdown')).toBe(text);
				expect(hasMarks(text)).toBe(false);
			})
		);
	});

	it('never has more letters than the text, but for the line ends of blocks', () => {
		fc.assert(
			fc.property(markedText, fc.boolean(), (text, lists) => {
				const letters = plainNodes(parseMarkup(text, lists));
				expect(letters.replace(/\s/g, '').length).toBeLessThanOrEqual(
					text.replace(/\s/g, '').length
				);
			})
		);
	});
});

describe('a hostile text', () => {
	it('never throws, never has more nodes than letters, and is never deep', () => {
		fc.assert(
			fc.property(fc.oneof(markedText, fc.string({ unit: 'binary' })), (text) => {
				const size = sizeOf(parseMarkup(text, true));
				expect(size.nodes).toBeLessThanOrEqual(text.length);
				// Of emphasis four, in a list.
				expect(size.depth).toBeLessThanOrEqual(6);
			}),
			{ numRuns: 1000 }
		);
	});

	const many = 10_000;
	it.each([
		['stars', '*'.repeat(many), 1, 1],
		['stars and letters', '*a'.repeat(many), 1.5 * many, 2],
		['emphasis that opens and never closes', '*a '.repeat(many), 1, 1],
		['emphasis in emphasis', '*a '.repeat(many) + 'b' + ' a*'.repeat(many), 15, 5],
		['emphasis round emphasis', '**a *b '.repeat(many) + 'c' + '* d**'.repeat(many), 20, 5],
		[
			'backticks of growing length',
			Array.from({ length: 140 }, (_, n) => '`'.repeat(n + 1)).join(' '),
			1,
			1
		],
		['single backticks before double ones', '`' + '``a'.repeat(many) + '`', many, 1],
		['dollar signs', '$'.repeat(many), many, 1],
		['prices', '$5 '.repeat(many), 1, 1],
		['formulas that never end', '$$a '.repeat(many - 1), many, 1],
		['backslashes', '\\'.repeat(many), 1, 1],
		['items', '- '.repeat(many), 3, 2],
		['lines', '\n'.repeat(many), 1, 1]
	])('of %s stays small', (_, text, most, deepest) => {
		const size = sizeOf(parseMarkup(text, true));
		expect(size.nodes).toBeLessThanOrEqual(most);
		expect(size.depth).toBeLessThanOrEqual(deepest);
	});
});
