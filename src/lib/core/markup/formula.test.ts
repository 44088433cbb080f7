import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaProblem, formulaTree } from './formula';
import { MAX_FORMULA } from './formula-limits';
import type { MathElement } from './mathml';
import { inMathVariant } from './math-variant';
import { readMathml } from './read-mathml';

/** A tree as MathML again, for reading. */
function written(node: MathElement | string | null): string {
	if (node === null || typeof node === 'string') return node ?? '';
	const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${value}"`);
	return `<${node.name}${attributes.join('')}>${node.children.map(written).join('')}</${node.name}>`;
}
const sizeOf = (node: MathElement | string): number =>
	typeof node === 'string' ? 1 : node.children.reduce((sum, each) => sum + sizeOf(each), 1);

describe('a formula', () => {
	it('is MathML as plain data, without the TeX beside it', () => {
		expect(written(formulaTree('E = mc^2', false))).toBe(
			'<math><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow></math>'
		);
		expect(written(formulaTree('x', true))).toBe(
			'<math display="block"><mrow><mi>x</mi></mrow></math>'
		);
	});

	it('has the letters of other alphabets, which browsers no longer make themselves', () => {
		expect(written(formulaTree('\\mathbb{R} \\mathbf{v} \\mathrm{d}', false))).toBe(
			'<math><mrow><mi>ℝ</mi><mi>𝐯</mi><mi mathvariant="normal">d</mi></mrow></math>'
		);
		expect(inMathVariant('A b 3', 'double-struck')).toBe('𝔸 𝕓 𝟛');
		expect(inMathVariant('hx', 'italic')).toBe('ℎ𝑥');
		expect(inMathVariant('A', undefined)).toBe('A');
	});

	it('says in words of the page what MathML Core leaves out', () => {
		expect(written(formulaTree('\\boxed{x}', false))).toContain('<mrow data-notation="box">');
		const aligned = written(formulaTree('\\begin{aligned}a&=b\\end{aligned}', true));
		expect(aligned).toContain('<mtd data-align="right" data-tight="end">');
		expect(aligned).toContain('<mtd data-align="left" data-tight="start end">');
	});

	it.each([
		['\\frac{1}{2', 'Unexpected end of input'],
		['\\nonsense', 'Undefined control sequence: \\nonsense'],
		['a & b', "Expected 'EOF', got '&'"],
		['\\def\\a{\\a\\a}\\a', '\\def'],
		['\\newcommand{\\a}{\\a\\a}\\a', '\\newcommand'],
		['\\gdef\\a{b}', '\\gdef'],
		['\\let\\a=b', '\\let'],
		['\\href{javascript:alert(1)}{x}', '\\href'],
		['\\url{https://example.org}', '\\url'],
		['\\includegraphics{x.png}', '\\includegraphics'],
		['\\htmlStyle{color: red}{x}', '\\htmlStyle'],
		['\\html@mathml{a}{b}', '\\html@mathml'],
		['\\message{x}', '\\message'],
		['\\text{\\char"202E 0001}', '\\char'],
		['\\text{\\char"0}', '\\char'],
		['\\char"D800', '\\char'],
		['\\text{\u202E0001}', 'Unrecognized Unicode character'],
		['\\show\\frac', '\\show'],
		['\\color{red}x', '\\color'],
		['\\rule{3em}{3em}', '\\rule'],
		['x'.repeat(MAX_FORMULA + 1), 'may have 500']
	])('%j is none', (tex, problem) => {
		expect(formulaProblem(tex, false)).toContain(problem);
		expect(formulaTree(tex, false)).toBeNull();
	});

	it('may have a line end before a word that is a command elsewhere', () => {
		expect(formulaProblem('\\begin{matrix}a\\\\def\\end{matrix}', false)).toBeNull();
	});

	it('keeps nothing from one to the next', () => {
		expect(formulaProblem('\\a', false)).not.toBeNull();
		formulaProblem('\\global\\def\\a{b}', false);
		expect(formulaProblem('\\a', false)).not.toBeNull();
	});

	it('is refused where it goes deeper than anyone reads', () => {
		const deep = (levels: number) => '\\sqrt{'.repeat(levels) + 'x' + '}'.repeat(levels);
		expect(formulaProblem(deep(20), false)).toBeNull();
		expect(formulaProblem('{'.repeat(240) + 'x' + '}'.repeat(240), false)).toBeNull();
		expect(formulaProblem('x_{'.repeat(120) + 'x' + '}'.repeat(120), false)).toContain(
			'The formula goes too deep'
		);
	});

	it('has a bounded tree, whatever it is', () => {
		const bits = fc.constantFrom(
			'x',
			'^',
			'_',
			'{',
			'}',
			'\\frac',
			'\\sqrt',
			'\\pmod',
			'&',
			'\\\\',
			'\\dots',
			'\\left(',
			'\\right)',
			'\\text',
			' ',
			'2',
			'\\begin{matrix}',
			'\\end{matrix}'
		);
		fc.assert(
			fc.property(
				fc.array(bits, { maxLength: 80 }).map((all) => all.join('')),
				fc.boolean(),
				(tex, display) => {
					const tree = formulaTree(tex, display);
					if (tree) expect(sizeOf(tree)).toBeLessThanOrEqual(20 * tex.length + 20);
					expect(tree === null).toBe(formulaProblem(tex, display) !== null);
				}
			)
		);
	});
});

describe('MathML', () => {
	it('keeps no element and no attribute but known ones', () => {
		const text =
			'<span class="katex" style="color:red"><math xmlns="m" onclick="x" href="javascript:1"><script>alert</script><mi class ="a" mathsize="2em">a&lt;b</mi></math></span>';
		expect(written(readMathml(text))).toBe('<math>alert<mi mathsize="2em">a<b</mi></math>');
		expect(readMathml('<span>x</span>')).toBeNull();
	});

	it.each(['\u202E', '\u2066', '\0', '\uD800', '\u007F'])('is none with %j in it', (character) => {
		expect(readMathml(`<math><mtext>a${character}b</mtext></math>`)).toBeNull();
	});

	it.each([
		['\\raisebox{200em}{x}', '<mpadded voffset="2em">'],
		['\\raisebox{-99cm}{x}', '<mpadded voffset="-2em">'],
		['\\raisebox{0.3em}{x}', '<mpadded voffset="0.3em">'],
		['\\kern-500em x', '<mspace width="-20em">'],
		['\\mkern-2mu x', '<mspace width="-0.1111em">'],
		['a\\above 500pt b', '<mfrac linethickness="2em">'],
		['\\llap{x}', '<mpadded lspace="-1width" width="0px">'],
		['\\xrightarrow{a}', '<mpadded width="+0.6em" lspace="0.3em">']
	])('of %j stays in its place', (tex, part) => {
		expect(written(formulaTree(tex, false))).toContain(part);
	});

	it('loses lengths that are none', () => {
		expect(written(readMathml('<math><mspace width="calc(9em*99)"/></math>'))).toBe(
			'<math><mspace></mspace></math>'
		);
	});
});
