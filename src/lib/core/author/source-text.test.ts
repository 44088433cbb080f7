import { describe, expect, it } from 'vitest';
import { readSource } from './source-text';

describe('a source from outside', () => {
	it('is paragraphs, whatever parts them', () => {
		expect(readSource('One\r\ngoes on.\r\n\r\n\r\nTwo.\n \nThree.').text).toBe(
			'One goes on.\n\nTwo.\n\nThree.'
		);
	});

	it('of a page is its text alone', () => {
		const page = `<!doctype html><html><head><title>On tides &amp; ports</title>
			<meta name="author" content="Ada Example"><meta property="article:published_time" content="2024-03-01T10:00:00Z">
			<meta property="og:site_name" content="Harbour School"><link rel="canonical" href="https://example.org/tides">
			<script>var p = "<p>not me</p>";</script><style>p { color: red }</style></head>
			<body><nav><a href="/">Home</a></nav><header>Menu</header>
			<article><h1>On tides</h1><p>The sea<br>comes <b>twice</b> a&nbsp;day.<img src="https://t.example/1.gif" onerror="x()">
			<p>So <a href="javascript:x()">there</a> are two bulges.</p><aside>Read more!</aside>
			<script>alert(1)</script><ul><li>One</li><li>Two</li></ul></article>
			<footer>All rights</footer></body></html>`;
		expect(readSource(page)).toEqual({
			title: 'On tides & ports',
			author: 'Ada Example',
			publisher: 'Harbour School',
			date: '2024-03-01',
			url: 'https://example.org/tides',
			text: '# On tides\n\nThe sea comes twice a day.\n\nSo there are two bulges.\n\nOne\n\nTwo'
		});
	});

	it('of a page without marks is all but what is around it', () => {
		expect(
			readSource('<div>One <i>and</i> more</div><div>Two</div><form>Sign up</form>').text
		).toBe('One and more\n\nTwo');
		expect(readSource('<head><p>lost?<body><p>Not lost', 'a.html').text).toBe('Not lost');
	});

	it('of Markdown keeps its words', () => {
		const text =
			'---\ntitle: x\n---\n# On tides\n\nA [link](https://x.org) and ![a picture](y.png)more.\n\n- one\n- two\n\n> said so\n\n---\n\n1. first';
		expect(readSource(text, 'a.md').text).toBe(
			'# On tides\n\nA link and more.\n\none\n\ntwo\n\nsaid so\n\nfirst'
		);
	});

	it('is no page where a text only speaks of one, or its name says otherwise', () => {
		expect(readSource('Write <p> for a paragraph.').text).toBe('Write <p> for a paragraph.');
		expect(readSource('<p>x</p>', 'a.txt').text).toBe('<p>x</p>');
	});

	it('has no characters that are not seen', () => {
		expect(readSource('a\u200bb\u202ec\u0000d\ufeff').text).toBe('abc d');
	});

	it('of five megabytes is read without trouble', () => {
		const page = `<article>${'<p>Some words that say something, and more of them.<script>x</script>'.repeat(75_000)}`;
		expect(readSource(page).text.split('\n\n')).toHaveLength(75_000);
		expect(readSource('<'.repeat(1_000_000), 'a.html').text.length).toBeLessThanOrEqual(1_000_000);
		expect(readSource('['.repeat(300_000), 'a.md').text).toHaveLength(300_000);
	});
});

it('elements without end, nested as deep as one likes, are read at once', () => {
	const { text } = readSource(`<p>First</p>${'<div>'.repeat(200_000)}<p>Deep</p><p>Last</p>`);
	expect(text.split('\n\n')).toEqual(['First', 'Deep', 'Last']);
	expect(readSource(`<p>a</p>${'<svg>'.repeat(200_000)}hidden`).text).toBe('a');
}, 5000);
