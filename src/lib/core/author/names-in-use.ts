import { slugId } from '../bank/slug';
import type { Outline } from './outline';
import { speakersIn } from './suggest-claim';

/** The tags of a bank's questions, each once, in the order of the alphabet. */
export function tagsInUse({ questions }: Outline): string[] {
	return [...new Set(questions.flatMap(({ tags }) => tags))].filter((tag) => tag !== '').sort();
}

/** Who may have said something: the source's author, those that its passage names, and those of other facts. */
export function speakersInUse({ facts }: Outline, author: string, passage: string): string[] {
	const named = [author, ...speakersIn(passage), ...facts.map(({ saidBy }) => saidBy)];
	return [...new Set(named)].filter((name) => name !== '');
}

/** An id for a copy of a fact or a question, unlike all in the bank. */
export function idOfCopy({ facts, questions }: Outline, id: string): string {
	const taken = new Set([...facts, ...questions].map((each) => each.id));
	return slugId(id.replaceAll('-', ' '), taken);
}
