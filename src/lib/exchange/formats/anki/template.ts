/** How one side of a card is made of a note's fields: a piece of HTML with {{names}} in it. */
export type Template = TemplateNode[];

type TemplateNode =
	| { kind: 'text'; text: string }
	/** Filters in the order in which they are applied, the nearest to the name first. */
	| { kind: 'field'; name: string; filters: string[] }
	/** What is there only where a field holds something, or holds nothing. */
	| { kind: 'section'; name: string; isNegated: boolean; inner: Template };

/** What a template is filled with. */
export interface Filling {
	/** As the note has it, in HTML; undefined where it has no field of that name. */
	field(name: string): string | undefined;
	/** What the filters of a field make of it, the nearest to its name first. */
	filtered(html: string, filters: readonly string[]): string;
	/** The number of the gap that is asked for. */
	gap: number;
}

/** A side that grew beyond all sense. */
export class SideTooLong extends Error {}

/** Of one side, in characters. */
export const MOST_HTML = 300_000;
const MAX_DEPTH = 50;
const OLD_DELIMITERS = /^\s*\{\{=<% %>=\}\}/;

/**
 * Anki's templates (docs.ankiweb.net/templates). A section that is not closed ends with the template, one that was not
 * opened is not closed. Never throws.
 */
export function parseTemplate(source: string): Template {
	let text = source;
	if (OLD_DELIMITERS.test(text))
		text = text.replace(OLD_DELIMITERS, '').replaceAll('<%', '{{').replaceAll('%>', '}}');
	const whole: Template = [];
	const open: { name: string; inner: Template }[] = [{ name: '', inner: whole }];
	const put = (node: TemplateNode) => void open.at(-1)!.inner.push(node);
	let at = 0;
	while (at < text.length) {
		const from = text.indexOf('{{', at);
		const to = from < 0 ? -1 : text.indexOf('}}', from);
		const comment = text.indexOf('<!--', at);
		if (comment >= 0 && (comment < from || to < 0)) {
			if (comment > at) put({ kind: 'text', text: text.slice(at, comment) });
			const end = text.indexOf('-->', comment);
			at = end < 0 ? text.length : end + 3;
			continue;
		}
		if (to < 0) {
			put({ kind: 'text', text: text.slice(at) });
			break;
		}
		if (from > at) put({ kind: 'text', text: text.slice(at, from) });
		at = to + 2;
		const tag = text
			.slice(from + 2, to)
			.replace(/^\{/, '')
			.trim();
		const name = tag.slice(1).trim();
		if (tag.startsWith('#') || tag.startsWith('^')) {
			if (open.length > MAX_DEPTH) continue;
			const inner: Template = [];
			put({ kind: 'section', name, isNegated: tag.startsWith('^'), inner });
			open.push({ name, inner });
		} else if (tag.startsWith('/')) {
			const opened = open.findLastIndex((section) => section.name === name);
			if (opened > 0) open.length = opened;
		} else if (!tag.startsWith('!')) put(fieldNode(tag));
	}
	return whole;
}

function fieldNode(tag: string): TemplateNode {
	const [name = '', ...filters] = tag
		.split(':')
		.map((part) => part.trim())
		.reverse();
	return { kind: 'field', name, filters };
}

/**
 * One side of a card in HTML.
 * @throws SideTooLong
 */
export function fillTemplate(template: Template, filling: Filling): string {
	let html = '';
	const add = (text: string) => {
		html += text;
		if (html.length > MOST_HTML) throw new SideTooLong();
	};
	function fill(nodes: Template): void {
		for (const node of nodes) {
			if (node.kind === 'text') add(node.text);
			else if (node.kind === 'section') {
				if (isFilled(node.name, filling) !== node.isNegated) fill(node.inner);
			} else {
				const field = filling.field(node.name);
				if (field === undefined) continue;
				if (field.length > MOST_HTML) throw new SideTooLong();
				add(filling.filtered(field, node.filters));
			}
		}
	}
	fill(template);
	return html;
}

/** Whether a field has more in it than empty lines; `c1` and so on ask for the number of the gap. */
function isFilled(name: string, filling: Filling): boolean {
	const gap = /^c(\d{1,4})$/.exec(name);
	const field = filling.field(name);
	if (gap && field === undefined) return Number(gap[1]) === filling.gap;
	return field !== undefined && field.replace(/<\/?(?:br|div) ?\/?>/gi, '').trim() !== '';
}
