import type { Bank, Fact, Question, SourceKind } from '../bank';
import { quoted, warning } from '../finding';
import { isEnglish, wordsOf, type Check } from './written-question';

/** Words for the author of a source, or for the source as that which speaks. */
const AUTHOR_WORDS = 'author authors writer writers article text source piece passage'.split(' ');
const KIND_WORDS: Record<SourceKind, string[]> = {
	'opinion-article': ['column', 'columnist', 'essay', 'commentary', 'editorial', 'op'],
	'news-report': ['report', 'reporter', 'story', 'journalist'],
	explainer: ['explainer', 'lecture', 'lecturer', 'guide'],
	textbook: ['textbook', 'book', 'chapter'],
	paper: ['paper', 'study', 'researchers'],
	statute: ['statute', 'law', 'act', 'section'],
	speech: ['speech', 'speaker', 'address'],
	dataset: ['dataset', 'data', 'table'],
	'question-set': ['question', 'questions', 'quiz', 'deck', 'card', 'set'],
	other: []
};
/** Of a speaker's name: more is no name, and would be looked for in every question. */
const MAX_NAME_WORDS = 40;
const EMPTY_WORDS = new Set(
	'the of and for a an in on at to by de la von van with from its their mr mrs ms dr prof'.split(
		' '
	)
);

/**
 * A question that rests on a judgement or a statement should say whose it is, or it makes a fact of it (questions/README.md;
 * "avoid opinion-based items" unless the opinion is someone's: Haladyna, Downing & Rodriguez (2002), guideline 6).
 * That of any of its facts will do. The speaker may stand in the stem or, where the question is who said it, in a choice.
 */
export const unnamedSpeaker: Check = (bank, written) => {
	if (!isEnglish(bank)) return [];
	const facts = new Map(bank.facts.map((fact) => [fact.id, fact]));
	const names = new Map(bank.facts.map((fact) => [fact, namesFor(fact, bank)]));
	return written.flatMap(({ question, path }) => {
		const rests = question.facts.map((id) => facts.get(id)!);
		const claim = rests.find(({ kind }) => kind === 'judgement' || kind === 'statement');
		if (!claim) return [];
		const text = shownText(question);
		const words = new Set(wordsOf(text));
		if (rests.some((fact) => names.get(fact)!.some((name) => words.has(name)))) return [];
		const { kind, saidBy } = claim;
		const problem = `The question rests on a ${kind} of ${quoted(saidBy)} but does not say whose it is`;
		return [
			warning(
				[...path, 'stem'],
				'unnamed-speaker',
				problem,
				`Name the speaker in the question: "According to ${saidBy}, ...".`
			)
		];
	});
};

function namesFor({ saidBy, source }: Fact, bank: Bank): string[] {
	const names = wordsOf(saidBy)
		.slice(0, MAX_NAME_WORDS)
		.filter((word) => word.length > 1 && !EMPTY_WORDS.has(word));
	const initials = [...saidBy.matchAll(/\b\p{Lu}/gu)]
		.slice(0, MAX_NAME_WORDS)
		.map(([letter]) => letter.toLowerCase())
		.join('');
	if (initials.length > 1) names.push(initials);
	const { author, publisher, kind } = bank.sources.find(({ id }) => id === source)!;
	if (saidBy === author || saidBy === publisher) names.push(...AUTHOR_WORDS, ...KIND_WORDS[kind]);
	// Singular and plural are one name: "leaders", "the leader".
	return names.flatMap((name) => [name, `${name}s`, name.replace(/s$/, '')]);
}

function shownText(question: Question): string {
	const parts = [question.stem];
	if (question.type === 'single' || question.type === 'multiple')
		parts.push(...question.choices.map(({ text }) => text));
	if (question.type === 'cloze') {
		parts.push(question.text);
		for (const blank of question.blanks)
			parts.push(
				...(blank.kind === 'typed' ? blank.accept : blank.choices.map(({ text }) => text))
			);
	}
	if (question.type === 'matching')
		parts.push(...[...question.prompts, ...question.options].map(({ text }) => text));
	if (question.type === 'ordering') parts.push(...question.items.map(({ text }) => text));
	if (question.type === 'short-text') parts.push(...question.accept);
	return parts.join('\n');
}
