/** A text as it must be, or a pattern it must fit; blanks count once. It goes into a page as JSON. */
export type TextTest = { is: string } | { like: string; flags: string };

/** What is looked for on the screen, as someone sees or hears it. All that is given must hold. */
export interface Query {
	role?: string;
	/** The accessible name. */
	name?: TextTest;
	/** The text in sight; without a role, of the innermost element that has it. */
	text?: TextTest;
	level?: number;
	/** Only inside one that fits this. */
	within?: Query;
}

const textTest = (wanted: string | RegExp): TextTest =>
	typeof wanted === 'string' ? { is: wanted } : { like: wanted.source, flags: wanted.flags };

/** By role and accessible name: `role('button', 'Check')`. */
export function role(role: string, name?: string | RegExp, more: Partial<Query> = {}): Query {
	return { role, ...(name === undefined ? {} : { name: textTest(name) }), ...more };
}

/** By the text in sight. */
export function text(wanted: string | RegExp, more: Partial<Query> = {}): Query {
	return { text: textTest(wanted), ...more };
}

/** As part of a pattern. */
export const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** For the message of an error. */
export function toldQuery({ role, name, text, level, within }: Query): string {
	const told = (test: TextTest) => ('is' in test ? `“${test.is}”` : `/${test.like}/${test.flags}`);
	const parts = [
		role ?? 'a text',
		level ? `of level ${level}` : '',
		name ? told(name) : '',
		text ? `saying ${told(text)}` : '',
		within ? `in ${toldQuery(within)}` : ''
	];
	return parts.filter((part) => part !== '').join(' ');
}
