import { Parser } from 'htmlparser2';

/** What a pasted or opened file holds of a source; what a page says of itself is there where it says so. */
export interface ReadSource {
	/** Paragraphs, parted by blank lines; headings begin with "#". */
	text: string;
	title?: string;
	author?: string;
	publisher?: string;
	/** ISO date. */
	date?: string;
	url?: string;
}

/** What is on a page, but no part of its text. */
const DROPPED = new Set(
	'script style noscript template iframe object embed svg math canvas audio video nav footer aside form button select textarea input dialog menu head'.split(
		' '
	)
);
const BLOCKS = new Set(
	'p div section article main header li ul ol dl dt dd blockquote pre table tr td th figure figcaption address hr h1 h2 h3 h4 h5 h6 body'.split(
		' '
	)
);
/** Where a page marks its text as such, the rest is around it. */
const CORE = new Set(['article', 'main']);
const HEADING = /^h[1-6]$/;
/** Elements that are open at once; the parser's work grows with their square. */
const MOST_OPEN = 1000;

/**
 * A text, Markdown or HTML as paragraphs of plain text: no script, style, picture or link is left of a page.
 * @param name the file's, or empty for what was pasted: what it is follows from its content where the name does not say
 */
export function readSource(content: string, name = ''): ReadSource {
	const text = content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
	if (/\.x?html?$/i.test(name) || (!/\.(md|markdown|txt)$/i.test(name) && looksLikeHtml(text)))
		return fromHtml(text);
	return { text: paragraphs(fromMarkdown(text).split(/\n[ \t]*\n/)) };
}

function looksLikeHtml(text: string): boolean {
	return /^\s*<(?:!doctype html|html|head|body|meta|article|main|div|p|h[1-6]|span|b|ul|ol|table)\b/i.test(
		text.slice(0, 2000)
	);
}

function fromHtml(html: string): ReadSource {
	const all: string[] = [];
	const core: string[] = [];
	const about: Omit<ReadSource, 'text'> = {};
	let block = '';
	let heading = false;
	let dropped = 0;
	let opened = 0;
	let inCore = 0;
	let title: string | null = null;

	function endBlock() {
		const line = plain(block);
		if (line) {
			const told = heading ? `# ${line}` : line;
			all.push(told);
			if (inCore > 0) core.push(told);
		}
		block = '';
	}

	const parser = new Parser({
		onopentag(tag, attributes) {
			if (++opened > MOST_OPEN) parser.pause();
			if (tag === 'meta') noteMeta(about, attributes);
			if (tag === 'link' && attributes.rel === 'canonical')
				about.url ??= webAddress(attributes.href);
			if (tag === 'title' && about.title === undefined) title = '';
			// A head that was never closed must not swallow the page.
			if (tag === 'body') dropped = 0;
			if (DROPPED.has(tag)) dropped++;
			if (BLOCKS.has(tag)) {
				endBlock();
				heading = HEADING.test(tag);
			}
			if (tag === 'br') block += ' ';
			if (CORE.has(tag)) inCore++;
		},
		ontext(text) {
			if (title !== null) title += text;
			else if (dropped === 0) block += text;
		},
		onclosetag(tag) {
			opened--;
			if (tag === 'title' && title !== null) {
				about.title ??= plain(title) || undefined;
				title = null;
			}
			if (BLOCKS.has(tag)) {
				endBlock();
				heading = false;
			}
			if (DROPPED.has(tag)) dropped = Math.max(0, dropped - 1);
			if (CORE.has(tag)) inCore = Math.max(0, inCore - 1);
		}
	});
	parser.write(html);
	if (opened > MOST_OPEN) {
		// No page of a person is nested so deep: what is left of it is read without its elements.
		const rest = html.slice(parser.endIndex + 1).replace(/<[^<>]*>/g, '\n\n');
		if (dropped === 0) for (block of [block, ...rest.split(/\n\s*\n/)]) endBlock();
	} else parser.end();
	endBlock();
	return { ...about, text: paragraphs(core.length > 0 ? core : all) };
}

function noteMeta(about: Omit<ReadSource, 'text'>, attributes: Record<string, string>): void {
	const name = (attributes.property ?? attributes.name ?? '').toLowerCase();
	const content = plain(attributes.content ?? '');
	if (!content) return;
	if (name === 'og:title') about.title = content;
	else if (name === 'author' || name === 'article:author')
		about.author ??= webAddress(content) ? undefined : content;
	else if (name === 'og:site_name') about.publisher ??= content;
	else if (name === 'og:url') about.url ??= webAddress(content);
	else if (['article:published_time', 'date', 'dc.date', 'pubdate'].includes(name))
		about.date ??= /^\d{4}-\d{2}-\d{2}/.exec(content)?.[0];
}

const webAddress = (text: string | undefined) =>
	text !== undefined && /^https?:\/\/[^\s<>"]+$/.test(text) ? text : undefined;

/** Marks of Markdown that say nothing to a reader: links become their text, pictures go, lists lose their signs. */
function fromMarkdown(text: string): string {
	return text
		.replace(/^---\n[^]*?\n---\n/, '')
		.replace(/!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)/g, '')
		.replace(/\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)/g, '$1')
		.replace(/^ {0,3}>[ \t]?/gm, '')
		.replace(/^ {0,3}(?:[-+*]|\d{1,3}[.)])[ \t]+/gm, '\n$&')
		.replace(/^ {0,3}(?:[-+*]|\d{1,3}[.)])[ \t]+/gm, '')
		.replace(/^ {0,3}(?:[-*_][ \t]*){3,}$/gm, '');
}

const paragraphs = (blocks: readonly string[]) =>
	blocks
		.map(plain)
		.filter((block) => block !== '')
		.join('\n\n');

/** One line, without what is not seen; the joiners and marks that right-to-left scripts need stay. */
function plain(text: string): string {
	return text
		.replace(
			/[\u00ad\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffd\p{Surrogate}]/gu,
			''
		)
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.trim();
}
