import type { Markup } from '../markup/markup-node';
import { buildImage, type ImageCards } from './bank-images';
import type { Blank, Choice, Hint, Question } from './bank';
import { blanksInText, withPlainBlanks } from './blanks-in-text';
import { foldText } from './fold-text';
import { partIds } from './part-ids';
import { fingerprintsOf, type UnmarkedQuestion } from './question-fingerprints';
import type { BlankEntry, ChoiceEntry, EntryOf, QuestionEntry } from './schema';

/**
 * A sound entry as the question the engine asks.
 * @param images those that were looked at, by name
 */
export function buildQuestion(
	entry: QuestionEntry,
	section: string,
	markup: Markup,
	images: ImageCards = new Map()
): Question {
	const base = {
		...buildBase(entry, section, images),
		...(markup === 'plain' ? {} : { markup })
	};
	const question = { ...base, ...buildBody(entry, images) } as UnmarkedQuestion;
	return { ...question, ...fingerprintsOf(question) } as Question;
}

function buildBase(entry: QuestionEntry, section: string, images: ImageCards) {
	return {
		id: entry.id,
		facts: [...entry.facts],
		section,
		stem: entry.stem,
		...(entry.image === undefined ? {} : { image: buildImage(entry.image, images) }),
		explanation: entry.explanation ?? '',
		tags: [...(entry.tags ?? [])],
		...(entry.hint === undefined ? {} : { hint: buildHint(entry.hint) }),
		...(entry.difficulty === undefined ? {} : { difficulty: entry.difficulty })
	};
}

function buildHint(hint: NonNullable<QuestionEntry['hint']>): Hint {
	return typeof hint === 'string'
		? { text: hint, gives: false }
		: { text: hint.text, gives: hint.gives ?? false };
}

function buildBody(entry: QuestionEntry, images: ImageCards) {
	switch (entry.type) {
		case 'single':
			return { type: entry.type, choices: buildChoices(singleChoices(entry), images) };
		case 'multiple':
			return { type: entry.type, choices: buildChoices(entry.choices, images) };
		case 'true-false':
			return {
				type: entry.type,
				answer: entry.answer,
				feedback: { true: entry.feedback?.true ?? '', false: entry.feedback?.false ?? '' }
			};
		case 'numeric':
			return {
				type: entry.type,
				answer: entry.answer,
				tolerance: entry.tolerance ?? 0,
				...(entry.unit ? { unit: buildUnit(entry.unit) } : {}),
				feedback: rightWrong(entry),
				confusions: (entry.confusions ?? []).map(({ value, feedback }) => ({ value, feedback }))
			};
		case 'short-text':
			return {
				type: entry.type,
				accept: [...entry.accept],
				caseSensitive: entry['case-sensitive'] ?? false,
				feedback: rightWrong(entry),
				confusions: (entry.confusions ?? []).map(({ text, feedback }) => ({ text, feedback }))
			};
		case 'cloze':
			return { type: entry.type, text: withPlainBlanks(entry.text), blanks: buildBlanks(entry) };
		case 'matching':
			return { type: entry.type, ...buildPairs(entry) };
		case 'ordering': {
			const ids = partIds(entry.items);
			const items = entry.items.map(({ text, feedback }, index) => ({
				id: ids[index]!,
				text,
				feedback: feedback ?? ''
			}));
			return { type: entry.type, items };
		}
		case 'card': {
			const backImage = entry['back-image'];
			return {
				type: entry.type,
				back: entry.back,
				...(backImage === undefined ? {} : { backImage: buildImage(backImage, images) })
			};
		}
	}
}

/** The choices of either form; of the short form the key comes first. */
export function singleChoices(entry: EntryOf<'single'>): ChoiceEntry[] {
	if (entry.choices) return entry.choices;
	const { answer, right, 'answer-image': image } = entry;
	const key = { text: answer ?? '', correct: true, feedback: right, image };
	return [key, ...(entry.distractors ?? [])];
}

function buildChoices(entries: readonly ChoiceEntry[], images: ImageCards = new Map()): Choice[] {
	const ids = partIds(entries);
	return entries.map(({ text, image, correct, feedback, pinned }, index) => ({
		id: ids[index]!,
		text,
		...(image === undefined ? {} : { image: buildImage(image, images) }),
		correct: correct ?? false,
		feedback: feedback ?? '',
		...(pinned ? { pinned } : {})
	}));
}

function buildUnit(unit: NonNullable<EntryOf<'numeric'>['unit']>) {
	return { name: unit.name, accept: [...(unit.accept ?? [])], required: unit.required ?? false };
}

function rightWrong(entry: { feedback?: { right?: string; wrong?: string } }) {
	return { right: entry.feedback?.right ?? '', wrong: entry.feedback?.wrong ?? '' };
}

/** In the order in which they stand in the text. */
function buildBlanks(entry: EntryOf<'cloze'>): Blank[] {
	return blanksInText(entry.text).map((id) => buildBlank(id, entry.blanks[id]!));
}

function buildBlank(id: string, { accept, choices, feedback }: BlankEntry): Blank {
	if (choices) return { id, kind: 'chosen', choices: buildChoices(choices) };
	return { id, kind: 'typed', accept: [...(accept ?? [])], feedback: feedback ?? '' };
}

/** Matches of the same text are one option. */
function buildPairs(entry: EntryOf<'matching'>) {
	const texts = new Map<string, string>();
	for (const text of [...entry.pairs.map(({ match }) => match), ...(entry.extra ?? [])])
		if (!texts.has(foldText(text))) texts.set(foldText(text), text);
	const shown = [...texts.values()].map((text) => ({ text }));
	const optionIds = partIds(shown);
	const options = shown.map(({ text }, index) => ({ id: optionIds[index]!, text }));
	const byText = new Map([...texts.keys()].map((folded, index) => [folded, options[index]!.id]));
	const promptIds = partIds(entry.pairs.map(({ id, prompt }) => ({ id, text: prompt })));
	const prompts = entry.pairs.map(({ prompt, match, feedback }, index) => ({
		id: promptIds[index]!,
		text: prompt,
		match: byText.get(foldText(match))!,
		feedback: feedback ?? ''
	}));
	return { prompts, options };
}
