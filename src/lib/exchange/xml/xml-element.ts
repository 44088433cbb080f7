import { escapeHtml } from '../rich-text/write-html';

/** An element of an XML file: names are without their prefix, and nothing in it is more than text. */
export interface XmlElement {
	name: string;
	/** By name without prefix; of two that are then alike, the one that had none. */
	attributes: ReadonlyMap<string, string>;
	/** Where it begins, from 1. */
	line: number;
	children: readonly XmlNode[];
	/** Whether its end stands in the file; where it does not, what followed may be missing. */
	isWhole: boolean;
}

export type XmlNode = XmlElement | string;

/** Elements that HTML writes without an end. */
const VOID = new Set([
	'br',
	'hr',
	'img',
	'input',
	'col',
	'wbr',
	'source',
	'track',
	'area',
	'embed'
]);

/** The elements directly within, of that name where one is given. */
export function childrenOf(element: XmlElement | undefined, name?: string): XmlElement[] {
	return (element?.children ?? []).filter(
		(node): node is XmlElement =>
			typeof node !== 'string' && (name === undefined || node.name === name)
	);
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
	return element?.children.find(
		(node): node is XmlElement => typeof node !== 'string' && node.name === name
	);
}

/** All elements of that name anywhere within, in the order of the file. */
export function descendantsOf(element: XmlElement, ...names: string[]): XmlElement[] {
	const found: XmlElement[] = [];
	const walk = (from: XmlElement) => {
		for (const child of childrenOf(from)) {
			if (names.includes(child.name)) found.push(child);
			walk(child);
		}
	};
	walk(element);
	return found;
}

/** All letters within, as they stand. */
export function lettersOf(element: XmlElement | undefined): string {
	if (!element) return '';
	return element.children
		.map((node) => (typeof node === 'string' ? node : lettersOf(node)))
		.join('');
}

/** What stands within as HTML, for elements that are HTML themselves. */
export function innerHtml(nodes: readonly XmlNode[]): string {
	return nodes
		.map((node) => (typeof node === 'string' ? escapeHtml(node) : outerHtml(node)))
		.join('');
}

function outerHtml({ name, attributes, children }: XmlElement): string {
	const given = [...attributes].map(([key, value]) => ` ${key}="${escapeHtml(value)}"`).join('');
	const begin = `<${name}${given}>`;
	return VOID.has(name) ? begin : `${begin}${innerHtml(children)}</${name}>`;
}
