import type { BlankEntry } from '../../../core/bank/schema';
import type { ReadEntry } from '../read-set';
import { escapeMarks } from '../../rich-text/marked-text';
import { choiceEntry, type EntryBase } from '../../xml/choice-entry';
import { clozeEntry, gapMark, hasGap, withLines, withoutGapMarks } from '../../xml/gap-text';
import { plainLine, readNumber } from '../../xml/given-text';
import { NO_ANSWER } from '../no-answer';
import { NotTaken } from '../../xml/not-taken';
import {
	childOf,
	childrenOf,
	descendantsOf,
	lettersOf,
	type XmlElement
} from '../../xml/xml-element';
import type { QtiItem } from './qti-item';
import type { QtiResponse } from './response';
import { rightWrong } from './read-chosen';

/** Begins a text with gaps where we wrote it ourselves, so that the stem is known. */
export const GAPS_CLASS = 'footnote-gaps';

const isGaps = (element: XmlElement) => element.attributes.get('class') === GAPS_CLASS;

/** Fields and lists within a text: a gap text, or a question whose answer is typed below it. */
export function readInline(
	qti: QtiItem,
	body: XmlElement,
	interactions: readonly XmlElement[],
	base: EntryBase
): ReadEntry {
	const ours = childrenOf(body).find(isGaps);
	const read = qti.read(ours ? ours.children : body.children, (element) => {
		const nth = interactions.indexOf(element);
		if (nth >= 0) return gapMark(nth);
		return element.name.endsWith('Interaction') ? '' : undefined;
	});
	const before = qti.read(ours ? body.children : [], (element) =>
		element === ours ? '' : undefined
	);
	read.pictures.unshift(...before.pictures);
	const { text, image } = qti.item.pictured(read, qti.find);
	const whole = {
		...base,
		stem: joined(base.stem, qti.item.text({ ...before, pictures: [] })),
		...(image ? { image } : {})
	};
	const [only, ...others] = interactions;
	if (only?.name === 'textEntryInteraction' && others.length === 0 && !ours) {
		const isBelow = text.trimEnd().split('\n').at(-1)!.trim() === gapMark(0);
		const asked = isBelow ? text.trimEnd().slice(0, -gapMark(0).length).trim() : withLines(text);
		const stem = asked || escapeMarks(plainLine(qti.element.attributes.get('title') ?? ''));
		if (isBelow || isNumber(qti.responseOf(only)))
			return typedEntry(qti, only, { ...whole, stem: joined(base.stem, stem) });
	}
	const blanks = interactions.map((each) => blankOf(qti, each));
	return clozeEntry(whole, text, blanks, qti.item);
}

const joined = (...texts: string[]) => texts.filter(Boolean).join('\n\n');

const isNumber = ({ baseType }: QtiResponse) => baseType === 'float' || baseType === 'integer';

function typedEntry(qti: QtiItem, interaction: XmlElement, base: EntryBase): ReadEntry {
	const response = qti.responseOf(interaction);
	const { accept, caseMatters } = response.accepted(qti.item);
	const { right, wrong } = rightWrong(qti);
	const feedback =
		right || wrong ? { feedback: { right: right || undefined, wrong: wrong || undefined } } : {};
	if (isNumber(response)) {
		const answer = readNumber(accept[0] ?? '');
		if (answer === null) throw new NotTaken('Its answer is no number that can be read.');
		if (accept.length > 1)
			qti.item.tell('changed', 'Several numbers are right; only the first is accepted here.');
		const tolerance = toleranceOf(qti.element, answer);
		return {
			type: 'numeric',
			...base,
			answer,
			...(tolerance > 0 ? { tolerance } : {}),
			...feedback
		};
	}
	return {
		type: 'short-text',
		...base,
		accept: accept.map(plainLine),
		...(caseMatters ? { 'case-sensitive': true } : {}),
		...feedback
	};
}

/** As the response processing compares numbers (QTI 2.1, `equal` and `equalRounded`); absolute. */
function toleranceOf(element: XmlElement, answer: number): number {
	const processing = childOf(element, 'responseProcessing');
	const [equal] = processing ? descendantsOf(processing, 'equal', 'equalRounded') : [];
	if (equal?.name === 'equalRounded') {
		const figures = readNumber(equal.attributes.get('figures') ?? '') ?? NaN;
		const isPlaces = equal.attributes.get('roundingMode') === 'decimalPlaces';
		const places = isPlaces ? figures : figures - Math.floor(Math.log10(Math.abs(answer))) - 1;
		const half = Number(`5e${-places - 1}`);
		return Number.isFinite(half) ? half : 0;
	}
	const [tolerance = 0, ...others] = (equal?.attributes.get('tolerance') ?? '')
		.split(/\s+/)
		.flatMap((text) => readNumber(text) ?? []);
	const most = Math.max(tolerance, ...others);
	switch (equal?.attributes.get('toleranceMode')) {
		case 'absolute':
			return Math.abs(most);
		case 'relative':
			return Math.abs((answer * most) / 100);
		default:
			return 0;
	}
}

function blankOf(qti: QtiItem, interaction: XmlElement): BlankEntry {
	const response = qti.responseOf(interaction);
	if (interaction.name === 'inlineChoiceInteraction') {
		const key = new Set(response.key(qti.item));
		return chosen(qti, childrenOf(interaction, 'inlineChoice'), (id) => key.has(id));
	}
	const { accept, caseMatters } = response.accepted(qti.item);
	if (caseMatters) qti.item.tell('changed', 'In a gap capitals do not count here.');
	return { accept: accept.map(plainLine) };
}

function chosen(
	qti: QtiItem,
	elements: readonly XmlElement[],
	isKey: (id: string) => boolean
): BlankEntry {
	const given = elements.map((element) => {
		const id = element.attributes.get('identifier') ?? '';
		const isPlain = childrenOf(element).length === 0;
		const text = isPlain ? escapeMarks(plainLine(lettersOf(element))) : qti.text(element.children);
		return { text, worth: isKey(id) ? 1 : 0, feedback: qti.feedback(id) };
	});
	const entry = choiceEntry({ stem: '' }, given, false, qti.item);
	return entry.type === 'single' && entry.choices && entry.choices.length > 1
		? { choices: entry.choices.map(({ image: _, ...choice }) => choice) }
		: {
				accept: given
					.filter(({ worth }) => worth > 0)
					.map(({ text }) => plainLine(text.replace(/\\([\\*`$])/g, '$1')))
			};
}

/** Texts that are dragged into the gaps of another: each gap offers all of them. */
export function readGapMatch(qti: QtiItem, interaction: XmlElement, base: EntryBase): ReadEntry {
	const pairs = qti
		.responseOf(interaction)
		.key(qti.item)
		.map((value) => value.split(/\s+/));
	const options = childrenOf(interaction, 'gapText');
	if (childOf(interaction, 'gapImg'))
		throw new NotTaken('Pictures are put into its gaps, which cannot be asked here.');
	const gaps = descendantsOf(interaction, 'gap');
	const read = qti.read(interaction.children, (element) => {
		if (element.name === 'gapText') return '';
		const nth = gaps.indexOf(element);
		return nth < 0 ? undefined : gapMark(nth);
	});
	const text = qti.item.text(read);
	if (!hasGap(text)) throw new NotTaken('It has no gap to fill.');
	const blanks = gaps.map((gap) => {
		const id = gap.attributes.get('identifier') ?? '';
		return chosen(qti, options, (option) =>
			pairs.some(([from, to]) => from === option && to === id)
		);
	});
	return clozeEntry({ ...base, stem: withoutGapMarks(base.stem) }, text, blanks, qti.item);
}

/** What is written at length is rated by who wrote it. */
export function readExtendedText(
	qti: QtiItem,
	interaction: XmlElement,
	base: EntryBase
): ReadEntry {
	const rubrics = descendantsOf(qti.element, 'rubricBlock')
		.filter(({ attributes }) => /scorer|tutor|author/.test(attributes.get('view') ?? ''))
		.map(({ children }) => qti.item.pictured(qti.read(children), qti.find));
	const [correct = ''] = qti.responseOf(interaction).correct;
	const back = [escapeMarks(plainLine(correct)), ...rubrics.map(({ text }) => text)]
		.filter(Boolean)
		.join('\n\n');
	const [picture] = rubrics.flatMap(({ image }) => image ?? []);
	const { explanation, ...front } = base;
	qti.item.once(
		'changed',
		'Questions to be answered at length became cards, which the learner rates.'
	);
	if (back !== '')
		return { type: 'card', ...base, back, ...(picture ? { 'back-image': picture } : {}) };
	if (explanation) return { type: 'card', ...front, back: explanation };
	qti.item.tell('changed', 'It has no model answer, so the back of its card says so.');
	return { type: 'card', ...front, back: NO_ANSWER };
}
