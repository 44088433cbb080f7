import type { ReadEntry } from '../read-set';
import { escapeMarks } from '../../rich-text/marked-text';
import type { EntryBase } from '../../xml/choice-entry';
import { plainLine } from '../../xml/given-text';
import type { FileReading, FindFile } from '../../xml/item-reading';
import { NotTaken } from '../../xml/not-taken';
import { childOf, descendantsOf, type XmlElement } from '../../xml/xml-element';
import { readAssociate, readMatch, readOrder } from './read-arranged';
import { readChoice, readHottext } from './read-chosen';
import { readExtendedText, readGapMatch, readInline } from './read-filled';
import { QtiItem } from './qti-item';
import { readStimulus } from './read-stimulus';

type ReadBlock = (qti: QtiItem, interaction: XmlElement, base: EntryBase) => ReadEntry;

/** Interactions that stand by themselves. */
const BLOCKS: { readonly [name: string]: ReadBlock } = {
	choiceInteraction: readChoice,
	hottextInteraction: readHottext,
	orderInteraction: readOrder,
	associateInteraction: readAssociate,
	matchInteraction: readMatch,
	gapMatchInteraction: readGapMatch,
	extendedTextInteraction: readExtendedText
};
const INLINE = new Set(['inlineChoiceInteraction', 'textEntryInteraction']);

const isInteraction = ({ name }: XmlElement) =>
	name.endsWith('Interaction') && name !== 'endAttemptInteraction';

export interface ItemPlace {
	/** In a package. */
	file?: string;
	group: readonly string[];
	find: FindFile;
}

/** One <assessmentItem>; one that asks several things becomes as many questions. */
export function readQtiItem(
	element: XmlElement,
	{ file, group, find }: ItemPlace,
	reading: FileReading
): void {
	const id = plainLine(element.attributes.get('identifier') ?? '');
	const title = plainLine(element.attributes.get('title') ?? '');
	const place = {
		line: element.line,
		...(file ? { file } : {}),
		...(title || id ? { item: title || id } : {})
	};
	const body = childOf(element, 'itemBody');
	const interactions = body ? all(body).filter(isInteraction) : [];
	const blocks = interactions.filter(({ name }) => !INLINE.has(name));
	const inline = interactions.filter(({ name }) => INLINE.has(name));
	const count = blocks.length + Math.min(inline.length, 1);
	const each: (XmlElement | null)[] = [...(inline.length > 0 ? [null] : []), ...blocks];
	if (count === 0) each.push(null);
	each.forEach((interaction, index) => {
		reading.item(place, (item) => {
			if (!element.isWhole || !body) throw new NotTaken('The item is cut off or has no body.');
			if (interactions.length === 0) throw new NotTaken('It asks nothing.');
			if (childOf(element, 'templateProcessing'))
				throw new NotTaken('Its values are made anew each time, which is not supported.');
			const qti = new QtiItem(element, item, find);
			const ownId = count > 1 ? `${id}#${index + 1}` : id;
			const entry = interaction
				? readBlock(qti, body, interaction)
				: readInline(qti, body, inline, baseOf(qti, body, null));
			qti.tellUnused();
			return { ...(ownId ? { ownId } : {}), group, entry };
		});
	});
}

function readBlock(qti: QtiItem, body: XmlElement, interaction: XmlElement): ReadEntry {
	if (!Object.hasOwn(BLOCKS, interaction.name))
		throw new NotTaken(`It is answered by a ${interaction.name}, which cannot be asked here.`);
	return BLOCKS[interaction.name]!(qti, interaction, baseOf(qti, body, interaction));
}

/** The text around the interactions and the prompt of one. */
function baseOf(qti: QtiItem, body: XmlElement, interaction: XmlElement | null): EntryBase {
	const explanation = qti.feedback(/^(?:explanation|general|general_fb|solution|neutral)$/i);
	const more = explanation ? { explanation } : {};
	if (!interaction) {
		const { text, image } = qti.item.pictured(readStimulus(qti), qti.find);
		return { stem: text, ...(image ? { image } : {}), ...more };
	}
	const read = qti.read(body.children, (element) => {
		if (element === interaction || (isInteraction(element) && !INLINE.has(element.name))) return '';
		return INLINE.has(element.name) ? '____' : undefined;
	});
	const prompt = childOf(interaction, 'prompt');
	const asked = qti.read(prompt?.children ?? []);
	const parts = [readStimulus(qti), read, asked];
	const { text, image } = qti.item.pictured(
		{
			text: parts
				.map(({ text }) => text)
				.filter(Boolean)
				.join('\n\n'),
			pictures: parts.flatMap(({ pictures }) => pictures),
			lost: [...new Set(parts.flatMap(({ lost }) => lost))]
		},
		qti.find
	);
	const title = escapeMarks(plainLine(qti.element.attributes.get('title') ?? ''));
	if (text === '')
		qti.item.tell('changed', 'It has no text, so its title stands in the place of one.');
	return { stem: text || title, ...(image ? { image } : {}), ...more };
}

function all(element: XmlElement): XmlElement[] {
	const names = new Set<string>();
	const walk = (from: XmlElement) => {
		for (const node of from.children)
			if (typeof node !== 'string') {
				if (isInteraction(node)) names.add(node.name);
				walk(node);
			}
	};
	walk(element);
	return descendantsOf(element, ...names);
}
