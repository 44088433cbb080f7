import type { Bank, Question } from '../bank';
import { quoted, warning, words } from '../finding';
import { foldForSearch } from '../fold-text';
import { contentWords } from './content-words';
import { askedText, keyTexts } from './question-text';
import { WordIndex } from './word-index';
import type { Check } from './written-question';

/** What share of the longer question's words the shorter one has. */
const MIN_SHARE = 2 / 3;
const MIN_WORDS = 2;

/**
 * Two questions that ask the same in other words, in this bank or in another one beside it: a learner takes it for a mistake, and
 * each gives the other's answer away. "Keep the content of each item independent": Haladyna, Downing & Rodriguez (2002),
 * guideline 4. All weighty words of the one must be in the other, and the keys must not differ: "begin" and "end",
 * "from China in Russia" and "from Russia in China" are two questions.
 */
export const nearDuplicate: Check = (bank, written, others) => {
	const here = shelfOf(written.map(({ question }) => question));
	// Told once of each pair, at the later one.
	const earlier = new Map<number, number>();
	here.asked.forEach((one, at) => {
		for (const twin of twinsIn(here, one)) {
			const [first, later] = [Math.min(twin, at), Math.max(twin, at)];
			if (first < later && !earlier.has(later)) earlier.set(later, first);
		}
	});
	const within = [...earlier].map(([later, first]) =>
		warning(
			[...written[later]!.path, 'stem'],
			'near-duplicate',
			`The question asks what ${quoted(written[first]!.question.stem)} asks`,
			'Keep the better one, or let each ask something else.'
		)
	);
	const abroad = others
		.filter(({ language }) => primary(language) === primary(bank.language))
		.flatMap((other) =>
			twinsAbroad(here, other).map(([at, twin]) =>
				warning(
					[...written[at]!.path, 'stem'],
					'near-duplicate-elsewhere',
					`The bank ${quoted(other.id)} asks the same: ${quoted(twin.stem)}`,
					'Let one of the two ask something else, or dismiss this where both are wanted.',
					{
						problem: words`The bank “${other.title}” asks the same: ${{ said: twin.stem }}`,
						mend: words`Let one of the two ask something else; where both are wanted, this may stay.`
					}
				)
			)
		);
	return [...within, ...abroad];
};

interface Asked {
	question: Question;
	words: Set<string>;
	keys: Set<string>;
}
interface Shelf {
	asked: Asked[];
	index: WordIndex;
}

function shelfOf(questions: readonly Question[]): Shelf {
	const asked = questions.map((question) => ({
		question,
		words: contentWords(askedText(question)),
		keys: new Set(keyTexts(question).map(foldForSearch))
	}));
	return { asked, index: new WordIndex(asked.map(({ words }) => words)) };
}

/** Of other banks, which stay the same while one is edited. */
const shelves = new WeakMap<Bank, Shelf>();

function isWritten({ type }: Question): boolean {
	return type !== 'attribution';
}

/** The places of those on the shelf that have all words of `one` and few more, and no other key. */
function twinsIn({ asked, index }: Shelf, one: Asked): number[] {
	if (one.words.size < MIN_WORDS) return [];
	return index.having(one.words).filter((at) => {
		const other = asked[at]!;
		return one.words.size >= MIN_SHARE * other.words.size && sameAnswer(one, other);
	});
}

/** Each question of `here` that has a twin in the other bank, whichever of the two says more. */
function twinsAbroad(here: Shelf, bank: Bank): [at: number, twin: Question][] {
	const there = shelves.get(bank) ?? shelfOf(bank.questions.filter(isWritten));
	shelves.set(bank, there);
	const found = new Map<number, Question>();
	here.asked.forEach((one, at) => {
		const twin = twinsIn(there, one)[0];
		if (twin !== undefined) found.set(at, there.asked[twin]!.question);
	});
	for (const one of there.asked)
		for (const at of twinsIn(here, one)) if (!found.has(at)) found.set(at, one.question);
	return [...found];
}

/** Whether the two can have one answer. A statement may hold what a question asks for, so it goes with every type that has one. */
function sameAnswer(one: Asked, other: Asked): boolean {
	const [a, b] = [one.question, other.question];
	if (a.type === 'true-false' && b.type === 'true-false') return a.answer === b.answer;
	if (one.keys.size > 0 && other.keys.size > 0)
		return [...one.keys].some((key) => other.keys.has(key));
	if (a.type === 'true-false') return other.keys.size > 0;
	if (b.type === 'true-false') return one.keys.size > 0;
	return a.type === b.type;
}

function primary(language: string): string {
	return language.toLowerCase().split('-')[0]!;
}
