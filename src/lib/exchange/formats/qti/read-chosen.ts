import type { ReadEntry } from '../read-set';
import { choiceEntry, type EntryBase, type GivenChoice } from '../../xml/choice-entry';
import { childrenOf, descendantsOf, type XmlElement } from '../../xml/xml-element';
import type { QtiItem } from './qti-item';

const RIGHT = /^(?:correct|right|correct_fb|hit)$/i;
const WRONG = /^(?:incorrect|wrong|general_incorrect_fb|miss)$/i;

/** What is said to who was right and who was wrong. */
export const rightWrong = (qti: QtiItem) => ({
	right: qti.feedback(RIGHT),
	wrong: qti.feedback(WRONG)
});

const idOf = (element: XmlElement) => element.attributes.get('identifier') ?? '';

export function readChoice(qti: QtiItem, interaction: XmlElement, base: EntryBase): ReadEntry {
	const response = qti.responseOf(interaction);
	const key = new Set(response.key(qti.item));
	const elements = childrenOf(interaction, 'simpleChoice');
	const shuffle = interaction.attributes.get('shuffle');
	const { right, wrong } = rightWrong(qti);
	const choices = elements.map((element): GivenChoice => {
		const id = idOf(element);
		const isKey = key.has(id);
		const own = qti.feedback(id);
		return {
			...qti.item.pictured(qti.read(element.children), qti.find),
			worth: isKey ? 1 : 0,
			feedback: own || (isKey ? right : wrong),
			pinned:
				shuffle === 'false' || (shuffle === 'true' && element.attributes.get('fixed') === 'true')
		};
	});
	const ids = elements.map(idOf).join(' ').toLowerCase();
	const words = choices.map(({ text }) => text.toLowerCase()).join(' ');
	const isTrueFalse = ['true false', 'false true'];
	if (
		response.isSingle &&
		key.size === 1 &&
		isTrueFalse.includes(ids) &&
		isTrueFalse.includes(words)
	) {
		const at = (name: string) =>
			choices[elements.findIndex((element) => idOf(element).toLowerCase() === name)]!;
		const feedback = {
			true: at('true').feedback || undefined,
			false: at('false').feedback || undefined
		};
		return {
			type: 'true-false',
			...base,
			answer: at('true').worth > 0,
			...(feedback.true || feedback.false ? { feedback } : {})
		};
	}
	return choiceEntry(base, choices, !response.isSingle, qti.item);
}

/** Words to be marked in a text: the text is the question, they are its choices. */
export function readHottext(qti: QtiItem, interaction: XmlElement, base: EntryBase): ReadEntry {
	const response = qti.responseOf(interaction);
	const key = new Set(response.key(qti.item));
	const words = descendantsOf(interaction, 'hottext');
	const choices = words.map((element): GivenChoice => ({
		text: qti.text(element.children),
		worth: key.has(idOf(element)) ? 1 : 0,
		feedback: qti.feedback(idOf(element)),
		pinned: true
	}));
	const text = qti.item.text(qti.read(interaction.children));
	const stem = [base.stem, text].filter(Boolean).join('\n\n');
	return choiceEntry({ ...base, stem }, choices, !response.isSingle, qti.item);
}
