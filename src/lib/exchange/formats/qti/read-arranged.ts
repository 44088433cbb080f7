import type { ReadEntry } from '../read-set';
import { foldText } from '../../../core/bank/fold-text';
import { escapeMarks } from '../../rich-text/marked-text';
import type { EntryBase } from '../../xml/choice-entry';
import { plainLine } from '../../xml/given-text';
import { NotTaken } from '../../xml/not-taken';
import { childrenOf, type XmlElement } from '../../xml/xml-element';
import type { QtiItem } from './qti-item';

interface Part {
	id: string;
	text: string;
}

export function readOrder(qti: QtiItem, interaction: XmlElement, base: EntryBase): ReadEntry {
	const key = qti.responseOf(interaction).correct;
	const parts = partsOf(qti, childrenOf(interaction, 'simpleChoice'));
	if (key.length === 0)
		throw new NotTaken('Only its response processing knows the key, which is not supported.');
	const items = key.flatMap((id) => parts.filter((part) => part.id === id));
	if (items.length !== parts.length)
		throw new NotTaken('Not all of its parts have a place in the order.');
	return { type: 'ordering', ...base, items: items.map(({ text }) => ({ text })) };
}

export function readAssociate(qti: QtiItem, interaction: XmlElement, base: EntryBase): ReadEntry {
	const parts = partsOf(qti, childrenOf(interaction, 'simpleAssociableChoice'));
	return matching(base, parts, parts, pairsOf(qti, interaction), qti);
}

export function readMatch(qti: QtiItem, interaction: XmlElement, base: EntryBase): ReadEntry {
	const [left = [], right = []] = childrenOf(interaction, 'simpleMatchSet').map((set) =>
		partsOf(qti, childrenOf(set, 'simpleAssociableChoice'))
	);
	const pairs = pairsOf(qti, interaction);
	const once = (ids: readonly string[]) => new Set(ids).size === ids.length;
	// Each line has one match here: where it is the other way round, the sides change places.
	if (once(pairs.map(([from]) => from))) return matching(base, left, right, pairs, qti);
	if (once(pairs.map(([, to]) => to))) {
		qti.item.tell('changed', 'The two sides changed places, for each line has one match here.');
		return matching(
			base,
			right,
			left,
			pairs.map(([from, to]) => [to, from]),
			qti
		);
	}
	throw new NotTaken('Lines have several matches on both sides, which cannot be asked here.');
}

function matching(
	base: EntryBase,
	left: readonly Part[],
	right: readonly Part[],
	pairs: readonly [string, string][],
	qti: QtiItem
): ReadEntry {
	const textOf = (parts: readonly Part[], id: string) =>
		parts.find((part) => part.id === id)?.text ?? '';
	const given = pairs.map(([from, to]) => ({
		prompt: textOf(left, from),
		match: textOf(right, to)
	}));
	const asked = given.filter(({ prompt, match }) => prompt !== '' && match !== '');
	const used = new Set(pairs.flat());
	if (left !== right && left.some(({ id }) => !used.has(id)))
		qti.item.tell('left-out', 'A line without a match was left out.');
	const known = new Set(asked.map(({ match }) => foldText(match)));
	const extra: string[] = [];
	for (const { id, text } of right) {
		if (used.has(id) || text === '' || known.has(foldText(text))) continue;
		known.add(foldText(text));
		extra.push(text);
	}
	return { type: 'matching', ...base, pairs: asked, ...(extra.length > 0 ? { extra } : {}) };
}

function pairsOf(qti: QtiItem, interaction: XmlElement): [string, string][] {
	const key = qti.responseOf(interaction).key(qti.item);
	return key.flatMap((value): [string, string][] => {
		const [from, to, ...more] = value.split(/\s+/);
		return from && to && more.length === 0 ? [[from, to]] : [];
	});
}

/** They have room for words alone: of a picture its alternative text is taken. */
function partsOf(qti: QtiItem, elements: readonly XmlElement[]): Part[] {
	return elements.map((element) => {
		const id = element.attributes.get('identifier') ?? '';
		const read = qti.read(element.children);
		const [alt] = read.pictures.map((picture) => plainLine(picture.alt)).filter(Boolean);
		if (read.text !== '' || alt === undefined) return { id, text: qti.item.text(read) };
		qti.item.tell(
			'changed',
			'A picture stands where there is room for words alone, so its alternative text was taken.'
		);
		return { id, text: escapeMarks(alt) };
	});
}
