import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import RichText from './RichText.svelte';

let mounted: Record<string, unknown> | null = null;
let target: HTMLElement | null = null;
afterEach(async () => {
	if (mounted) await unmount(mounted);
	target?.remove();
	mounted = target = null;
});

function show(props: { text: string; markup?: 'plain' | 'markdown'; lists?: boolean }) {
	target = document.createElement('p');
	document.body.append(target);
	mounted = mount(RichText, { target, props });
	flushSync();
	return target;
}

/** Without what Svelte leaves for itself. */
const html = (element: Element) =>
	element.innerHTML.replace(/<!--.*?-->/g, '').replace(/ (class|xmlns)="[^"]*"/g, '');

describe('a text', () => {
	it('stands as it is where the bank is plain', () => {
		const text = 'A *b* `c` $d$ \\* <b>e</b>\n- f';
		expect(show({ text }).textContent).toBe(text);
		expect(target!.children).toHaveLength(0);
		expect(show({ text, markup: 'plain' }).textContent).toBe(text);
	});

	it('has its marks made elements, and nothing else', () => {
		const shown = show({ text: 'A *b **c*** `d` <b>e</b>', markup: 'markdown' });
		expect(html(shown)).toBe('A <em>b <strong>c</strong></em> <code>d</code> &lt;b&gt;e&lt;/b&gt;');
	});

	it('has lists that a screen reader counts', async () => {
		show({ text: 'These:\n- one\n- *two*', markup: 'markdown', lists: true });
		await expect.element(page.getByRole('list')).toBeInTheDocument();
		expect(
			page
				.getByRole('listitem')
				.elements()
				.map((item) => item.textContent)
		).toEqual(['one', 'two']);
	});

	it('shows a formula as MathML once it can be read, with its TeX for who cannot see it', async () => {
		const shown = show({ text: 'It is $c^2$ and $$x$$', markup: 'markdown' });
		await expect.element(page.getByText('It is')).toBeInTheDocument();
		await expect.poll(() => shown.querySelectorAll('math').length).toBe(2);
		const [inline, display] = shown.querySelectorAll('math');
		expect(inline!.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
		expect(inline!.querySelector('msup')!.namespaceURI).toBe(inline!.namespaceURI);
		expect(html(inline!)).toBe('<mrow><msup><mi>c</mi><mn>2</mn></msup></mrow>');
		expect(inline!.getAttribute('alttext')).toBe('c^2');
		expect(inline!.getAttribute('aria-label')).toBe('c^2');
		expect(display!.getAttribute('display')).toBe('block');
		expect(shown.querySelector('code')).toBeNull();
	});

	it('shows the TeX of what is no formula, or not let in', async () => {
		const shown = show({ text: '$x$ $\\frac{1}{2$ $\\href{javascript:1}{x}$', markup: 'markdown' });
		await expect.poll(() => shown.querySelectorAll('math').length).toBe(1);
		expect([...shown.querySelectorAll('code')].map(({ textContent }) => textContent)).toEqual([
			'\\frac{1}{2',
			'\\href{javascript:1}{x}'
		]);
		expect(shown.querySelector('a, [href]')).toBeNull();
	});

	it('does not draw a formula over the page around it, and stands on the line of the text', async () => {
		const raised = '\\raisebox{2em}{'.repeat(5) + '$M$' + '}'.repeat(5);
		const text = `A $${raised.replaceAll('$', '')}$ B $y$`;
		const shown = show({ text, markup: 'markdown' });
		shown.style.cssText = 'margin-block-start: 300px; font-size: 16px';
		await expect.poll(() => shown.querySelectorAll('math').length).toBe(2);
		const [high, plain] = shown.querySelectorAll('.formula');
		const letter = high!.querySelector('mtext')!.getBoundingClientRect();
		expect(letter.bottom).toBeLessThan(high!.getBoundingClientRect().top - 20);
		const [x, y] = [letter.x + letter.width / 2, letter.y + letter.height / 2];
		expect(high!.contains(document.elementFromPoint(x, y))).toBe(false);
		const mark = document.createElement('span');
		mark.style.cssText = 'display: inline-block; inline-size: 1px; block-size: 0';
		const inside = mark.cloneNode() as HTMLElement;
		shown.append(mark);
		plain!.append(inside);
		expect(inside.getBoundingClientRect().bottom).toBeCloseTo(
			mark.getBoundingClientRect().bottom,
			1
		);
	});

	it('can be scrolled with the keyboard where a formula is wider than its place', async () => {
		const shown = show({ text: `$${'abcdefgh + '.repeat(40)}x$`, markup: 'markdown' });
		shown.style.inlineSize = '200px';
		await expect.poll(() => shown.querySelector('.formula')?.getAttribute('tabindex')).toBe('0');
		expect(shown.scrollWidth).toBeLessThanOrEqual(200);
		shown.style.inlineSize = '9000px';
		await expect.poll(() => shown.querySelector('.formula')?.getAttribute('tabindex')).toBe(null);
	});
});
