import type { Question } from '../bank';
import { quoted, warning } from '../finding';
import { contentWords, sharedWords } from './content-words';
import { askedText, keyTexts } from './question-text';
import { WordIndex } from './word-index';
import { isEnglish, wordsOf, type Check } from './written-question';

/** What share of the question's words the other one must have, to be about the same. */
const MIN_SHARE = 0.5;
const MIN_SHARED = 2;
/** Letters of a key; a shorter one stands in other questions by chance. */
const MIN_KEY = 4;
/** Of the accepted answers; further ones are spellings of these. */
const MOST_KEYS = 3;
/** Words in more than this share of the questions are what the bank is about, and tell no two of them apart; so in a bank of this many. */
const COMMON_SHARE = 0.1;
const MIN_BANK = 20;

/**
 * The stem of one question says what another one asks for. "Keep the content of each item independent from the content of other
 * items": Haladyna, Downing & Rodriguez (2002), guideline 4; Moore et al. (2023), items that cue each other.
 * The other must be on the same matter, and have none of the distractors in its stem as well. A key that is the speaker of one of
 * the bank's facts is left alone: a stem has to name whoever is asked about (unnamed-speaker.ts).
 */
export const givesAwayKey: Check = (bank, written) => {
	if (!isEnglish(bank)) return [];
	const texts = written.map(({ question }) => askedText(question));
	const asked = texts.map(contentWords);
	const plain = texts.map((text) => ` ${wordsOf(text).join(' ')} `);
	const index = new WordIndex(asked);
	const speakers = new Set(bank.facts.map(({ saidBy }) => phrase(saidBy)));
	const isCommon = (word: string) =>
		written.length >= MIN_BANK && index.count(word) > COMMON_SHARE * written.length;
	return written.flatMap(({ question, path }, at) => {
		const own = new Set([...asked[at]!].filter((word) => !isCommon(word)));
		for (const key of keyTexts(question).slice(0, MOST_KEYS)) {
			const said = phrase(key);
			if (question.type === 'numeric' || said.trim().length < MIN_KEY) continue;
			const words = contentWords(key);
			if (words.size === 0 || speakers.has(said) || plain[at]!.includes(said)) continue;
			const giver = index.having(words).find((other) => {
				if (other === at || isFalse(written[other]!.question) || !plain[other]!.includes(said))
					return false;
				const shared = sharedWords(own, asked[other]!);
				if (shared < MIN_SHARED || shared < MIN_SHARE * own.size) return false;
				return !distractors(question).some((text) => plain[other]!.includes(phrase(text)));
			});
			if (giver === undefined) continue;
			const problem = `The answer ${quoted(key)} stands in the question ${quoted(written[giver]!.question.stem)}`;
			return [
				warning(
					[...path, 'stem'],
					'gives-away-key',
					problem,
					'Word that one without it, or let one of the two ask something else.'
				)
			];
		}
		return [];
	});
};

/** A statement that is not so gives nothing away. */
function isFalse(question: Question): boolean {
	return question.type === 'true-false' && !question.answer;
}

function distractors(question: Question): string[] {
	if (question.type !== 'single') return [];
	return question.choices.filter(({ correct }) => !correct).map(({ text }) => text);
}

/** The words in their order, as they stand in a plain text; without an article in front. */
function phrase(text: string): string {
	const words = wordsOf(text);
	const from = words.length > 1 && /^(?:the|an?)$/.test(words[0]!) ? 1 : 0;
	return ` ${words.slice(from).join(' ')} `;
}
