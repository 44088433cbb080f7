import { expect, it } from 'vitest';
import type { Bank, Question } from './bank';
import { isAnotherBank } from './is-another-bank';

const bank = (title: string, authors: string[], ...wordings: string[]) =>
	({
		title,
		authors,
		questions: wordings.map((wording, at) => ({ id: `q${at}`, wording, key: 'k' }) as Question)
	}) as Bank;
const here = bank('Tides', ['Ada'], 'one', 'two', 'three');

it.each<[string, Bank, boolean]>([
	['a bank with other questions and another title', bank('Bread', ['Ada'], 'four'), true],
	['a bank with other questions by somebody else', bank('Tides', ['Ben'], 'four', 'five'), true],
	['the same', here, false],
	['the same with another title, by somebody else', { ...here, title: 'A', authors: ['B'] }, false],
	['what has one question left of it', bank('Bread', ['Ben'], 'four', 'three'), false],
	['what was reworded from end to end', bank('Tides', ['Ben', 'Ada'], 'four', 'five'), false]
])('tells %s', (_, given, another) => {
	expect(isAnotherBank(here, given)).toBe(another);
});
