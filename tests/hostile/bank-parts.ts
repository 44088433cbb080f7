import { EXAMPLE_BANK } from '../../src/lib/core/bank/example-bank';

/** Bytes, so that what is built up to the limit stays below it. */
export const NEARLY_2_MB = 2 * 1024 * 1024 - 40_000;

const HEAD = EXAMPLE_BANK.slice(0, EXAMPLE_BANK.indexOf('sections:'));

export const times = (count: number, piece: (index: number) => string) =>
	Array.from({ length: count }, (_, index) => piece(index)).join('');

/** As many pieces as fit into a file of 2 MB. */
export function filled(piece: (index: number) => string, most = Infinity): string {
	const pieces: string[] = [];
	for (let length = 0; length < NEARLY_2_MB && pieces.length < most;) {
		const next = piece(pieces.length);
		pieces.push(next);
		length += next.length;
	}
	return pieces.join('');
}

interface Parts {
	head?: string;
	sections?: string;
	facts?: string;
	questions?: string;
}

/** A sound bank in which some lists are others. */
export function bankOf({ head = HEAD, sections, facts, questions }: Parts): string {
	return `${head}
sections:
${sections ?? '  - { id: all, title: All of it, from: 1, to: 6 }\n'}
facts:
${facts ?? fact(0)}
questions:
${questions ?? trueFalse(0)}`;
}

export const fact = (index: number, saidBy = 'Ada Example', statement = 'The sea rises.') =>
	`  - { id: f${index}, passage: 1, kind: event, said-by: ${saidBy}, statement: ${statement} }\n`;

export const trueFalse = (index: number, facts = 'f0') =>
	`  - { id: q${index}, type: true-false, facts: [${facts}], stem: It rises., answer: true, explanation: So. }\n`;

export const single = (index: number, choices: readonly string[]) =>
	`  - { id: q${index}, type: single, facts: [f0], stem: Why?, explanation: So., choices: [ { text: Yes, correct: true }, ${choices.map((text) => `{ text: ${text} }`).join(', ')} ] }\n`;
