import { Parser } from 'htmlparser2';
import { Unreadable } from '../formats/format';
import type { XmlElement, XmlNode } from './xml-element';

export interface ReadXml {
	root: XmlElement;
	/** Where it is not well formed, in words; at most twenty. What is missing was closed where something else ends. */
	faults: { line: number; text: string }[];
}

const LIMITS = { letters: 150_000_000, elements: 2_000_000, depth: 250, faults: 20 };

interface Open extends XmlElement {
	children: XmlNode[];
}

/**
 * XML as a tree, in time linear in its length. There is no DTD: what it declares is not read, so an entity beyond the
 * five of XML and those by number stays the letters it is written with, and nothing grows.
 * @throws Unreadable where there is no element, or far too many, or far too deep
 */
export function readXml(text: string): ReadXml {
	if (text.length > LIMITS.letters)
		throw new Unreadable(
			'This XML file is too large to be read here. Split it, and give the parts.'
		);
	const lineAt = lineCounter(text);
	const faults: ReadXml['faults'] = [];
	const tell = (line: number, fault: string) => {
		if (faults.length < LIMITS.faults) faults.push({ line, text: fault });
	};
	const top = { children: [] as XmlNode[] };
	const stack: Open[] = [];
	let elements = 0;
	let isCdata = false;
	let closed = 0;

	const parser: StrictParser = new StrictParser(
		{
			onopentagname() {
				// Before anything is kept of it, so that depth costs nothing.
				if (stack.length >= LIMITS.depth || ++elements > LIMITS.elements)
					throw new Unreadable(
						'This XML file has more elements, or deeper ones, than can be read here.',
						lineAt(parser.startIndex)
					);
			},
			onopentag(name, given) {
				const element: Open = {
					name: withoutPrefix(name),
					attributes: attributesOf(given),
					line: lineAt(parser.startIndex),
					children: [],
					isWhole: true
				};
				(stack.at(-1) ?? top).children.push(element);
				stack.push(element);
			},
			ontext(letters) {
				const open = stack.at(-1);
				if (!open) return;
				const plain = isCdata ? letters : letters.replaceAll('&nbsp;', '\u00a0');
				const last = open.children.length - 1;
				if (typeof open.children[last] === 'string') open.children[last] += plain;
				else open.children.push(plain);
			},
			onclosetag(_, isImplied) {
				closed++;
				const element = stack.pop();
				if (!element || !isImplied || parser.isEmptyElement) return;
				element.isWhole = false;
				tell(element.line, `<${element.name}> is never closed.`);
			},
			oncdatastart: () => void (isCdata = true),
			oncdataend: () => void (isCdata = false)
		},
		() => closed,
		(index) => tell(lineAt(index), 'An end tag closes nothing.')
	);
	parser.write(text);
	parser.end();
	const root = top.children.find((node): node is XmlElement => typeof node !== 'string');
	if (!root)
		throw new Unreadable('There is no element in this file, so it is no XML that can be read.', 1);
	return { root, faults };
}

/** Tells of ends that close nothing, which the parser passes over. */
class StrictParser extends Parser {
	constructor(
		handler: ConstructorParameters<typeof Parser>[0],
		private readonly closed: () => number,
		private readonly strayEnd: (index: number) => void
	) {
		super(handler, { xmlMode: true, decodeEntities: true });
	}

	/** Whether the element that is closed now ends by itself, as <br/> does. */
	isEmptyElement = false;

	override onselfclosingtag(end: number): void {
		this.isEmptyElement = true;
		super.onselfclosingtag(end);
		this.isEmptyElement = false;
	}

	override onclosetag(start: number, end: number): void {
		const before = this.closed();
		super.onclosetag(start, end);
		if (this.closed() === before) this.strayEnd(start);
	}
}

const withoutPrefix = (name: string) => name.slice(name.lastIndexOf(':') + 1);

function attributesOf(given: { [name: string]: string }): Map<string, string> {
	const attributes = new Map<string, string>();
	for (const name of Object.keys(given)) {
		const plain = withoutPrefix(name);
		if (plain === name || !attributes.has(plain)) attributes.set(plain, given[name]!);
	}
	return attributes;
}

/** The line of a place; asked for places one after the other, it passes over the text once. */
function lineCounter(text: string): (index: number) => number {
	let line = 1;
	let next = text.indexOf('\n');
	return (index) => {
		while (next >= 0 && next < index) {
			line++;
			next = text.indexOf('\n', next + 1);
		}
		return line;
	};
}
